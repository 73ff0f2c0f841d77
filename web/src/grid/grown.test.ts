import { describe, expect, it, vi } from 'vitest';

import { drawKey, growLayout, isAdded, placeFor } from '@/core/grown';

import { aLayout } from '../../tests/a-sheet';

import { CellKind, indexOf, kindAt, makeGeometry } from './geometry';

const base = aLayout();
const layout = {
  ...base,
  rows: base.rows.map((row) => (row.key === 2 ? { ...row, kind: 'open' as const } : row)),
};
const first = 1048577;
const rows = [
  { key: first, open: 2 },
  { key: 5_000_000_000, open: 2 },
];
const grown = growLayout(layout, rows);

describe('a form with added rows', () => {
  it('has them before their open row, numbered by place', () => {
    const keys = grown.rows.map(({ key }) => key);
    const open = keys.indexOf(2);
    expect(keys.slice(open - 2, open)).toEqual([first, 5_000_000_000]);
    expect(grown.rows.find(({ key }) => key === 5_000_000_000)?.stt).toBe('2');
    expect(growLayout(layout, [])).toBe(layout);
  });

  it('begins to count again below the name of a unit', () => {
    const stacked = growLayout(layout, [
      { key: first, open: 2, heading: 'Xã A' },
      { key: first + 1, open: 2 },
      { key: first + 2, open: 2, heading: 'Xã B' },
      { key: first + 3, open: 2 },
    ]);
    const under = stacked.rows.filter(({ key }) => isAdded(key));
    expect(under.map(({ kind, stt, label }) => [kind, stt, label])).toEqual([
      ['group', '', 'Xã A'],
      ['fixed', '1', ''],
      ['group', '', 'Xã B'],
      ['fixed', '1', ''],
    ]);
  });

  it('lets names be typed in added rows alone, of what is assigned', () => {
    const label = layout.columns.find(({ role }) => role === 'label')?.key ?? 0;
    const geometry = makeGeometry(grown, []);
    expect(kindAt(geometry, indexOf(geometry, { row: first, column: label }))).toBe(CellKind.entry);
    expect(kindAt(geometry, indexOf(geometry, { row: 1, column: label }))).toBe(CellKind.locked);
    expect(kindAt(geometry, indexOf(geometry, { row: 2, column: label }))).toBe(CellKind.locked);
    const others = makeGeometry(grown, [], { rows: [1], columns: [] });
    expect(kindAt(others, indexOf(others, { row: first, column: label }))).toBe(CellKind.otherUnit);
  });

  it('says where the next row comes in', () => {
    expect(placeFor(grown, first)).toEqual({ open: 2, after: first });
    expect(placeFor(grown, 1)).toEqual({ open: 2 });
    expect(placeFor(grown, undefined)).toEqual({ open: 2 });
    expect(placeFor(base, 1)).toBeUndefined();
  });

  it('draws keys that are no row of a sheet, each its own', () => {
    const keys = Array.from({ length: 100 }, drawKey);
    expect(new Set(keys).size).toBe(100);
    expect(keys.every((key) => key >= 2 ** 32 && key < 2 ** 47)).toBe(true);
  });
});

describe('a key that is drawn', () => {
  it.each([
    ['the least', 0, 0, 2 ** 32],
    ['the greatest', 2 ** 15 - 2, 2 ** 32 - 1, 2 ** 47 - 1],
    [
      'large numbers apart by one',
      0xffffffff,
      0xfffffffe,
      ((0xffffffff % 32767) + 1) * 2 ** 32 + 0xfffffffe,
    ],
  ])('%s', (_, high, low, key) => {
    const draw = vi.spyOn(crypto, 'getRandomValues').mockImplementation((into) => {
      (into as unknown as Uint32Array).set([high, low]);
      return into;
    });
    expect(drawKey()).toBe(key);
    draw.mockRestore();
  });
});
