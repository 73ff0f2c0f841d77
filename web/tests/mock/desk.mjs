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
];
