/* What the mock answers about discipline: counts, the reports behind them, appeals, tables. */

function row(id, code, name, on_time, late, missing, more = {}) {
  const due = on_time + late + missing;
  const waiting = 3;
  return {
    id,
    code,
    name,
    expected: due + waiting,
    due,
    on_time,
    late,
    missing,
    waiting,
    excused: 0,
    extended: 1,
    returned: 2,
    upheld: 0,
    unassigned: 0,
    rate: due === 0 ? null : String(Math.round((on_time * 10000) / due) / 100),
    ...more,
  };
}

const units = [
  row(100, '16681', 'Phường Thành Vinh', 116, 3, 1),
  row(105, '16738', 'Xã Quế Phong', 98, 14, 8, { unassigned: 1 }),
  row(108, '16750', 'Xã Tri Lễ', 0, 0, 0),
];
const total = row(0, '', '', 214, 17, 9, { expected: 249, waiting: 9, unassigned: 1 });
const byMonth = [
  row(9, '', 'Tháng 9 năm 2026', 20, 1, 0),
  row(10, '', 'Tháng 10 năm 2026', 11, 4, 6),
];

function counts(query) {
  const by = query.get('by') ?? 'unit';
  const items = by === 'month' ? byMonth : units;
  return {
    from_on: '2026-01-01',
    to_on: '2026-12-31',
    title: 'Năm 2026',
    by,
    total,
    rows: by === 'unit' ? 103 : items.length,
    items,
    next: by === 'unit' && !query.get('after') ? '50:' : null,
  };
}

function counted(id, more) {
  return {
    report_id: id,
    unit_id: 105,
    unit_name: 'Xã Quế Phong',
    regime_id: 1,
    regime_name: 'Báo cáo sản xuất nông nghiệp tháng',
    period_title: 'Tháng 9 năm 2026',
    first_due_on: '2026-09-21',
    due_on: '2026-09-21',
    sent_at: '2026-09-23T02:15:00.000Z',
    mark: 'late',
    by_clock: 'late',
    days_late: 2,
    returns: 1,
    extended: false,
    extended_by: '',
    extended_at: null,
    extended_note: '',
    appeal: null,
    appeal_reason: '',
    appeal_answer: '',
    can_open: true,
    ...more,
  };
}

const reports = [
  counted(3001, {}),
  counted(3002, {
    mark: 'on_time',
    appeal: 'upheld',
    appeal_reason: 'Hệ thống gián đoạn ngày 21/9',
    appeal_answer: 'Có gián đoạn từ 14 giờ đến 20 giờ',
  }),
  counted(3003, {
    sent_at: null,
    mark: 'missing',
    by_clock: 'missing',
    extended: true,
    extended_by: 'Chuyên viên Phòng Kế hoạch',
    extended_at: '2026-09-18T02:00:00.000Z',
    extended_note: '21/09/2026 → 25/09/2026: Do bão số 5',
    can_open: false,
  }),
  counted(null, {
    sent_at: null,
    mark: null,
    by_clock: null,
    days_late: 0,
    returns: 0,
    can_open: false,
  }),
];

const appeal = {
  id: 2,
  report_id: 3001,
  state: 'asked',
  mark: 'late',
  reason: 'Hệ thống gián đoạn ngày 21/9, xã đã nhập xong từ ngày 20/9',
  evidence: 'Công văn số 112/UBND-VP ngày 22/9/2026',
  asked_by_name: 'Văn thư UBND xã Quế Phong',
  asked_at: '2026-09-24T01:00:00.000Z',
  answer: '',
  decided_by_name: '',
  decided_at: null,
  unit_id: 105,
  unit_name: 'Xã Quế Phong',
  regime_name: 'Báo cáo sản xuất nông nghiệp tháng',
  due_on: '2026-09-21',
  sent_at: '2026-09-23T02:15:00.000Z',
  period_title: 'Tháng 9 năm 2026',
};
const appeals = [
  appeal,
  {
    ...appeal,
    id: 1,
    report_id: 3002,
    state: 'dismissed',
    evidence: '',
    answer: 'Thời điểm nêu trong kiến nghị hệ thống hoạt động bình thường',
    decided_by_name: 'Chuyên viên Phòng Kế hoạch',
    decided_at: '2026-09-25T01:00:00.000Z',
  },
];

const table = {
  id: 1,
  year: 2026,
  number: 1,
  from_on: '2025-11-01',
  to_on: '2026-10-20',
  note: 'Phục vụ chấm điểm theo Kế hoạch số 15/KH-UBND',
  unit_name: 'Tỉnh Nghệ An',
  announced_by_name: 'Quản trị hệ thống',
  announced_at: '2026-10-21T01:00:00.000Z',
  units: 3,
};

const usageRow = (id, name, accounts, people, logins, assigned, sent) => ({
  id,
  code: String(16000 + id),
  name,
  accounts,
  locked: id % 2,
  people,
  logins,
  assigned,
  sent,
  incidents: id === 105 ? 2 : 0,
});
const usage = {
  outages: [
    {
      from_at: '2026-10-05T01:00:00.000Z',
      to_at: '2026-10-05T03:30:00.000Z',
      unit_name: '',
      affected: 'Máy chủ',
      minutes: 150,
    },
  ],
  outage_minutes: 150,
  from_on: '2026-10-01',
  to_on: '2026-10-31',
  title: 'Tháng 10 năm 2026',
  total: { ...usageRow(0, '', 11, 8, 64, 30, 21), code: '' },
  rows: 2,
  used: 1,
  states: [
    { state: 'in_entry', title: 'Đang nhập', reports: 9 },
    { state: 'accepted', title: 'Đã tiếp nhận', reports: 21 },
  ],
  items: [
    usageRow(100, 'Phường Thành Vinh', 7, 6, 64, 20, 19),
    usageRow(105, 'Xã Quế Phong', 4, 0, 0, 10, 2),
  ],
  next: null,
};

/** A late report may be appealed against by its unit, and the appeal decided by who receives it. */
function ofReport(report, account) {
  const late = report.late === true;
  const items = late ? [{ ...appeal, report_id: report.id }] : [];
  return {
    report_id: report.id,
    mark: late ? 'late' : 'waiting',
    by_clock: late ? 'late' : 'waiting',
    can_ask: false,
    ask_reason: '',
    can_decide: late && account.username === 'so.nn',
    decide_reason: '',
    items,
  };
}

const item = {
  code: 'BC-SD-6T',
  title: 'Báo cáo 6 tháng về tình hình sử dụng, khai thác Hệ thống thông tin báo cáo',
  ower: 'units',
  ower_title: 'Sở, ban, ngành; Ủy ban nhân dân các cấp dưới',
  kind: 'half',
  kind_title: '6 tháng',
  article: 'Đ18.1; thời hạn gửi: Quy chế không nêu',
  regime_id: 1,
  reporters: 149,
  next_on: '2026-12-15',
  next_title: '6 tháng cuối năm 2026',
  cycle_id: 1,
  period_title: '6 tháng đầu năm 2026',
  due_on: '2026-06-24',
  reports: 149,
  drawn: 149,
  sent: 141,
};

function plan(can_set) {
  return {
    office: {
      unit_id: 40,
      upper_unit_id: 1,
      version: 1,
      unit_name: 'Văn phòng Ủy ban nhân dân tỉnh',
      upper_unit_name: 'Ủy ban nhân dân tỉnh',
    },
    can_set,
    items: [
      item,
      {
        ...item,
        code: 'BC-VH-QUY',
        title: 'Báo cáo quý về tình hình vận hành, hoạt động Hệ thống thông tin báo cáo',
        ower: 'operator',
        ower_title: 'Cơ quan quản lý, vận hành Hệ thống',
        article: 'Đ16.6; thời hạn gửi: Quy chế không nêu',
        reporters: 1,
        next_title: 'Quý IV năm 2026',
        cycle_id: null,
      },
    ],
    scoring_before: '31/10',
    scoring_article: 'Đ33.3',
    scoring_year: 2026,
    scoring_from: '2025-10-30',
    scoring_to: '2026-10-29',
    scoring_on: '2026-10-30',
  };
}

/** The mock's own find and page come from its routes. */
export function disciplineRoutes({ report, page }) {
  return [
    ['GET', '/usage', () => usage],
    ['GET', '/usage/reports', ({ account }) => plan(account.username === 'quantri')],
    ['GET', '/discipline', ({ query }) => counts(query)],
    ['GET', '/discipline/reports', ({ query }) => page(reports, query)],
    [
      'GET',
      '/discipline/tables',
      ({ account }) => ({
        can_announce: account.username === 'quantri',
        items: [table],
        next: null,
      }),
    ],
    ['GET', '/discipline/tables/:id', () => ({ table, total, lines: units })],
    ['POST', '/discipline/tables', () => ({ table, total, lines: units })],
    ['GET', '/appeals', ({ query }) => page(appeals, query)],
    ['GET', '/reports/:id/appeals', ({ id, account }) => ofReport(report(id), account)],
  ];
}
