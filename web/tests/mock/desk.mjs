/* What the mock answers about requests for accounts, and about who can see what. */
import { accounts } from './data.mjs';

const grant = {
  role: 'entry',
  unit_id: 100,
  below: false,
  regime_id: null,
  valid_from: null,
  valid_to: null,
  unit_name: 'Phường Thành Vinh',
  regime_name: null,
};

function request(id, kind, state, more) {
  return {
    id,
    kind,
    state,
    unit_id: 100,
    account_id: null,
    username: '',
    name: '',
    to_unit_id: null,
    extra: false,
    reason: 'Bổ sung người nhập liệu theo phân công.',
    document_number: '12/CV-UBND',
    document_on: '2026-11-16',
    asked_by: 4,
    asked_name: 'Chủ tịch UBND phường Thành Vinh',
    asked_at: '2026-11-16T02:00:00.000Z',
    due_on: '2026-11-17',
    decided_name: '',
    decided_at: null,
    answer: '',
    version: 1,
    unit_name: 'Phường Thành Vinh',
    account_name: null,
    account_username: null,
    to_unit_name: null,
    late: false,
    own: false,
    can_decide: state === 'waiting',
    decide_reason: state === 'waiting' ? '' : 'Yêu cầu đã được giải quyết.',
    grants: [],
    ...more,
  };
}

const requests = [
  request(3, 'create', 'waiting', {
    username: 'vinh.nhap2',
    name: 'Công chức Kinh tế, Hạ tầng và Đô thị',
    late: true,
    grants: [grant, { ...grant, role: 'aggregator', valid_to: '2027-06-30' }],
  }),
  request(2, 'reissue', 'waiting', {
    account_id: 3,
    account_name: 'Công chức Văn phòng – Thống kê',
    account_username: 'vinh.nhap',
    document_number: '',
    document_on: null,
  }),
  request(1, 'lock', 'refused', {
    account_id: 3,
    account_name: 'Công chức Văn phòng – Thống kê',
    account_username: 'vinh.nhap',
    decided_name: 'Quản trị hệ thống',
    decided_at: '2026-11-17T03:00:00.000Z',
    answer: 'Chưa có quyết định nghỉ hưu.',
  }),
];

const one = (id) => requests.find((request) => request.id === Number(id)) ?? requests[0];

function reader(account_id, username, name, unit, role, more) {
  return {
    account_id,
    username,
    name,
    account_unit_name: unit,
    grant_id: account_id,
    role,
    unit_id: 100,
    unit_name: unit,
    below: false,
    regime_id: null,
    regime_name: null,
    valid_from: null,
    valid_to: null,
    given_at: '2026-11-02T01:15:00.000Z',
    given_name: 'Quản trị hệ thống',
    side: 'own',
    figures: true,
    ...more,
  };
}

const readers = {
  title: 'Báo cáo sản xuất nông nghiệp – Tháng 11 năm 2026 – Phường Thành Vinh',
  accounts: 3,
  items: [
    reader(3, 'vinh.nhap', 'Công chức Văn phòng – Thống kê', 'Phường Thành Vinh', 'entry'),
    reader(4, 'vinh.duyet', 'Chủ tịch UBND phường', 'Phường Thành Vinh', 'approver', {
      given_at: null,
      valid_to: '2027-06-30',
    }),
    reader(2, 'so.nn', 'Chuyên viên Phòng Kế hoạch', 'Sở Nông nghiệp và Môi trường', 'lead', {
      below: true,
      side: 'receiver',
      figures: false,
    }),
  ],
};

function access(id) {
  const grant = readers.items[0];
  return {
    account: { ...accounts[0], id: Number(id) },
    items: [
      {
        ...grant,
        id: 1,
        account_id: Number(id),
        version: 1,
        changed_at: grant.given_at,
        in_force: true,
        units: 1,
        reports: 12,
        rights: ['report.read', 'report.enter'],
      },
    ],
  };
}

function ticket(id, kind, state, subject, more) {
  return {
    id,
    kind,
    state,
    subject,
    unit_id: 100,
    asked_name: 'Công chức Văn phòng – Thống kê',
    asked_at: '2026-11-16T02:00:00.000Z',
    page: '/reports/31',
    roles: 'Nhập liệu',
    program: '0.1.0',
    opened_at: '2026-11-16T02:00:00.000Z',
    due_on: null,
    handler_id: null,
    answered_at: null,
    closed_at: null,
    version: 1,
    changed_at: '2026-11-16T02:00:00.000Z',
    unit_name: 'Phường Thành Vinh',
    handler_name: null,
    late: false,
    own: false,
    can_handle: true,
    answer_days: 2,
    actions: ['take', 'assign', 'answer'],
    messages: [],
    ...more,
  };
}

const said = (id, by_desk, body) => ({
  id,
  author_name: by_desk ? 'Quản trị hệ thống' : 'Công chức Văn phòng – Thống kê',
  author_unit_name: by_desk ? 'UBND tỉnh Nghệ An' : 'Phường Thành Vinh',
  by_desk,
  body,
  at: '2026-11-17T03:00:00.000Z',
});

const tickets = [
  ticket(12, 'incident', 'new', 'Không mở được biểu tháng 11', {
    due_on: '2026-11-17',
    late: true,
    messages: [said(1, false, 'Bấm vào biểu thì trang trắng.\nĐã tải lại hai lần.')],
  }),
  ticket(11, 'difficulty', 'handling', 'Không rõ cách nhập số lũy kế', {
    handler_id: 1,
    handler_name: 'Quản trị hệ thống',
  }),
  ticket(10, 'feedback', 'answered', 'Chữ trong bảng hơi nhỏ', {
    actions: ['answer', 'close'],
    handler_id: 1,
    handler_name: 'Quản trị hệ thống',
    answered_at: '2026-11-17T03:00:00.000Z',
    messages: [
      said(2, false, 'Đề nghị cho chữ to hơn.'),
      said(3, true, 'Bấm Ctrl và dấu + để phóng to; bản sau sẽ có nút đổi cỡ chữ.'),
    ],
  }),
];

const total = (unit_id, unit_name, kind, received) => ({
  unit_id,
  unit_name,
  kind,
  received,
  fresh: 1,
  handling: 0,
  answered: received - 1,
  closed: 0,
  reopened: 0,
  late: 0,
});

const ticketTotals = {
  from: '2026-11-01',
  to: '2026-11-18',
  items: [
    total(100, 'Phường Thành Vinh', 'difficulty', 2),
    total(100, 'Phường Thành Vinh', 'incident', 3),
    total(105, 'Xã Quế Phong', 'feedback', 1),
  ],
};

function handover(id) {
  const account = accounts.find((one) => one.id === Number(id)) ?? accounts[0];
  return {
    account_id: account.id,
    name: account.name,
    username: account.username,
    unit_name: account.unit_name,
    version: account.version,
    grants: [
      {
        ...grant,
        id: 1,
        account_id: account.id,
        version: 1,
        changed_at: '2026-11-02T01:15:00.000Z',
        given_at: null,
        given_name: '',
      },
    ],
    inbox: {
      today: '2026-11-18',
      counts: {
        todo: 12,
        returned: 0,
        approve: 0,
        send: 0,
        received: 0,
        correction: 0,
        consolidate: 0,
        extension: 0,
        total: 12,
        overdue: 1,
        due_soon: 2,
      },
      items: [
        {
          report_id: 31,
          kind: 'entry',
          group: 'todo',
          regime_name: 'Báo cáo sản xuất nông nghiệp',
          period_title: 'Tháng 11 năm 2026',
          unit_name: 'Phường Thành Vinh',
          state: 'in_entry',
          due_on: '2026-11-20',
          days_left: 2,
          late: false,
          last_note: '',
          correction: { number: 0, reason: '', asked_by: '', asked_at: null },
          last_actor: '',
        },
      ],
    },
    remarks: 1,
    requests: [{ id: 3, title: 'Công chức Kinh tế', at: '2026-11-16T02:00:00.000Z' }],
    tickets: [{ id: 11, title: tickets[1].subject, at: '2026-11-16T02:00:00.000Z' }],
    unread: 4,
  };
}

/* [method, path, answer] as in routes.mjs. */
export const deskRoutes = [
  [
    'GET',
    '/account-requests',
    ({ query }) => ({
      items: requests.filter((r) => !query.get('state') || r.state === query.get('state')),
      next: null,
    }),
  ],
  ['GET', '/reports/:id/readers', () => readers],
  ['GET', '/units/:id/readers', () => ({ ...readers, title: 'Phường Thành Vinh' })],
  ['GET', '/accounts/:id/access', ({ id }) => access(id)],
  ['GET', '/accounts/review', () => ({ items: accounts.slice(2), next: null })],
  ['GET', '/account-requests/:id', ({ id }) => one(id)],
  [
    'GET',
    '/tickets',
    ({ query }) => ({
      items: query.get('whose') === 'asked' ? [] : tickets,
      next: null,
    }),
  ],
  [
    'GET',
    '/tickets/draft',
    () => ({
      name: 'Công chức Văn phòng – Thống kê',
      unit_name: 'Phường Thành Vinh',
      roles: 'Nhập liệu',
      program: '0.1.0',
      at: '2026-11-18T02:00:00.000Z',
      left: 9,
    }),
  ],
  ['GET', '/tickets/totals', () => ticketTotals],
  ['GET', '/tickets/:id', ({ id }) => tickets.find((t) => t.id === Number(id)) ?? tickets[0]],
  [
    'GET',
    '/tickets/:id/handlers',
    () => ({
      items: [{ account_id: 1, name: 'Quản trị hệ thống', unit_name: 'UBND tỉnh Nghệ An' }],
    }),
  ],
  ['GET', '/accounts/:id/handover', ({ id }) => handover(id)],
];
