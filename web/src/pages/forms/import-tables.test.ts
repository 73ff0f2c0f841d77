import { describe, expect, it } from 'vitest';

import type { FormImport, ImportTable } from '@/api/types';

import { nextTable, placeOf, sheetsWithout, tableCode } from './import-tables';
import { emptyLayout } from './new-form';

function aTable(sheet: number, table: number, more: Partial<ImportTable> = {}): ImportTable {
  return {
    sheet,
    table,
    hidden: false,
    too_large: false,
    title: '',
    form_no: '',
    first_row: 1,
    rows: 1,
    columns: 2,
    doubts: 0,
    ...more,
  };
}

const tables = [
  aTable(0, 0),
  aTable(1, 0),
  aTable(1, 1, { too_large: true }),
  aTable(3, 0, { hidden: true }),
];
const first = { sheet: 0, table: 0 };

describe('the tables of a file', () => {
  it('goes from one to the next, past what is hidden, too large or saved', () => {
    expect(nextTable(tables, first, new Map())).toBe(tables[1]);
    expect(nextTable(tables, first, new Map([['1:0', 7]]))).toBeUndefined();
    expect(nextTable(tables, { sheet: 1, table: 0 }, new Map())).toBe(tables[0]);
    expect(nextTable(tables, { sheet: 1, table: 0 }, new Map([['0:0', 7]]))).toBeUndefined();
  });

  it('asks for a place, not for all that is known of it', () => {
    expect(placeOf(aTable(1, 2))).toEqual({ sheet: 1, table: 2 });
  });

  it('names the sheets without one', () => {
    const found: FormImport = {
      sheets: ['Biểu 1', 'Biểu 2', 'Bìa', 'Danh mục'],
      sheet: 0,
      table: 0,
      tables,
      layout: emptyLayout,
    };
    expect(sheetsWithout(found)).toEqual(['Bìa']);
  });

  it('tells the codes of several apart', () => {
    expect(tableCode('bieu', tables, { sheet: 1, table: 0 })).toBe('bieu-2');
    expect(tableCode('bieu', [aTable(0, 0)], first)).toBe('bieu');
    expect(tableCode('x'.repeat(60), tables, first)).toHaveLength(58);
  });
});
