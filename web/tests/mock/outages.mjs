/* What the mock answers about outages, and reports registered as sent by other means. */
const outages = [
  [
    'Hệ thống không truy cập được do mất điện trung tâm dữ liệu',
    null,
    '2026-11-19T03:00:00.000Z',
    null,
  ],
  ['Đứt cáp quang đến phường', 100, '2026-11-10T01:00:00.000Z', '2026-11-10T09:00:00.000Z'],
  [
    'Nâng cấp đường truyền số liệu chuyên dùng',
    null,
    '2026-10-20T03:00:00.000Z',
    '2026-10-21T02:00:00.000Z',
  ],
].map(([affected, unit_id, from_at, to_at], i) => ({
  id: 3 - i,
  from_at,
  to_at,
  unit_id,
  unit_name: unit_id ? 'Phường Thành Vinh' : '',
  affected,
  confirmed_by: 'Sở Khoa học và Công nghệ',
  document: 'Công văn số 88/SKHCN-CNS',
  withdrawn: i === 1,
  recorded_by_name: 'Quản trị hệ thống',
  recorded_at: '2026-11-21T02:00:00.000Z',
  changed_at: '2026-11-21T02:00:00.000Z',
  registrations: i,
  version: 1,
}));

const registered = {
  id: 1,
  outage_id: 1,
  state: 'asked',
  state_title: 'Chờ nơi nhận xác nhận',
  sent_at: '2026-11-20T08:00:00.000Z',
  fallback_at: '2026-11-22T02:00:00.000Z',
  channel: 'document_system',
  channel_title: 'Hệ thống quản lý văn bản và điều hành',
  document_number: '12/BC-UBND',
  evidence_name: 'cong_van_12.pdf',
  evidence_sha256: '0'.repeat(64),
  evidence_kind: 'pdf',
  evidence_size: 412_345,
  evidence_open: true,
  revision: 1,
  note: '',
  registered_by_name: 'Văn thư phường Thành Vinh',
  registered_at: '2026-11-22T02:00:00.000Z',
  answer: '',
  decided_by_name: '',
  decided_at: null,
  outage_from_at: '2026-11-19T03:00:00.000Z',
  outage_to_at: null,
  outage_affected: outages[0].affected,
};

/** Reports that are sent were registered; those before it may be. */
export function outageRoutes(stateOf) {
  return [
    ['GET', '/outages', () => ({ items: outages, next: null })],
    ['POST', '/outages', ({ body }) => ({ ...outages[0], ...body })],
    [
      'GET',
      '/reports/:id/registrations',
      ({ id }) => ({
        report_id: Number(id),
        report_version: 1,
        offered: true,
        can_register: id === '3001' || stateOf(id) === 'approved',
        reason: '',
        outages,
        items: stateOf(id) === 'sent' ? [registered] : [],
      }),
    ],
  ];
}
