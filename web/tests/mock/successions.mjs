/* What the mock answers about units that merged, and of those that report from elsewhere. */
import { units } from './data.mjs';

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

/* Elsewhere in the tree, and reporting to a unit. */
const reporters = new Map([[100, [reporter(102, 'Quy chế phối hợp số 12/QC-UBND', null, 1)]]]);

function reporter(id, basis, to, version, from = null) {
  const unit = units.find((one) => one.id === id);
  return {
    id: 7000 + id,
    unit_id: 100,
    reporter_id: id,
    reporter_code: unit.code,
    reporter_name: unit.name,
    reporter_kind: unit.kind,
    reporter_parent_name: unit.parent_name,
    basis,
    valid_from: from,
    valid_to: to,
    version,
    changed_at: '2026-11-02T01:00:00.000Z',
    changed_by: 'Quản trị hệ thống',
    in_force: to === null,
  };
}

const reportersOf = (id) => ({ unit_id: id, can_edit: true, items: reporters.get(id) ?? [] });

export const successionRoutes = [
  ['GET', '/units/:id/reporters', ({ id }) => reportersOf(Number(id))],
  [
    'PUT',
    '/units/:id/reporters/:reporter',
    ({ id, reporter: other, body }) => {
      const rest = reportersOf(Number(id)).items.filter((one) => one.reporter_id !== Number(other));
      const { basis, valid_to: to, valid_from: from, version } = body;
      reporters.set(Number(id), [...rest, reporter(Number(other), basis, to, version + 1, from)]);
      return reportersOf(Number(id));
    },
  ],
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
