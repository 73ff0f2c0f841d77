import { describe, expect, it } from 'vitest';

import { aFormula, aColumn, aLayout, aRow, aSheet } from '../../tests/a-sheet';

import { planClear, planFillDown } from './clear';
import { guessBlockStyle, planPaste } from './paste';
import { parseTsv } from './tsv-read';

const one = (row: number, column: number) => ({
  top: row,
  left: column,
  bottom: row,
  right: column,
});

describe('planPaste', () => {
  it('reads Vietnamese and English figures by the style it is given', () => {
    const { sheet } = aSheet(aLayout({ columns: [aColumn(4, { decimals: 3 })] }));
    const value = (style: 'vi' | 'en') =>
      planPaste(sheet, one(0, 0), [['1.234']], style).changes[0]?.after;
    expect(value('vi')).toBe('1234');
    expect(value('en')).toBe('1.234');
  });

  it('counts what it passes over: calculated cells, but not group rows or empty texts', () => {
    const layout = aLayout({
      rows: [aRow(1, { kind: 'group' }), aRow(2), aRow(3)],
      cells: [aFormula(3, 4, '=D2'), aFormula(3, 5, '=E2')],
    });
    const { sheet } = aSheet(layout);
    const plan = planPaste(sheet, one(0, 0), parseTsv('I\t\n1\t2\n3\t\n'), 'vi');
    expect(plan).toMatchObject({ pasted: 2, skipped: 1, outside: 0, bad: [] });
    expect(plan.target).toEqual({ top: 0, left: 0, bottom: 2, right: 1 });
  });

  it('names what cannot be read and leaves those cells alone', () => {
    const { sheet, at } = aSheet();
    const plan = planPaste(sheet, one(0, 0), [['abc', '1,2345']], 'vi');
    expect(plan.changes).toEqual([]);
    expect(plan.bad).toEqual([
      { index: at(1, 4), text: 'abc', reason: 'number' },
      { index: at(1, 5), text: '1,2345', reason: 'decimals', rounded: '1.23' },
    ]);
  });

  it('counts what lies beyond the form', () => {
    const { sheet } = aSheet();
    const plan = planPaste(
      sheet,
      one(2, 1),
      [
        ['1', '2'],
        ['3', '4'],
      ],
      'vi',
    );
    expect(plan).toMatchObject({ pasted: 1, outside: 3 });
  });

  it('fills a selection with one value', () => {
    const { sheet } = aSheet();
    const plan = planPaste(sheet, { top: 0, left: 0, bottom: 2, right: 1 }, [['7']], 'vi');
    expect(plan.changes.map(({ after }) => after)).toEqual(['7', '7', '7', '7', '7', '7']);
  });

  it('repeats a row over a selection of whole rows', () => {
    const { sheet } = aSheet();
    const plan = planPaste(sheet, { top: 0, left: 0, bottom: 2, right: 1 }, [['1', '2']], 'vi');
    expect(plan.changes.map(({ after }) => after)).toEqual(['1', '2', '1', '2', '1', '2']);
  });

  it('empties a cell for an empty text, and leaves cells a short row does not reach', () => {
    const { sheet, type, at } = aSheet();
    type(1, 4, '1');
    type(2, 5, '2');
    const plan = planPaste(sheet, one(0, 0), [['', '5'], ['6']], 'vi');
    expect(plan.changes).toContainEqual({ index: at(1, 4), before: '1', after: null });
    expect(plan.changes.some(({ index }) => index === at(2, 5))).toBe(false);
  });

  it('reads dates and yes or no', () => {
    const columns = [aColumn(4, { type: 'date' }), aColumn(5, { type: 'yes_no' })];
    const { sheet } = aSheet(aLayout({ columns }));
    const plan = planPaste(sheet, one(0, 0), [['15/7/2026', 'Không']], 'vi');
    expect(plan.changes.map(({ after }) => after)).toEqual(['2026-07-15', 'false']);
  });
});

describe('guessBlockStyle', () => {
  const { sheet } = aSheet(aLayout({ cells: [aFormula(1, 5, '=D1')] }));

  it('is not sure when every figure can be read both ways', () => {
    expect(guessBlockStyle(sheet, one(0, 0), [['1.234']])).toMatchObject({ sure: false });
  });

  it('is sure when there is nothing to separate', () => {
    expect(guessBlockStyle(sheet, one(0, 0), [['1234'], ['']])).toMatchObject({ sure: true });
  });

  it('does not ask cells that take no figure', () => {
    expect(guessBlockStyle(sheet, one(0, 1), [['1.234']])).toEqual({ style: 'vi', sure: true });
  });
});

describe('Delete and Ctrl+D', () => {
  it('empty and fill only cells that may be typed in', () => {
    const { sheet, type, at } = aSheet(aLayout({ cells: [aFormula(2, 4, '=D1')] }));
    type(1, 4, '5');
    const fill = planFillDown(sheet, { top: 0, left: 0, bottom: 2, right: 0 });
    expect(fill).toEqual([{ index: at(3, 4), before: null, after: '5' }]);
    expect(planClear(sheet, [at(1, 4), at(2, 4)])).toEqual([
      { index: at(1, 4), before: '5', after: null },
    ]);
  });
});

describe('"nt", the same as above', () => {
  it('is the cell above of the block, else of the sheet', () => {
    const { sheet, type, at } = aSheet();
    type(1, 5, '7');
    const plan = planPaste(sheet, one(1, 0), parseTsv('5\tnt\nnt\tnt\n'), 'vi');
    const after = (row: number, column: number) =>
      plan.changes.find(({ index }) => index === at(row, column))?.after;
    expect([after(2, 4), after(2, 5), after(3, 4), after(3, 5)]).toEqual(['5', '7', '5', '7']);
  });

  it('is refused where nothing stands above', () => {
    const { sheet, at } = aSheet();
    const plan = planPaste(sheet, one(0, 0), [['nt']], 'vi');
    expect(plan.bad).toEqual([{ index: at(1, 4), text: 'nt', reason: 'ditto' }]);
  });
});
