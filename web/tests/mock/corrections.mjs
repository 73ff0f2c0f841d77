/* A report that was corrected after it was sent, and the total that was signed with its old figures. */
import * as data from './data.mjs';

const CORRECTED = 3921;
const TOTAL = 3920;
const UNDER_WAY = 3922;

for (const [id, like, more] of [
  [TOTAL, 3000, { state: 'accepted', revision: 1, flagged: true }],
  [CORRECTED, 3004, { state: 'accepted', revision: 2 }],
  [
    UNDER_WAY,
    3004,
    { state: 'submitted', revision: 3, correcting: 2, correction: data.aCorrection, late: false },
  ],
]) {
  const of = data.reports.find((one) => one.id === like);
  data.reports.push({ ...of, ...more, id, period_title: `${of.period_title} (đính chính)` });
  data.cells.set(id, data.cells.get(like));
}

const AT = '2026-11-20T02:10:00.000Z';

const revision = (number, more) => ({
  number,
  frozen_at: AT,
  frozen_by: 'Công chức Văn phòng – Thống kê',
  digest: String(number).repeat(64),
  sent_at: AT,
  reason_action: '',
  reason_title: '',
  reason: '',
  reason_by: '',
  reason_at: null,
  ...more,
});

const revisions = [
  revision(1),
  revision(2, {
    reason_action: 'report.request_correction',
    reason_title: 'Đề nghị đính chính',
    reason: 'Đo lại diện tích theo biên bản ngày 18 tháng 11',
    reason_by: 'Văn thư phường',
    reason_at: AT,
  }),
];

const cell = { row: 19, column: 4, label: 'Lúa', heading: 'Diện tích › Thực hiện' };
const changed = { ...cell, before: '1250.5', after: '1240' };

const diff = () => ({
  report_id: CORRECTED,
  from: revisions[0],
  to: revisions[1],
  cells: [
    { ...changed, actor_name: 'Công chức Văn phòng – Thống kê', at: AT },
    { ...changed, row: 20, label: 'Cộng', actor_name: '', at: null },
  ],
  cells_count: 2,
  sentences: [
    { added: false, text: 'Diện tích lúa đạt 1.250,5 ha.' },
    { added: true, text: 'Diện tích lúa đạt 1.240 ha.' },
  ],
});

const flag = {
  source_report_id: CORRECTED,
  unit_name: data.nameOf(101),
  used_revision: 1,
  revision: 2,
};
const above = {
  source_report_id: 3000,
  unit_name: data.nameOf(102),
  used_revision: null,
  revision: null,
};

/** What a report's page says of it. */
export function flagsOf(report) {
  const flags = report.id === TOTAL ? [flag, above] : [];
  return { flags, flags_count: flags.length };
}

/** What the explanation of a figure says of it. */
export function flagsAt(report, row, column) {
  const isIt = report.id === TOTAL && row === cell.row && column === cell.column;
  return isIt ? [{ ...flag, cells: [changed], cells_count: 1 }] : [];
}

export const correctionRoutes = (find) => [
  [
    'GET',
    '/reports/:id/revisions',
    ({ id }) => ({
      report_id: Number(id),
      items: find(data.reports, id).revision > 1 ? revisions : revisions.slice(0, 1),
    }),
  ],
  ['GET', '/reports/:id/revisions/diff', diff],
  [
    'GET',
    '/reports/:id/flags',
    ({ id }) => {
      const { flags, flags_count } = flagsOf(find(data.reports, id));
      const told = flags.map((one) => ({
        ...one,
        cells: one.revision ? [changed] : [],
        cells_count: one.revision ? 1 : 0,
      }));
      return { report_id: Number(id), items: told, count: flags_count };
    },
  ],
];
