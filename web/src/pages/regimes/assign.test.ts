import { describe, expect, it } from 'vitest';

import type { Layout } from '@/api/types';

import {
  assign,
  countsOf,
  gapsOf,
  isAssigned,
  linesIn,
  linesOf,
  living,
  paste,
  readTicks,
} from './assign';
import { WHOLE, type Chosen, type Duty } from './reporters';

const layout = {
  rows: [
    { key: 1, stt: 'I', label: 'Trồng trọt', kind: 'group' },
    { key: 2, stt: '1', label: 'Lúa', kind: 'leaf' },
    { key: 3, stt: '2', label: 'Ngô', kind: 'leaf' },
    { key: 4, stt: '', label: 'Đậu tương', kind: 'leaf' },
  ],
  columns: [
    { key: 1, role: 'label', path: ['Chỉ tiêu'] },
    { key: 4, role: 'value', path: ['Diện tích', 'Kế hoạch'] },
    { key: 5, role: 'value', path: ['Diện tích', 'Thực hiện'] },
  ],
} as unknown as Layout;

const rows = linesOf(layout, 'rows');
const none: Chosen = new Map();

/* BG-16, CT-24: indicators and attributes are assigned unit by unit. */
describe('which lines of a form a unit has', () => {
  it('are rows that are no headings, and columns of values', () => {
    expect(rows.map((line) => line.mark)).toEqual(['1', '2', '4']);
    expect(linesOf(layout, 'columns')).toEqual([
      { key: 4, mark: 'D', label: 'Diện tích › Kế hoạch' },
      { key: 5, mark: 'E', label: 'Diện tích › Thực hiện' },
    ]);
    expect(linesIn(rows, 'dau').map((line) => line.key)).toEqual([4]);
  });

  it('are given one by one; all of them are the whole form', () => {
    const one = assign(none, [7], 'rows', [3], true, rows);
    expect(one.get(7)).toEqual({ rows: [3], columns: [] });
    expect(isAssigned(one, 7, 'rows', 3)).toBe(true);
    expect(isAssigned(one, 7, 'rows', 2)).toBe(false);
    expect(isAssigned(one, 7, 'columns', 5)).toBe(true);
    const all = assign(one, [7], 'rows', [4, 2], true, rows);
    expect(all.get(7)).toEqual(WHOLE);
  });

  it('are taken away; who has none is on the list no more', () => {
    const whole: Chosen = new Map([[7, { ...WHOLE, valid_to: '2026-12-31' }]]);
    const less = assign(whole, [7], 'rows', [3], false, rows);
    expect(less.get(7)).toEqual({ rows: [2, 4], columns: [], valid_to: '2026-12-31' });
    expect(assign(less, [7], 'rows', [2, 4], false, rows).has(7)).toBe(false);
    expect(assign(none, [7], 'rows', [2], false, rows).has(7)).toBe(false);
  });

  it('are counted, and what nobody has is named', () => {
    const chosen: Chosen = new Map([
      [7, { rows: [2], columns: [] }],
      [8, { rows: [2, 3], columns: [] }],
    ]);
    expect([...countsOf(chosen, 'rows', rows).values()]).toEqual([2, 1, 0]);
    expect(gapsOf(chosen, 'rows', rows).map((line) => line.key)).toEqual([4]);
    expect(gapsOf(new Map([[9, WHOLE]]), 'rows', rows)).toEqual([]);
    expect(gapsOf(none, 'rows', rows)).toHaveLength(3);
  });
});

describe('who still fills in', () => {
  it('is not who was on the list before', () => {
    const chosen: Chosen = new Map<number, Duty>([
      [7, { ...WHOLE, valid_to: '2026-10-14' }],
      [8, { ...WHOLE, valid_from: '2027-01-01' }],
      [9, WHOLE],
    ]);
    expect([...living(chosen, '2026-10-15').keys()]).toEqual([8, 9]);
    expect([...living(chosen, '2026-10-14').keys()]).toEqual([7, 8, 9]);
  });
});

describe('what is pasted', () => {
  it('is ticked by any mark but a no', () => {
    expect(readTicks('x\t1\tcó\r\n\t0\tKhông\n')).toEqual([
      [true, true, true],
      [false, false, false],
    ]);
  });

  it('lies over units and lines from a cell on', () => {
    const chosen: Chosen = new Map([[8, WHOLE]]);
    const shown = { axis: 'rows', units: [7, 8], lines: rows, all: rows } as const;
    const done = paste(chosen, [[true, false, true], [false], [true]], { unit: 0, line: 1 }, shown);
    expect(done.cells).toBe(3);
    expect(done.chosen.get(7)).toEqual({ rows: [3], columns: [] });
    expect(done.chosen.get(8)).toEqual({ rows: [2, 4], columns: [] });
  });
});
