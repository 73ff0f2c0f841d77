// @vitest-environment node
import { beforeAll, describe, expect, it } from 'vitest';

import { bigLayout } from '../../../tests/perf/big-layout';
import { aFormula, aLayout, aRow } from '../../../tests/a-sheet';
import { hasCore, realCore } from '../../../tests/real-core';
import type { Layout } from '@/api/types';
import type { Core } from '@/core/core';

import { freeKey, insertColumn, insertRow, lossesOf, move, remove } from './layout-moves';

const layout: Layout = aLayout({
  rows: [aRow(1), aRow(2), aRow(3), aRow(4), aRow(5)],
  cells: [aFormula(5, 4, '=SUM(D1:D3)'), aFormula(5, 5, '=D1+E2')],
  doubts: [{ row: 2, column: 0, text: 'Đơn vị tính?' }],
});

function rowKeys(of: Layout): number[] {
  return of.rows.map((one) => one.key);
}

function formulas(of: Layout): string[] {
  return of.cells.map((one) => one.formula);
}

describe.skipIf(!hasCore)('rows and columns put in, taken out and moved', () => {
  let core: Core;
  beforeAll(async () => {
    core = await realCore();
  });

  it('puts a row on either side, like its neighbour, under a key nobody has used', () => {
    expect(rowKeys(insertRow(layout, 2, 'after', 6))).toEqual([1, 2, 6, 3, 4, 5]);
    expect(rowKeys(insertRow(layout, 1, 'before', 6))).toEqual([6, 1, 2, 3, 4, 5]);
    expect(insertRow(layout, 2, 'after', 6).rows[2]).toMatchObject({ label: '', unit: 'ha' });
    expect(freeKey(layout, 'rows')).toBe(6);
    expect(freeKey(layout, 'rows', 9)).toBe(10);
    expect(insertRow(layout, 99, 'after', 6)).toBe(layout);
  });

  it('puts a column of figures beside another, under the same group', () => {
    const wide = {
      ...layout,
      columns: layout.columns.map((one) => ({ ...one, path: ['Nhóm', 'A'] })),
    };
    const next = insertColumn(wide, 4, 'after', 6);
    expect(next.columns.map((one) => one.key)).toEqual([1, 4, 6, 5]);
    expect(next.columns[2]).toMatchObject({ path: ['Nhóm', ''], role: 'value', attribute: '' });
    expect(insertColumn(layout, 1, 'before', 6).columns[0]).toMatchObject({ type: 'number' });
  });

  it('lets a range have what is put between its corners, and follow what is moved', () => {
    const longer = insertRow(layout, 2, 'after', 6);
    expect(core.openForm(longer).calculatedCells()).toHaveLength(2);
    // The first of the range moves down within it: its neighbour is the first now.
    const moved = move(core, layout, 'rows', 1, 1);
    expect(rowKeys(moved)).toEqual([2, 1, 3, 4, 5]);
    expect(formulas(moved)).toEqual(['=SUM(D2:D3)', '=D1+E2']);
    // Above the first of a range is outside of it, as in Excel.
    expect(formulas(move(core, moved, 'rows', 1, -1))).toEqual(['=SUM(D2:D3)', '=D1+E2']);
    expect(move(core, layout, 'rows', 5, 1)).toBe(layout);
    expect(move(core, layout, 'columns', 5, -1).columns.map((one) => one.key)).toEqual([1, 5, 4]);
  });

  it('names who loses by a removal, and takes cells and doubts away with it', () => {
    expect(lossesOf(core, layout, 'rows', 2)).toEqual([
      { kind: 'formula', row: 5, column: 5, check: '' },
    ]);
    expect(lossesOf(core, layout, 'rows', 4)).toEqual([]);
    const less = remove(core, layout, 'rows', 2);
    expect(rowKeys(less)).toEqual([1, 3, 4, 5]);
    expect(formulas(less)).toEqual(['=SUM(D1:D3)', '=D1+#REF!']);
    expect(less.doubts).toEqual([]);
    expect(formulas(remove(core, layout, 'rows', 1))).toEqual(['=SUM(D2:D3)', '=#REF!+E2']);
    expect(remove(core, layout, 'columns', 5).cells).toHaveLength(1);
  });

  it('moves a row of a long form quickly', () => {
    const big = bigLayout(500);
    const began = performance.now();
    for (let n = 0; n < 10; n++) move(core, big, 'rows', big.rows[20]?.key ?? 0, 1);
    // Measured some 20 ms a move; no benchmark.
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
