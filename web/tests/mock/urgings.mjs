/* Letters that urge, and what is owed. */
const MADE = '2026-11-18T02:00:00.000Z';

const owed = [
  [3001, 100, 'Phường Thành Vinh', 'in_entry', '2026-11-12', 'Quá hạn 6 ngày', true, 1],
  [3006, 105, 'Xã Quế Phong', 'assigned', '2026-11-12', 'Quá hạn 6 ngày', true, 0],
  [3009, 108, 'Xã Tri Lễ', 'returned', '2026-11-20', 'Còn 2 ngày', false, 0],
].map(([report_id, unit_id, unit_name, state, due_on, standing, overdue, letters]) => ({
  report_id,
  kind: 'entry',
  unit_id,
  unit_name,
  regime_id: 1,
  regime_name: 'Báo cáo sản xuất nông nghiệp tháng',
  due_on,
  state,
  letters,
  last_on: letters > 0 ? '2026-11-16' : null,
  period_title: 'Tháng 10 năm 2026',
  standing,
  overdue,
}));

const letter = {
  id: 21,
  number: '125',
  symbol: 'SNNMT-VP',
  issued_on: '2026-11-16',
  about: 'đôn đốc thực hiện chế độ báo cáo tháng 10',
  body: 'Đến ngày 16 tháng 11 năm 2026, Sở chưa nhận được các báo cáo nêu tại Phụ lục kèm theo.',
  due_on: '2026-11-19',
  unit_id: 2,
  unit_name: 'Sở Nông nghiệp và Môi trường',
  made_name: 'Chuyên viên Phòng Kế hoạch',
  made_at: MADE,
  withdrawn_at: null,
  withdrawn_name: '',
  withdrawn_reason: '',
  version: 1,
  units: 2,
  seen: 1,
  reports: 2,
  open: 1,
  own: true,
  can_change: true,
};
const withdrawn = {
  ...letter,
  id: 20,
  number: '',
  about: 'đôn đốc gửi báo cáo quý III',
  due_on: null,
  withdrawn_at: MADE,
  withdrawn_name: 'Chuyên viên Phòng Kế hoạch',
  withdrawn_reason: 'Ghi nhầm kỳ báo cáo',
  can_change: false,
};

const units = [
  [100, 'Phường Thành Vinh', 0, MADE],
  [105, 'Xã Quế Phong', 1, null],
].map(([unit_id, unit_name, open, seen_at]) => ({
  unit_id,
  unit_name,
  seen_at,
  seen_name: seen_at ? 'Văn thư UBND phường Thành Vinh' : '',
  reports: 1,
  open,
  can_confirm: false,
}));

const items = [
  [1, 100, 3001, 'Phường Thành Vinh', 'sent', MADE],
  [2, 105, 3006, 'Xã Quế Phong', 'assigned', null],
].map(([place, unit_id, report_id, owner_name, state_now, sent_at]) => ({
  place,
  unit_id,
  report_id,
  owner_name,
  regime_id: 1,
  regime_name: 'Báo cáo sản xuất nông nghiệp tháng',
  period_title: 'Tháng 10 năm 2026',
  due_on: '2026-11-12',
  state: 'assigned',
  standing: 'Quá hạn 4 ngày',
  state_now,
  due_now: '2026-11-12',
  sent_at,
  open: sent_at === null,
}));

/** As a unit sees it: what it owes itself. */
const received = {
  urging: { ...letter, id: 22, own: false, can_change: false },
  units: [{ ...units[0], open: 1, seen_at: null, seen_name: '', can_confirm: true }],
  items: [{ ...items[0], state_now: 'in_entry', sent_at: null, open: true }],
};

const urged = units.map((one) => ({
  unit_id: one.unit_id,
  unit_code: String(one.unit_id),
  unit_name: one.unit_name,
  letters: 2,
  reports: 3,
  open: one.open,
  unseen: one.seen_at ? 0 : 1,
  last_on: '2026-11-16',
}));

export const urgingRoutes = [
  [
    'GET',
    '/urgings/owed',
    () => ({ units: 3, overdue: 2, soon: 1, reports_max: 1000, items: owed, next: null }),
  ],
  [
    'GET',
    '/urgings/draft',
    () => ({
      unit_id: 2,
      unit_name: letter.unit_name,
      symbol: 'SNNMT',
      issued_on: '2026-11-18',
      about: 'đôn đốc thực hiện chế độ báo cáo',
      body: letter.body,
      authority: 'head',
      position: '',
      signer: '',
    }),
  ],
  ['GET', '/urgings/units', () => ({ rows: 2, letters: 2, items: urged, next: null })],
  [
    'GET',
    '/urgings',
    ({ query }) => ({
      items: query.get('whose') === 'received' ? [received.urging] : [letter, withdrawn],
      next: null,
    }),
  ],
  [
    'GET',
    '/urgings/:id',
    ({ id }) => {
      if (id === '22') return received;
      return { urging: id === '20' ? withdrawn : letter, units, items };
    },
  ],
];
