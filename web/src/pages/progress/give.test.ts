import { describe, expect, it } from 'vitest';

import type { Report, Reporter } from '@/api/types';

import { missingOf, takenOf } from './give';

const october = { from: '2026-09-15', to: '2026-10-14' };

function listed(unit_id: number, days: Partial<Reporter> = {}): Reporter {
  return {
    unit_id,
    unit_name: `Xã ${String(unit_id)}`,
    unit_code: '',
    rows: [6],
    columns: [],
    valid_from: null,
    valid_to: null,
    ...days,
  } as Reporter;
}

function report(unit_id: number, state: Report['state']): Report {
  return { id: unit_id * 10, unit_id, unit_name: `Xã ${String(unit_id)}`, state } as Report;
}

describe('missingOf', () => {
  it('leaves out who has a report, also one that was taken back', () => {
    const list = [listed(1), listed(2), listed(3)];
    const reports = [report(1, 'in_entry'), report(2, 'withdrawn')];
    expect(missingOf(list, reports, october).map(({ unit_id }) => unit_id)).toEqual([3]);
  });

  it('leaves out who is on the list on no day of the data', () => {
    const list = [
      listed(1, { valid_to: '2026-09-14' }),
      listed(2, { valid_to: '2026-09-15' }),
      listed(3, { valid_from: '2026-10-14' }),
      listed(4, { valid_from: '2026-10-15' }),
    ];
    expect(missingOf(list, [], october).map(({ unit_id }) => unit_id)).toEqual([2, 3]);
  });
});

describe('takenOf', () => {
  it('names those alone whose report was taken back, with the part they had', () => {
    const reports = [report(1, 'in_entry'), report(2, 'withdrawn'), report(3, 'sent')];
    expect(takenOf(reports)).toEqual([{ unit_id: 2, unit_name: 'Xã 2', rows: [], columns: [] }]);
  });
});
