/* The stages of checking a unit lays down, and a report that is among them. */
import { accounts, regimes } from './data.mjs';

const approvals = new Map();

/* Unit 102 is of a province whose regulation asks for no checking. */
function approvalsOf(id) {
  return {
    unit_id: id,
    can_edit: true,
    demanded: id !== 102,
    items: approvals.get(id) ?? [],
  };
}

function setApproval(id, regimeId, body) {
  const rest = approvalsOf(id).items.filter((one) => (one.regime_id ?? 0) !== regimeId);
  const rule = {
    regime_id: regimeId || null,
    regime_name: regimes.find((one) => one.id === regimeId)?.name ?? '',
    document: body.document,
    document_on: body.document_on,
    stages: body.stages.map(({ title, accounts: ids }) => ({
      title,
      accounts: accounts
        .filter((one) => ids.includes(one.id))
        .map((one) => ({
          account_id: one.id,
          username: one.username,
          name: one.name,
          able: true,
        })),
    })),
    version: body.version + 1,
    changed_at: '2026-11-02T01:00:00.000Z',
    changed_by: 'Quản trị đơn vị',
    can_edit: true,
  };
  approvals.set(id, body.stages.length > 0 ? [...rest, rule] : rest);
  return approvalsOf(id);
}

for (const id of [100, 102]) {
  setApproval(id, 0, {
    document: 'Quyết định số 15/QĐ-UBND',
    document_on: '2026-09-01',
    version: 0,
    stages: [
      { title: 'Trưởng phòng', accounts: accounts.slice(0, 2).map((one) => one.id) },
      { title: 'Phó Chủ tịch phụ trách', accounts: accounts.slice(2, 3).map((one) => one.id) },
    ],
  });
}

/* One report waits for the second of two stages of checking. */
export function reviewOf(report) {
  const line = (title, state, state_title, names) => ({
    title,
    state,
    state_title,
    accounts: names,
    said_at: null,
    said_by: '',
    note: '',
  });
  if (report.id !== 3911)
    return {
      document: '',
      document_on: null,
      stages: [],
      turn: '',
      can_review: false,
      reason: '',
    };
  return {
    document: 'Quyết định số 15/QĐ-UBND',
    document_on: '2026-09-01',
    stages: [
      {
        ...line('Trưởng phòng', 'agreed', 'Đã xác nhận', ['Trưởng phòng Kinh tế']),
        said_at: '2026-11-02T01:00:00.000Z',
        said_by: 'Trưởng phòng Kinh tế',
        note: 'Đã đối chiếu sổ',
      },
      line('Phó Chủ tịch phụ trách', 'turn', 'Chờ soát xét', ['Phó Chủ tịch UBND']),
    ],
    turn: 'Phó Chủ tịch phụ trách',
    can_review: true,
    reason: '',
  };
}

export function approvalRoutes() {
  return [
    ['GET', '/units/:id/approval-rules', ({ id }) => approvalsOf(Number(id))],
    [
      'PUT',
      '/units/:id/approval-rules/:regime',
      ({ id, regime, body }) => setApproval(Number(id), Number(regime), body),
    ],
  ];
}
