/* A small province, in memory: enough of everything for each page to have something to show. */
import { readFileSync } from 'node:fs';

import { cancelledBy } from './mending.mjs';

const layoutFile = new URL('../fixtures/nong_nghiep_thang.layout.json', import.meta.url);
export const layout = JSON.parse(readFileSync(layoutFile, 'utf8'));

export const TODAY = '2026-11-18';
const STARTED = '2026-11-02T01:15:00.000Z';
const CHANGED = '2026-11-17T08:42:00.000Z';

const communeNames = [
  'Phường Thành Vinh',
  'Phường Trường Vinh',
  'Phường Vinh Phú',
  'Phường Vinh Lộc',
  'Phường Cửa Lò',
  'Xã Quế Phong',
  'Xã Thông Thụ',
  'Xã Tiền Phong',
  'Xã Tri Lễ',
  'Xã Mường Quàng',
  'Xã Quỳ Châu',
  'Xã Châu Tiến',
  'Xã Hùng Chân',
  'Xã Châu Bình',
  'Xã Mường Xén',
  'Xã Mỹ Lý',
  'Xã Bắc Lý',
  'Xã Keng Đu',
  'Xã Huồi Tụ',
  'Xã Mường Lống',
  'Xã Na Loi',
  'Xã Nậm Cắn',
  'Xã Hữu Kiệm',
  'Xã Chiêu Lưu',
  'Xã Mường Típ',
  'Xã Na Ngoi',
  'Xã Tương Dương',
  'Xã Nhôn Mai',
  'Xã Hữu Khuông',
];
const departmentNames = ['Sở Nông nghiệp và Môi trường', 'Sở Tài chính', 'Sở Y tế', 'Sở Nội vụ'];

function unit(id, code, name, kind, parent_id) {
  const path = parent_id === null ? '1/' : parent_id === 1 ? `1/${id}/` : `1/${parent_id}/${id}/`;
  return {
    id,
    code,
    name,
    kind,
    parent_id,
    parent_name:
      parent_id === null
        ? ''
        : parent_id === 1
          ? 'UBND tỉnh Nghệ An'
          : departmentNames[parent_id - 2],
    path,
    depth: path.split('/').length - 2,
    valid_from: parent_id === null ? null : '2025-07-01',
    valid_to: null,
    children: 0,
    version: 1,
    changed_at: CHANGED,
  };
}

export const units = [
  unit(1, '40', 'UBND tỉnh Nghệ An', 'province', null),
  ...departmentNames.map((name, i) => unit(2 + i, `H40.${10 + i}`, name, 'department', 1)),
  unit(8, 'H40.10.1', 'Phòng Trồng trọt', 'division', 2),
  ...communeNames.map((name, i) =>
    unit(
      100 + i,
      String(16681 + i * 3),
      `UBND ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
      name.startsWith('Phường') ? 'ward' : 'commune',
      1,
    ),
  ),
];
for (const one of units) one.children = units.filter((other) => other.parent_id === one.id).length;
export const nameOf = (id) => units.find((one) => one.id === id)?.name ?? '';

const adminRights = [
  'catalogue.read',
  'catalogue.write',
  'unit.read',
  'calendar.write',
  'letterhead.write',
  'authority.write',
  'unit.write',
  'account.read',
  'account.write',
  'account.ask',
  'access.read',
  'help.answer',
  'form.read',
  'form.write',
  'regime.read',
  'regime.write',
  'cycle.open',
  'progress.read',
  'report.urge',
  'report.read',
  'event.read',
  'system.manage',
  'profile.write',
  'announcement.write',
];
const people = [
  ['quantri', 'Quản trị hệ thống', 1, 'system_admin', adminRights],
  [
    'so.nn',
    'Chuyên viên Phòng Kế hoạch',
    2,
    'lead',
    [
      'unit.read',
      'form.read',
      'regime.read',
      'cycle.open',
      'progress.read',
      'report.read',
      'report.receive',
      'report.consolidate',
      'report.urge',
      'event.read',
    ],
  ],
  [
    'vinh.nhap',
    'Công chức Văn phòng – Thống kê',
    100,
    'entry',
    [
      'catalogue.read',
      'unit.read',
      'form.read',
      'regime.read',
      'report.read',
      'report.enter',
      'report.submit',
    ],
  ],
  [
    'vinh.duyet',
    'Chủ tịch UBND phường Thành Vinh',
    100,
    'approver',
    [
      'unit.read',
      'form.read',
      'regime.read',
      'report.read',
      'report.approve',
      'report.send',
      'archive.keep',
      'archive.destroy',
    ],
  ],
  ['moi', 'Văn thư UBND xã Quế Phong', 105, 'entry', ['unit.read', 'report.read', 'report.enter']],
];
export const accounts = people.map(([username, name, unit_id], i) => ({
  id: i + 1,
  username,
  name,
  unit_id,
  unit_name: nameOf(unit_id),
  locked: false,
  must_change_password: username === 'moi',
  password_changed_at: null,
  last_login_at: username === 'moi' ? null : CHANGED,
  created_at: STARTED,
  version: 1,
}));
accounts.push({
  ...accounts[4],
  id: 6,
  username: 'cu.nhan',
  name: 'Kế toán UBND xã Tri Lễ',
  unit_id: 108,
  unit_name: nameOf(108),
  locked: true,
});
export const grants = people.map(([, , unit_id, role], i) => ({
  id: i + 1,
  account_id: i + 1,
  role,
  unit_id,
  unit_name: nameOf(unit_id),
  below: i < 2,
  regime_id: null,
  regime_name: null,
  valid_from: '2026-01-01',
  valid_to: null,
  version: 1,
  changed_at: STARTED,
}));

export function me(account) {
  const at = accounts.indexOf(account);
  const rights = people[at]?.[4] ?? [];
  const held = grants.filter((one) => one.account_id === account.id);
  return {
    account_id: account.id,
    username: account.username,
    name: account.name,
    unit_id: account.unit_id,
    unit_name: account.unit_name,
    must_change_password: account.must_change_password,
    roles: held.map((one) => ({
      role: one.role,
      title: one.role,
      unit_id: one.unit_id,
      unit_name: one.unit_name,
      below: one.below,
      regime_id: null,
    })),
    rights,
    role_titles: [],
    upload_bytes_max: 50 * 1024 * 1024,
  };
}

export const opening = {
  days: 10,
  since: '2026-10-01',
  version: 1,
  next_on: '2026-12-10',
  next_period: '2026-12',
  next_title: 'Tháng 12 năm 2026',
  failed_period: '2026-11',
  failed_text: 'Chế độ báo cáo chưa có đơn vị nào phải báo cáo.',
  failed_at: '2026-11-10T01:00:00.000Z',
};

const letterheads = new Map();

export function letterheadOf(id) {
  return (
    letterheads.get(id) ?? {
      unit_id: id,
      superior: '',
      issuer: 'Ủy ban nhân dân\nphường Thành Vinh',
      symbol: 'BC-UBND',
      place: 'Thành Vinh',
      on_behalf: 'Ủy ban nhân dân',
      head: 'Chủ tịch',
      authority: 'head',
      position: '',
      signer: '',
      addressees: '',
      copies: 'Như trên\nLưu: VT',
      authority_lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
      can_edit: true,
      version: 0,
      changed_at: null,
      changed_by: '',
    }
  );
}

export function setLetterhead(id, body) {
  letterheads.set(id, { ...letterheadOf(id), ...body, version: body.version + 1 });
  return letterheads.get(id);
}

export function calendarOf(year) {
  const day = (rest, kind, name) => ({ on: `${String(year)}-${rest}`, kind, name });
  return {
    year,
    source: year === 2026 ? 'notice' : 'computed',
    notice: year === 2026 ? 'Thông báo 9441/TB-BNV' : '',
    days: [
      day('01-01', 'holiday', 'Tết Dương lịch'),
      ...(year === 2026
        ? [day('01-02', 'swap_off', 'Nghỉ hoán đổi'), day('01-10', 'swap_work', 'Làm bù')]
        : []),
      day('04-27', 'in_lieu', 'Nghỉ bù Giỗ Tổ Hùng Vương'),
    ],
    workdays: 250,
    version: null,
    confirmed_at: null,
    confirmed_by: null,
  };
}

export const forms = [
  {
    id: 1,
    code: 'nong-nghiep-thang',
    title: 'Ước kết quả sản xuất nông, lâm, ngư nghiệp (tháng)',
    version_number: 2,
    state: 'in_use',
    used_number: 2,
    work_number: null,
    work_state: null,
    owner_unit_id: 2,
    owner_unit_name: nameOf(2),
    rows: layout.rows.length,
    columns: 3,
    changed_at: CHANGED,
    version: 2,
    number: 2,
    layout,
  },
  {
    id: 2,
    code: 'btp-17b',
    title: 'Kết quả chứng thực của Ủy ban nhân dân cấp xã',
    version_number: 1,
    state: 'draft',
    used_number: null,
    work_number: 1,
    work_state: 'draft',
    owner_unit_id: 5,
    owner_unit_name: nameOf(5),
    rows: 30,
    columns: 4,
    changed_at: STARTED,
    version: 1,
    number: 1,
    layout: { ...layout, title: 'KẾT QUẢ CHỨNG THỰC' },
  },
];
const annexTable = {
  hidden: false,
  too_large: false,
  form_no: '',
  first_row: 1,
  rows: 2,
  columns: 4,
};
/** What stands on the sheets of the file that the annex is in. */
export const annexTables = [
  { ...annexTable, sheet: 0, table: 0, title: 'TỔNG HỢP KẾT QUẢ SẢN XUẤT', doubts: 2 },
  { ...annexTable, sheet: 1, table: 0, form_no: 'Phụ lục 2', title: 'CHĂN NUÔI', doubts: 0 },
  { ...annexTable, sheet: 1, table: 1, first_row: 40, title: '', doubts: 1 },
];

export const annex = {
  ...layout,
  doubts: [
    {
      row: 15,
      column: 4,
      text: 'Công thức cộng thêm dòng ngô vào diện tích thu hoạch lúa; kiểm tra lại.',
    },
    { row: 44, column: 0, text: 'Nhãn «DT lúa» nằm dưới nhóm cây có củ; có thể là tên chép sót.' },
    { row: 0, column: 6, text: 'Không rõ cột lũy kế lấy tổng hay lấy số cuối kỳ.' },
  ],
};

export const regimes = [
  {
    id: 1,
    code: 'NN-THANG',
    name: 'Báo cáo ước kết quả sản xuất nông nghiệp tháng',
    legal_basis: 'Quyết định số 12/2026/QĐ-UBND',
    compiler_post: 'Chuyên viên Phòng Kế hoạch - Tài chính',
    approver_post: 'Phó Giám đốc phụ trách',
    lead_unit_id: 2,
    lead_unit_name: nameOf(2),
    receiver_unit_id: 2,
    receiver_unit_name: nameOf(2),
    upper_unit_id: 1,
    upper_unit_name: nameOf(1),
    form_id: 1,
    form_title: forms[0].title,
    total_form_id: null,
    total_form_title: null,
    period_kind: 'month',
    origin: 'province',
    window_rule: '15-14',
    due_rule: 'day=20;month=+0;shift=next',
    total_due_rule: 'workdays=5;after=due;shift=none',
    reporters: communeNames.length,
    active: true,
    version: 3,
    changed_at: CHANGED,
  },
  {
    id: 2,
    code: 'CT-6T',
    name: 'Báo cáo công tác chứng thực 6 tháng',
    legal_basis: 'Thông tư 03/2019/TT-BTP',
    compiler_post: '',
    approver_post: '',
    lead_unit_id: 5,
    lead_unit_name: nameOf(5),
    receiver_unit_id: 5,
    receiver_unit_name: nameOf(5),
    upper_unit_id: null,
    upper_unit_name: null,
    form_id: 2,
    form_title: forms[1].title,
    total_form_id: null,
    total_form_title: null,
    period_kind: 'half',
    origin: 'province',
    window_rule: 'calendar',
    due_rule: 'day=6;month=+1;shift=none',
    total_due_rule: 'workdays=5;after=due;shift=none',
    reporters: 0,
    active: false,
    version: 1,
    changed_at: STARTED,
  },
];
export const reporters = new Map([
  [
    1,
    units
      .filter((one) => one.id >= 100)
      .map((one, i) => ({
        unit_id: one.id,
        unit_code: one.code,
        unit_name: one.name,
        rows: i === 2 ? [11, 14, 15] : [],
        columns: [],
        valid_from: null,
        valid_to: null,
      }))
      .concat({
        unit_id: 990,
        unit_code: '17990',
        unit_name: 'Xã Thông Thụ',
        rows: [11, 14],
        columns: [],
        valid_from: null,
        valid_to: null,
      }),
  ],
  [2, []],
]);

export const noCorrection = { number: 0, reason: '', asked_by: '', asked_at: null };
export const aCorrection = {
  number: 2,
  reason: 'Đo lại diện tích theo biên bản ngày 18 tháng 11',
  asked_by: 'Văn thư phường',
  asked_at: '2026-11-18T02:10:00.000Z',
};

export const cycles = [];
export const reports = [];
export const cells = new Map();

const someStates = [
  'in_entry',
  'submitted',
  'approved',
  'sent',
  'accepted',
  'accepted',
  'accepted',
  'returned',
  'assigned',
  'refused',
  'sent',
  'recalled',
];
const wayTo = {
  withdrawn: [],
  assigned: [],
  in_entry: ['enter'],
  submitted: ['enter', 'submit'],
  refused: ['enter', 'submit', 'refuse'],
  approved: ['enter', 'submit', 'approve'],
  sent: ['enter', 'submit', 'approve', 'send'],
  accepted: ['enter', 'submit', 'approve', 'send', 'accept'],
  returned: ['enter', 'submit', 'approve', 'send', 'return'],
  recalled: ['enter', 'submit', 'approve', 'send', 'recall'],
};
export const actionTitles = {
  enter: 'Nhập số liệu',
  submit: 'Trình lãnh đạo',
  refuse: 'Không duyệt',
  approve: 'Phê duyệt',
  sign: 'Ký báo cáo',
  send: 'Gửi báo cáo',
  recall: 'Thu hồi',
  accept: 'Tiếp nhận',
  return: 'Trả lại',
  consolidate: 'Tổng hợp',
};

export function step(action, actor, note = '', at = CHANGED) {
  return {
    at,
    action: `report.${action}`,
    action_title: actionTitles[action],
    actor_name: actor.name,
    unit_name: actor.unit_name,
    note,
  };
}

function report(id, cycle, unitId, kind, state) {
  const sent = ['sent', 'accepted', 'returned'].includes(state) ? CHANGED : null;
  const steps = wayTo[state].map((action) =>
    step(
      action,
      {
        name: action === 'approve' ? 'Chủ tịch UBND' : 'Công chức Văn phòng – Thống kê',
        unit_name: nameOf(unitId),
      },
      ['return', 'refuse', 'recall'].includes(action)
        ? 'Diện tích lúa hè thu (dòng 14) lớn hơn diện tích gieo trồng; đề nghị kiểm tra lại.'
        : '',
    ),
  );
  reports.push({
    id,
    kind,
    cycle_id: cycle.id,
    regime_id: 1,
    regime_name: cycle.regime_name,
    period: cycle.period,
    period_title: cycle.period_title,
    unit_id: unitId,
    unit_code: units.find((one) => one.id === unitId).code,
    unit_name: nameOf(unitId),
    receiver_unit_id: kind === 'total' ? 1 : 2,
    receiver_unit_name: nameOf(kind === 'total' ? 1 : 2),
    form_id: 1,
    form_version_number: 2,
    state,
    late: cycle.period < '2026-11' && !sent && state !== 'withdrawn',
    correcting: 0,
    owed: !sent,
    due_on: cycle.due_on,
    window_from: cycle.window_from,
    window_to: cycle.window_to,
    submitted_at: null,
    approved_at: null,
    sent_at: sent,
    accepted_at: state === 'accepted' ? CHANGED : null,
    revision: wayTo[state].includes('submit') ? 1 : 0,
    version: 4,
    changed_at: state === 'assigned' ? null : CHANGED,
    steps,
  });
  const filled =
    state === 'assigned' ? [] : layout.rows.filter((row) => row.kind === 'fixed').slice(0, 60);
  const formulas = new Set(
    layout.cells.filter((one) => one.formula).map((one) => `${one.row}:${one.column}`),
  );
  cells.set(
    id,
    filled.flatMap((row, i) =>
      [4, 5, 6]
        .filter((column) => !formulas.has(`${row.key}:${column}`))
        .map((column) => ({
          row: row.key,
          column,
          value: String((row.key * 37 + column * 11 + unitId) % 900) + (i % 3 ? '' : '.5'),
          text: null,
          version: 3,
          override: false,
          note:
            kind === 'total' && i === 4 && column === 5
              ? 'Bổ sung số liệu của lâm trường theo Công văn số 214.'
              : '',
          error: '',
        })),
    ),
  );
}

export function openCycle(id, period, period_title, window_from, window_to, due_on, states) {
  const cycle = {
    id,
    regime_id: 1,
    regime_name: regimes[0].name,
    regime_code: regimes[0].code,
    period,
    period_title,
    window_from,
    window_to,
    due_on,
    total_due_on: new Date(Date.parse(due_on) + 7 * 864e5).toISOString().slice(0, 10),
    form_id: 1,
    form_version_number: 2,
    total_form_id: 1,
    lead_unit_id: 2,
    lead_unit_name: nameOf(2),
    receiver_unit_id: 2,
    state: 'open',
    reports: communeNames.length,
    opened_at: STARTED,
    total_report_id: id * 1000,
    sent: (states ?? []).filter((one) => one === 'sent' || one === 'accepted').length,
    can_follow: true,
    can_open_total: true,
    version: 1,
    closed_at: null,
    closed_by_name: '',
    closed_note: '',
    cancelled_at: null,
    cancelled_by_name: '',
    cancelled_note: '',
    cancelled_document: '',
  };
  cycles.unshift(cycle);
  report(id * 1000, cycle, 2, 'total', states ? 'in_entry' : 'assigned');
  communeNames.forEach((_, i) =>
    report(
      id * 1000 + 1 + i,
      cycle,
      100 + i,
      'entry',
      states ? states[i % states.length] : 'assigned',
    ),
  );
  return cycle;
}
Object.assign(
  openCycle(4, '2026-08', 'Tháng 8 năm 2026', '2026-07-15', '2026-08-14', '2026-08-20', [
    'withdrawn',
  ]),
  cancelledBy(
    'Mở nhầm kỳ khi chưa đến thời gian lấy số liệu',
    'Công văn số 128/SNN-KH ngày 03/8/2026',
  ),
  { reports: 0 },
);
openCycle(1, '2026-09', 'Tháng 9 năm 2026', '2026-08-15', '2026-09-14', '2026-09-21', ['accepted']);
openCycle(2, '2026-10', 'Tháng 10 năm 2026', '2026-09-15', '2026-10-14', '2026-10-20', [
  'accepted',
  'accepted',
  'accepted',
  'returned',
  'in_entry',
]);
openCycle(3, '2026-11', 'Tháng 11 năm 2026', '2026-10-15', '2026-11-14', '2026-11-20', someStates);
/* With its lead unit, which is to assign it. */
cycles.push({
  ...cycles[0],
  id: 5,
  regime_name: 'Báo cáo tình hình thiệt hại do thiên tai (giao hai bước)',
  due_on: '2026-12-04',
  state: 'with_lead',
  reports: 0,
  sent: 0,
  total_report_id: 3000,
});

export const events = [
  [
    'report.return',
    'report',
    3008,
    'Diện tích lúa hè thu lớn hơn diện tích gieo trồng.',
    '{"state":"sent"}',
    '{"state":"returned"}',
  ],
  ['report.enter', 'report', 3001, '', '{"D14":"120"}', '{"D14":"125.5","D15":"80"}'],
  ['cycle.open', 'cycle', 3, '', null, '{"period":"2026-11","reports":29}'],
  ['form.version', 'form', 1, '', '{"version_number":1}', '{"version_number":2}'],
  [
    'grant.create',
    'account',
    6,
    '',
    null,
    '{"role":"entry","unit_id":100,"below":false,"valid_from":"2026-01-01"}',
  ],
  ['unit.change', 'unit', 100, '', '{"name":"Phường Vinh"}', '{"name":"UBND phường Thành Vinh"}'],
  ['account.lock', 'account', 6, 'Nghỉ việc', '{"locked":false}', '{"locked":true}'],
].map(([action, object_type, object_id, note, before, after], i) => ({
  id: 900 - i,
  at: CHANGED,
  actor_id: 1,
  actor_name: 'Quản trị hệ thống',
  actor_unit_id: 1,
  unit_name: nameOf(1),
  address: '10.40.1.15',
  request_id: 'r1',
  action,
  action_title: {
    'report.return': 'Nơi nhận trả lại',
    'report.enter': 'Nhập số liệu',
    'cycle.open': 'Mở kỳ báo cáo',
    'form.version': 'Ban hành phiên bản biểu mẫu',
    'grant.create': 'Phân quyền',
    'unit.change': 'Sửa đơn vị',
    'account.lock': 'Khóa tài khoản',
  }[action],
  object_type,
  object_id,
  object_name: {
    report: 'Báo cáo sản xuất nông nghiệp tháng',
    cycle: 'Báo cáo sản xuất nông nghiệp tháng',
    form: 'Sản xuất nông nghiệp',
    unit: nameOf(100),
    account: 'Công chức Văn phòng – Thống kê',
  }[object_type],
  object_unit_name: nameOf(100),
  period_title: ['report', 'cycle'].includes(object_type) ? 'Tháng 11 năm 2026' : '',
  cells_changed: action === 'report.enter' ? 2 : 0,
  can_open: action !== 'report.enter',
  note,
  before: action === 'report.enter' ? null : before,
  after: action === 'report.enter' ? null : after,
}));

/** What a filled-in file said about a report: one cell of each kind. */
export const filled = [...cells.get(3001).slice(0, 5)].map(({ row, column, value }, i) => ({
  row,
  column,
  at: `E${row}`,
  found: ['12,5', value, 'mười', '1,2345', '99'][i],
  state: ['taken', 'same', 'refused', 'rounded', 'differs'][i],
  value: ['12.5', value, null, '1.23', '98'][i],
  before: value,
  reason: [
    '',
    '',
    'Không phải là số.',
    'Có quá 2 chữ số thập phân; làm tròn thành 1,23.',
    'Ô tự tính; hệ thống tính được 98.',
  ][i],
}));

const attached = (report) => [
  {
    id: report.id * 10 + 1,
    report_id: report.id,
    name: 'Phụ lục số 1 – Diện tích gieo trồng vụ Đông theo từng xóm.pdf',
    note: 'Số liệu chi tiết theo xóm',
    kind: 'pdf',
    kind_title: 'PDF',
    added_by: 2,
    added_name: 'Cán bộ nông nghiệp',
    added_at: CHANGED,
    version: 2,
    size: 9008,
    sha256: '0'.repeat(64),
  },
  {
    id: report.id * 10 + 2,
    report_id: report.id,
    name: 'anh_hien_truong.jpg',
    note: '',
    kind: 'jpeg',
    kind_title: 'Ảnh JPEG',
    added_by: 2,
    added_name: 'Cán bộ nông nghiệp',
    added_at: CHANGED,
    version: 1,
    size: 3 * 1024 * 1024,
    sha256: '1'.repeat(64),
  },
];

/** The files of a report: two of those that are being filled in or were sent. */
export function attachmentsOf(report) {
  const items = report.state === 'assigned' ? [] : attached(report);
  const can_change = ['assigned', 'in_entry', 'returned', 'refused'].includes(report.state);
  return {
    report_id: report.id,
    report_version: report.version,
    items,
    bytes: items.reduce((sum, one) => sum + one.size, 0),
    can_change,
    reason: can_change ? '' : 'Báo cáo đã trình, không sửa được.',
    file_bytes_max: 50 * 1024 * 1024,
    bytes_max: 200 * 1024 * 1024,
    files_max: 50,
    endings: ['.pdf', '.jpg', '.jpeg', '.png', '.docx', '.xlsx', '.mp3'],
  };
}

/* What the entry clerk of a commune was told, newest first. */
const told = [
  [
    'certificate',
    'Chứng thư số của Chủ tịch UBND xã Vinh Thanh, Xã Vinh Thanh, còn 7 ngày là hết hạn (30/06/2026). Cần xin cấp chứng thư số mới và đăng ký vào tài khoản này.',
  ],
  [
    'overdue',
    'Báo cáo sản xuất nông nghiệp tháng, Tháng 6 năm 2026 của Xã Vinh Thanh đã quá hạn 3 ngày. Hạn gửi 20/06/2026.',
  ],
  [
    'returned',
    'Sở Nông nghiệp và Môi trường trả lại Báo cáo sản xuất nông nghiệp tháng, Tháng 6 năm 2026 của Xã Vinh Thanh. Hạn gửi 20/06/2026.',
  ],
  [
    'due_soon',
    'Báo cáo sản xuất nông nghiệp tháng, Tháng 6 năm 2026 của Xã Vinh Thanh còn 1 ngày đến hạn. Hạn gửi 20/06/2026.',
  ],
  [
    'waiting',
    'Báo cáo sản xuất nông nghiệp tháng, Tháng 6 năm 2026 của Xã Vinh Thanh chờ phê duyệt. Hạn gửi 20/06/2026.',
  ],
  [
    'assigned',
    'Được giao Báo cáo sản xuất nông nghiệp tháng, Tháng 6 năm 2026. Hạn gửi 20/06/2026.',
  ],
];
const toldTitles = {
  certificate: 'Chứng thư số',
  assigned: 'Được giao',
  due_soon: 'Sắp đến hạn',
  overdue: 'Quá hạn',
  returned: 'Bị trả lại',
  waiting: 'Chờ xử lý',
};
export const alerts = told.map(([kind, text], i) => ({
  id: told.length - i,
  account_id: accounts.find((one) => one.username === 'vinh.nhap').id,
  kind,
  title: toldTitles[kind],
  object_type: kind === 'certificate' ? 'account' : 'report',
  object_id: kind === 'certificate' ? 1 : 3001,
  text_key: kind,
  text,
  made_at: `2026-06-${String(23 - 3 * i).padStart(2, '0')}T01:00:00.000Z`,
  read_at: i > 2 ? '2026-06-20T02:00:00.000Z' : null,
}));

/* What the administrator sees of the queue of e-mail. */
export const mails = ['queued', 'dead', 'sent'].map((state, i) => ({
  id: 3 - i,
  account_id: 3,
  kind: 'alerts',
  address: `vanthu${i}@nghean.gov.vn`,
  subject: ['2 thông báo mới', 'Quá hạn', 'Được giao'][i],
  state,
  tries: [2, 8, 1][i],
  next_at: '2026-07-10T01:00:00.000Z',
  error: state === 'sent' ? null : 'RCPT failed: 550 (SMTP 550)',
  made_at: '2026-07-09T01:00:00.000Z',
  ended_at: state === 'queued' ? null : '2026-07-09T01:00:30.000Z',
  account_name: accounts[2].name,
  username: accounts[2].username,
}));
