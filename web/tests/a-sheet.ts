/* Sheets for tests: small ones made in a line, and the real form of nông nghiệp. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { AddedRow, Core } from '@/core/core';
import { growLayout } from '@/core/grown';
import type { Layout, LayoutCell, LayoutColumn, LayoutRow } from '@/core/layout';
import { indexOf, makeGeometry, type Geometry, type Scope } from '@/grid/geometry';
import { Ledger } from '@/grid/ledger';
import { Lists } from '@/grid/lists';
import { RowLedger } from '@/grid/row-ledger';
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

/** A label and a code, two figures and their product; row 2 is open, row 3 sums its rows. */
export function aListLayout(over: Partial<Layout> = {}): Layout {
  return aLayout({
    open_list: true,
    columns: [
      aColumn(1, { role: 'stt', type: 'text', path: ['STT'] }),
      aColumn(2, { role: 'label', type: 'text', path: ['Tên'] }),
      aColumn(4),
      aColumn(5),
      aColumn(6, { rule: 'none' }),
    ],
    rows: [
      aRow(1, { kind: 'group', label: 'Công trình' }),
      aRow(2, { kind: 'open', label: '' }),
      aRow(3, { stt: '', label: 'Cộng' }),
    ],
    cells: [aFormula(2, 6, '=D2*E2'), aFormula(3, 4, '=SUM(D2:D2)'), crossed(3, 5), crossed(3, 6)],
    ...over,
  });
}

function crossed(row: number, column: number): LayoutCell {
  return { row, column, formula: '', readonly: true };
}

/** The list with these rows, as the server has them, on the real core. */
export function aList(core: Core, rows: readonly AddedRow[], layout = aListLayout()) {
  const form = core.openForm(layout);
  const grow = (next: readonly AddedRow[]): Geometry | undefined => {
    const grown = form.setRows(next);
    return grown && makeGeometry(growLayout(layout, grown), form.calculatedCells());
  };
  const opens = layout.rows.filter(({ kind }) => kind === 'open').map(({ key }) => key);
  const geometry = grow(rows) ?? makeGeometry(layout, []);
  const sheet = new Sheet(geometry, core, form, { yes: 'Có', no: 'Không' });
  sheet.openLists({
    lists: new Lists(opens, rows),
    ledger: (of) => new RowLedger(of, new Lists(opens, rows)),
    grow,
  });
  const ledger = new Ledger(sheet);
  const at = (row: number, column: number): number => indexOf(sheet.geometry, { row, column });
  return {
    sheet,
    ledger,
    at,
    type: (row: number, column: number, after: string | null) =>
      sheet.apply([{ index: at(row, column), before: sheet.value(at(row, column)), after }]),
    /** Its rows and what stands in them: "1 Cầu 5 2 10". */
    shown: () =>
      sheet.geometry.rows
        .filter(({ open }) => open !== undefined)
        .map(({ key }) =>
          sheet.geometry.columns.map((column) => sheet.text(at(key, column.key))).join(' '),
        ),
    keys: () => sheet.lists?.rows.map(({ key }) => key),
  };
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
