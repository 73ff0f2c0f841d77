/* Sheets for tests: small ones made in a line, and the real form of nông nghiệp. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { Core } from '@/core/core';
import type { Layout, LayoutCell, LayoutColumn, LayoutRow } from '@/core/layout';
import { indexOf, makeGeometry, type Scope } from '@/grid/geometry';
import { Ledger } from '@/grid/ledger';
import { Sheet } from '@/grid/sheet';

import { fakeCore } from './fake-core';

const noRule = { rule_weight: 0, rule_num: 0, rule_den: 0, rule_factor: null };

export function aColumn(key: number, over: Partial<LayoutColumn> = {}): LayoutColumn {
  return {
    key,
    path: [`Cột ${String(key)}`],
    number: String(key),
    role: 'value',
    type: 'number',
    decimals: 2,
    unit: '',
    attribute: `a${String(key)}`,
    printed: '',
    rule: 'sum',
    ...noRule,
    readonly: false,
    required: false,
    width: 0,
    ...over,
  };
}

export function aRow(key: number, over: Partial<LayoutRow> = {}): LayoutRow {
  return {
    key,
    kind: 'fixed',
    stt: String(key),
    code: '',
    label: `Chỉ tiêu ${String(key)}`,
    unit: 'ha',
    indent: 0,
    indicator: `i${String(key)}`,
    rule: 'default',
    ...noRule,
    ...over,
  };
}

export function aLayout(over: Partial<Layout> = {}): Layout {
  return {
    title: 'Biểu thử',
    form_no: '01/T',
    unit_note: '',
    legal_basis: '',
    open_list: false,
    columns: [
      aColumn(1, { role: 'label', type: 'text', path: ['Chỉ tiêu'] }),
      aColumn(4),
      aColumn(5),
    ],
    rows: [aRow(1), aRow(2), aRow(3)],
    cells: [],
    doubts: [],
    ...over,
  };
}

export function aFormula(row: number, column: number, formula: string): LayoutCell {
  return { row, column, formula, readonly: false };
}

export function agricultureLayout(): Layout {
  const file = resolve(process.cwd(), 'tests/fixtures/nong_nghiep_thang.layout.json');
  return JSON.parse(readFileSync(file, 'utf8')) as Layout;
}

export function aSheet(layout = aLayout(), core: Core = fakeCore, scope?: Scope) {
  const form = core.openForm(layout);
  const geometry = makeGeometry(layout, form.calculatedCells(), scope);
  const sheet = new Sheet(geometry, core, form, { yes: 'Có', no: 'Không' });
  const ledger = new Ledger(sheet);
  return {
    sheet,
    ledger,
    at: (row: number, column: number) => indexOf(geometry, { row, column }),
    type: (row: number, column: number, after: string | null) => {
      const index = indexOf(geometry, { row, column });
      sheet.apply([{ index, before: sheet.value(index), after }]);
    },
  };
}
