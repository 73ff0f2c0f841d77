import { describe, expect, it } from 'vitest';

import type { Unit } from '@/api/types';

import { daysText, draftOf, isOn, unitsIn, WHOLE, withUnits } from './reporters';

function aUnit(id: number, name: string, kind: Unit['kind']): Unit {
  return {
    id,
    name,
    kind,
    code: String(id),
    parent_id: 1,
    parent_name: '',
    path: `1/${String(id)}/`,
    depth: 1,
    valid_from: null,
    valid_to: null,
    children: 0,
    version: 1,
    changed_at: null,
  };
}

const units = [aUnit(2, 'Phường Thành Vinh', 'ward'), aUnit(3, 'Xã Đức Thọ', 'commune')];

describe('who reports', () => {
  it('adds many at once and keeps the part of those already in', () => {
    const before = new Map([[2, { rows: [11], columns: [] }]]);
    const after = withUnits(before, [2, 3], true);
    expect(draftOf(after)).toEqual([
      { unit_id: 2, rows: [11], columns: [], valid_from: null, valid_to: null },
      { unit_id: 3, rows: [], columns: [], valid_from: null, valid_to: null },
    ]);
  });

  it('keeps between which days a unit is on the list', () => {
    const duty = { rows: [], columns: [], valid_from: '2026-01-01', valid_to: null };
    expect(draftOf(withUnits(new Map([[2, duty]]), [2], true))).toEqual([{ unit_id: 2, ...duty }]);
  });

  it('says between which days, and who is on the list of a day', () => {
    const duty = { ...WHOLE, valid_from: '2026-01-15', valid_to: '2026-06-30' };
    expect(daysText(duty)).toBe('15/01/2026 – 30/06/2026');
    expect(daysText({ ...WHOLE, valid_to: '2026-06-30' })).toBe('Đến 30/06/2026');
    expect(daysText({ ...WHOLE, valid_from: '2026-01-15' })).toBe('Từ 15/01/2026');
    expect(daysText(WHOLE)).toBe('Luôn báo cáo');
    const days = ['2026-01-14', '2026-01-15', '2026-06-30', '2026-07-01', null];
    expect(days.map((day) => isOn(duty, day))).toEqual([false, true, true, false, true]);
    expect(isOn(WHOLE, '2026-07-01')).toBe(true);
    const chosen = new Map([
      [2, duty],
      [3, WHOLE],
    ]);
    const view = { query: '', kind: '', onlyChosen: false, on: '2026-07-01' } as const;
    expect(unitsIn(units, chosen, view).map((unit) => unit.id)).toEqual([3]);
  });

  it('takes many out at once', () => {
    expect(draftOf(withUnits(new Map([[2, WHOLE]]), [2, 3], false))).toEqual([]);
  });

  it('shows by kind, by words and only the chosen', () => {
    const chosen = new Map([[3, WHOLE]]);
    const view = { query: '', kind: '', onlyChosen: false } as const;
    expect(unitsIn(units, chosen, { ...view, kind: 'ward' })).toHaveLength(1);
    expect(unitsIn(units, chosen, { ...view, query: 'duc tho' })[0]?.id).toBe(3);
    expect(unitsIn(units, chosen, { ...view, onlyChosen: true })[0]?.id).toBe(3);
  });
});
