import { describe, expect, it } from 'vitest';

import { aColumn, agricultureLayout, aLayout, aSheet } from '../../../tests/a-sheet';

import { rowsAbove, rowTitle } from '@/grid/geometry';

import { fieldGroups, fieldRows, filledCells } from './row-form';

describe('the form for phones', () => {
  const agriculture = aSheet(agricultureLayout());

  it('leaves headings between rows out', () => {
    const rows = fieldRows(agriculture.sheet.geometry);
    expect(agriculture.sheet.geometry.rows[rows[0] ?? -1]?.label).toBe('DTGT lương thực có hạt');
  });

  it('says what a row stands under', () => {
    const { geometry } = agriculture.sheet;
    const row = geometry.rowIndex.get(19) ?? -1;
    expect(rowsAbove(geometry, row).map(({ label }) => label)).toContain('Vụ Đông Xuân');
    expect(rowTitle(geometry, row)).toBe('1.1.1 Vụ Đông Xuân › DT gieo trồng');
  });

  it('groups fields by their top heading', () => {
    const columns = [
      aColumn(4, { path: ['Tổng số'] }),
      aColumn(5, { path: ['Thực hiện', 'Kỳ này'] }),
      aColumn(6, { path: ['Thực hiện', 'Lũy kế', 'Số'] }),
    ];
    const { sheet } = aSheet(aLayout({ columns }));
    expect(fieldGroups(sheet.geometry, 0)).toMatchObject([
      { title: '', fields: [{ label: 'Tổng số' }] },
      { title: 'Thực hiện', fields: [{ label: 'Kỳ này' }, { label: 'Lũy kế › Số' }] },
    ]);
  });

  it('counts what is filled in', () => {
    const { sheet, type } = aSheet();
    type(1, 4, '1');
    expect(filledCells(sheet)).toEqual({ filled: 1, of: 6 });
  });
});
