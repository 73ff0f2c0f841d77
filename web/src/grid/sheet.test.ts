import { describe, expect, it } from 'vitest';

import { aColumn, aFormula, agricultureLayout, aLayout, aSheet } from '../../tests/a-sheet';

import { CellKind, kindAt } from './geometry';

const summed = aLayout({ cells: [aFormula(3, 4, '=D1+D2'), aFormula(3, 5, '=D1/E1')] });

describe('a sheet', () => {
  it('calculates what depends on a typed cell, and tells who paints', () => {
    const { sheet, at, type } = aSheet(summed);
    const touched: number[] = [];
    sheet.listen({ touched: (indices) => touched.push(...indices) });
    type(1, 4, '1234.5');
    expect(sheet.text(at(3, 4))).toBe('1.234,5');
    expect(touched).toContain(at(3, 4));
  });

  it('shows the error of a formula in place of its value', () => {
    const { sheet, at, type } = aSheet(summed);
    type(1, 4, '5');
    expect(sheet.text(at(3, 5))).toBe('#DIV/0!');
    type(1, 5, '2');
    expect(sheet.text(at(3, 5))).toBe('2,5');
  });

  it('takes back and repeats a whole action', () => {
    const { sheet, at } = aSheet(summed);
    sheet.apply([
      { index: at(1, 4), before: null, after: '1' },
      { index: at(2, 4), before: null, after: '2' },
    ]);
    expect(sheet.value(at(3, 4))).toBe('3');
    sheet.undo();
    expect([sheet.value(at(1, 4)), sheet.value(at(2, 4)), sheet.value(at(3, 4))]).toEqual([
      null,
      null,
      null,
    ]);
    sheet.redo();
    expect(sheet.value(at(3, 4))).toBe('3');
  });

  it('forgets what could be repeated once something new is typed', () => {
    const { sheet, at, type } = aSheet();
    type(1, 4, '1');
    sheet.undo();
    type(1, 4, '2');
    expect(sheet.redo()).toBeUndefined();
    expect(sheet.value(at(1, 4))).toBe('2');
  });

  it('loads without making anything to save or to undo', () => {
    const { sheet, ledger, at } = aSheet(summed);
    sheet.load([{ row: 1, column: 4, value: '7' }]);
    expect(sheet.value(at(3, 4))).toBe('7');
    expect(ledger.unsent).toBe(0);
    expect(sheet.undo()).toBeUndefined();
  });

  it('shows dates and yes or no as people write them', () => {
    const columns = [aColumn(4, { type: 'date' }), aColumn(5, { type: 'yes_no' })];
    const { sheet, at } = aSheet(aLayout({ columns }));
    sheet.load([
      { row: 1, column: 4, value: null, text: '2026-07-15' },
      { row: 1, column: 5, value: null, text: 'true' },
    ]);
    expect(sheet.text(at(1, 4))).toBe('15/07/2026');
    expect(sheet.text(at(1, 5))).toBe('Có');
  });

  it('lets nobody type in calculated, crossed out, group and foreign cells', () => {
    const layout = agricultureLayout();
    layout.cells.push({ row: 19, column: 4, formula: '', readonly: true });
    const { sheet, at } = aSheet(layout, undefined, { rows: [11, 19, 20], columns: [] });
    expect(kindAt(sheet.geometry, at(11, 4))).toBe(CellKind.formula);
    expect(kindAt(sheet.geometry, at(19, 4))).toBe(CellKind.locked);
    expect(kindAt(sheet.geometry, at(10, 4))).toBe(CellKind.group);
    expect(kindAt(sheet.geometry, at(21, 4))).toBe(CellKind.otherUnit);
    expect(sheet.editable(at(20, 4))).toBe(true);
    sheet.writable = false;
    expect(sheet.editable(at(20, 4))).toBe(false);
  });
});
