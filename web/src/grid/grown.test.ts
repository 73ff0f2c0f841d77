// @vitest-environment node
import { beforeAll, describe, expect, it, vi } from 'vitest';

import type { AddedRow, Core } from '@/core/core';
import { growLayout, placeFor } from '@/core/grown';
import { isOpen } from '@/core/layout';

import { aListLayout } from '../../tests/a-sheet';
import { hasCore, realCore } from '../../tests/real-core';

import { CellKind, indexOf, kindAt, makeGeometry } from './geometry';

const FIRST = 1048577;
const layout = aListLayout();
const rows = [
  { key: FIRST, open: 2 },
  { key: 5_000_000_000, open: 2 },
];

describe.skipIf(!hasCore)('a form with added rows, as the core has it', () => {
  let core: Core;
  beforeAll(async () => {
    core = await realCore();
  });

  function grown(added: readonly AddedRow[], of = layout) {
    const form = core.openForm(of);
    const answer = form.setRows(added);
    if (!answer) throw new Error('refused');
    const calculated = form.calculatedCells();
    form.close();
    return { answer, calculated, layout: growLayout(of, answer) };
  }

  it('has them before their open row, numbered by place', () => {
    const { layout: with2 } = grown(rows);
    expect(with2.rows.map(({ key, stt, open }) => [key, stt, open])).toEqual([
      [1, '1', undefined],
      [FIRST, '1', 2],
      [5_000_000_000, '2', 2],
      [2, '2', undefined],
      [3, '', undefined],
    ]);
    expect(isOpen(layout)).toBe(true);
  });

  it('begins to count again below the name of a unit', () => {
    const stacked = grown([
      { key: FIRST, open: 2, heading: 'Xã “A”' },
      { key: FIRST + 1, open: 2 },
      { key: FIRST + 2, open: 2, heading: 'Xã B' },
      { key: FIRST + 3, open: 2 },
    ]).layout;
    const under = stacked.rows.filter(({ open }) => open !== undefined);
    expect(under.map(({ kind, stt, label }) => [kind, stt, label])).toEqual([
      ['group', '', 'Xã “A”'],
      ['fixed', '1', ''],
      ['group', '', 'Xã B'],
      ['fixed', '1', ''],
    ]);
  });

  it('names rows in columns of texts, which stand first', () => {
    const odd = { ...layout, columns: [...layout.columns].reverse() };
    for (const of of [layout, odd]) {
      const { columns } = grown(rows, of).layout;
      expect(columns.map(({ names }) => names).sort()).toEqual(
        ['label', 'stt', undefined, undefined, undefined].sort(),
      );
      expect(columns.slice(0, 2).every(({ names, type }) => names && type === 'text')).toBe(true);
    }
  });

  it('lets names be typed in added rows alone, of what is assigned', () => {
    const { layout: shown, calculated } = grown(rows);
    const geometry = makeGeometry(shown, calculated);
    const kind = (row: number, column: number) =>
      kindAt(geometry, indexOf(geometry, { row, column }));
    expect([kind(FIRST, 2), kind(FIRST, 4), kind(FIRST, 6)]).toEqual([
      CellKind.entry,
      CellKind.entry,
      CellKind.formula,
    ]);
    expect([kind(3, 2), kind(2, 2), kind(2, 4)]).toEqual(Array(3).fill(CellKind.locked));
    const others = makeGeometry(shown, [], { rows: [1], columns: [] });
    expect(kindAt(others, indexOf(others, { row: FIRST, column: 2 }))).toBe(CellKind.otherUnit);
  });

  it('crosses out in each row what is crossed out in the open one', () => {
    const of = aListLayout({ cells: [{ row: 2, column: 5, formula: '', readonly: true }] });
    const { answer, layout: shown } = grown(rows, of);
    expect(answer.crossed).toEqual(rows.map(({ key }) => ({ row: key, column: 5 })));
    const geometry = makeGeometry(shown, []);
    const at = indexOf(geometry, { row: FIRST, column: 5 });
    expect(kindAt(geometry, at)).toBe(CellKind.locked);
  });

  it('says how many rows it takes, and refuses what are no rows of it', () => {
    // Five cells, a formula and the row itself: open_rows_test.c has the rule.
    expect(grown([]).answer.most).toBe(13_333);
    const form = core.openForm(layout);
    expect(form.setRows([{ key: FIRST, open: 3 }])).toBeUndefined();
    expect(form.setRows([{ key: 7, open: 2 }])).toBeUndefined();
    expect(form.setRows([...rows, ...rows])).toBeUndefined();
    form.close();
  });

  it('says where the next row comes in', () => {
    const { layout: shown } = grown(rows);
    expect(placeFor(shown, FIRST)).toEqual({ open: 2, after: FIRST });
    expect(placeFor(shown, 1)).toEqual({ open: 2 });
    expect(placeFor(shown, undefined)).toEqual({ open: 2 });
    expect(placeFor({ ...layout, rows: [] }, 1)).toBeUndefined();
  });

  it('draws keys that are no row of a sheet, each its own', () => {
    const keys = Array.from({ length: 100 }, () => core.drawKey());
    expect(new Set(keys).size).toBe(100);
    expect(keys.every((key) => key >= 2 ** 32 && key < 2 ** 47)).toBe(true);
  });

  it.each([
    ['the least', 0n, 2 ** 32],
    ['the greatest', BigInt(2 ** 47 - 2 ** 32) - 1n, 2 ** 47 - 1],
    ['any bits', -1n, 2 ** 32 + Number(0xffffffffffffffffn % BigInt(2 ** 47 - 2 ** 32))],
  ])('draws %s', (_, random, key) => {
    const draw = vi.spyOn(crypto, 'getRandomValues').mockImplementation((into) => {
      (into as unknown as BigInt64Array).set([random]);
      return into;
    });
    expect(core.drawKey()).toBe(key);
    draw.mockRestore();
  });
});
