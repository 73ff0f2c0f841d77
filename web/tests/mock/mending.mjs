/* Mending a cycle: further units, reports taken from units, the whole of it cancelled. */
const AT = '2026-11-18T02:00:00.000Z';
const BY = 'Chuyên viên Phòng Kế hoạch';

/** What a cycle that was cancelled says. */
export const cancelledBy = (note, document) => ({
  state: 'cancelled',
  cancelled_at: AT,
  cancelled_by_name: BY,
  cancelled_note: note,
  cancelled_document: document,
});

/** Why a report is withdrawn; nothing where it is not. */
export function withdrawalOf(report, cycle) {
  if (report.state !== 'withdrawn')
    return {
      withdrawn_at: null,
      withdrawn_by_name: '',
      reason: '',
      document: '',
      cancelled: false,
    };
  const cancelled = cycle?.state === 'cancelled';
  return {
    withdrawn_at: AT,
    withdrawn_by_name: BY,
    reason: cancelled ? cycle.cancelled_note : (report.withdrawn_reason ?? 'Giao nhầm đơn vị'),
    document: cancelled ? cycle.cancelled_document : '',
    cancelled,
  };
}

function take(report, reason) {
  Object.assign(report, { state: 'withdrawn', late: false, owed: false, withdrawn_reason: reason });
}

export const mendingRoutes = ({ cycles, reports, find, refuse }) => [
  [
    'POST',
    '/cycles/:id/reporters',
    ({ id, body }) => {
      const cycle = find(cycles, id);
      for (const { unit_id } of body.units) {
        const taken = reports.find((one) => one.cycle_id === cycle.id && one.unit_id === unit_id);
        if (taken) taken.state = 'assigned';
      }
      cycle.reports += body.units.length;
      cycle.version += 1;
      return { ...cycle, left_out: [] };
    },
  ],
  [
    'POST',
    '/cycles/:id/withdrawals',
    ({ id, body }) => {
      const cycle = find(cycles, id);
      for (const one of body.reports) take(find(reports, one), body.reason);
      cycle.reports -= body.reports.length;
      return cycle;
    },
  ],
  [
    'POST',
    '/cycles/:id/cancellation',
    ({ id, body }) => {
      const cycle = find(cycles, id);
      const mine = reports.filter((one) => one.cycle_id === cycle.id);
      if (body.document === '' && mine.some((one) => one.state !== 'assigned'))
        throw refuse(
          422,
          'cycle.cancel_document',
          'Có đơn vị đã bắt đầu làm báo cáo nên phải ghi văn bản hủy kỳ.',
          'document',
        );
      Object.assign(cycle, cancelledBy(body.reason, body.document), { reports: 0, sent: 0 });
      for (const one of mine) take(one, body.reason);
      return cycle;
    },
  ],
];
