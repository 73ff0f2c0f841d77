import { describe, expect, it } from 'vitest';

import type { Layout, LayoutColumn, LayoutRow } from '@/api/types';

import { cellAt, setCell, setColumn, setRow, settleDoubt, tidyFormula } from './layout-edit';

const rule = { rule_weight: 0, rule_num: 0, rule_den: 0, rule_factor: null };

function aColumn(key: number): LayoutColumn {
  return {
    key,
    path: [`Cột ${String(key)}`],
    number: '',
    role: 'value',
    type: 'number',
    decimals: 2,
    unit: '',
    attribute: '',
    printed: '',
    rule: 'sum',
    readonly: false,
    required: false,
    width: 12,
    ...rule,
  };
}

function aRow(key: number, label: string): LayoutRow {
  return {
    key,
    kind: 'fixed',
    stt: '',
    code: '',
    label,
    unit: 'ha',
    indent: 1,
    indicator: label,
    rule: 'default',
    ...rule,
  };
}

const layout: Layout = {
  title: 'Biểu',
  form_no: '',
  unit_note: '',
  legal_basis: '',
  open_list: false,
  columns: [aColumn(4), aColumn(5)],
  rows: [aRow(11, 'Lúa'), aRow(14, 'Ngô')],
  cells: [{ row: 11, column: 5, formula: '=D14+D114', readonly: false }],
  doubts: [{ row: 11, column: 0, text: 'Đơn vị tính?' }],
};

describe('correcting a layout', () => {
  it('changes one column and leaves the layout before it as it was', () => {
    expect(setColumn(layout, 4, { decimals: 0 }).columns[0]?.decimals).toBe(0);
    expect(layout.columns[0]?.decimals).toBe(2);
  });

  it('keeps only cells that have something of their own', () => {
    const at = { row: 14, column: 4 };
    const written = setCell(layout, at, { formula: '=D11' });
    expect(cellAt(written, at).formula).toBe('=D11');
    expect(setCell(written, at, { formula: '' }).cells).toHaveLength(1);
  });

  it('keeps cells by row, then column', () => {
    const cells = setCell(layout, { row: 11, column: 4 }, { readonly: true }).cells;
    expect(cells.map((one) => one.column)).toEqual([4, 5]);
  });

  it('leaves no formula in a row or a column that has no figures any more', () => {
    expect(setRow(layout, 11, { kind: 'group' }).cells).toEqual([]);
    expect(setRow(layout, 11, { label: 'Cây lúa' }).cells).toHaveLength(1);
    expect(setColumn(layout, 5, { role: 'code' }).cells).toEqual([]);
    expect(setColumn(layout, 5, { role: 'value' }).cells).toHaveLength(1);
  });

  it('settles a doubt', () => {
    expect(settleDoubt(layout, 0).doubts).toEqual([]);
  });

  it('writes formulas with their equals sign', () => {
    expect(tidyFormula(' D14+D39 ')).toBe('=D14+D39');
    expect(tidyFormula('=D14')).toBe('=D14');
    expect(tidyFormula('  ')).toBe('');
  });
});
