/* What the mock answers about units that merged. */
const link = (id, predecessor, successor) => ({
  id,
  kind: 'merge',
  kind_title: 'Sáp nhập',
  predecessor_id: predecessor[0],
  predecessor_code: String(predecessor[0]),
  predecessor_name: predecessor[1],
  successor_id: successor[0],
  successor_code: String(successor[0]),
  successor_name: successor[1],
  heir: true,
  from_on: '2025-07-01',
  document: 'Nghị quyết về sắp xếp đơn vị hành chính cấp xã năm 2025',
  made_by_name: 'Quản trị hệ thống',
  made_at: '2026-11-21T02:00:00.000Z',
  applied_at: '2026-11-21T02:00:00.000Z',
});

const vinh = [100, 'Phường Thành Vinh'];

export const successionRoutes = [
  [
    'GET',
    '/units/:id/links',
    ({ id }) => ({
      unit_id: Number(id),
      predecessors:
        Number(id) === vinh[0]
          ? [
              link(1, [901, 'Phường Đông Vĩnh'], vinh),
              link(2, [902, 'Phường Lê Lợi'], vinh),
              link(3, [903, 'Xã Hưng Chính'], vinh),
            ]
          : [],
      successors: Number(id) === 101 ? [link(4, [101, 'Phường'], vinh)] : [],
      reports: 3,
      lists: 2,
      regimes: 0,
    }),
  ],
  [
    'POST',
    '/units/links',
    () => ({ links: [], applied: true, reports: 2, lists: 2, regimes: 0, children: 0 }),
  ],
];
