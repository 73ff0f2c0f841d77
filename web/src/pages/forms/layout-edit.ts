import type { Layout, LayoutCell, LayoutColumn, LayoutRow } from '@/api/types';
import type { Place } from '@/lib/place';

/* Corrections of a layout. Each answers a new layout and shares what it leaves alone, so that
 * going back is keeping the old one. */

export type SheetTexts = Pick<
  Layout,
  'title' | 'form_no' | 'unit_note' | 'legal_basis' | 'open_list' | 'date_line' | 'signs' | 'notes'
>;

export function setSheet(layout: Layout, change: Partial<SheetTexts>): Layout {
  return { ...layout, ...change };
}

/** A column that has no figures any more loses its formulas and locks. */
export function setColumn(layout: Layout, key: number, change: Partial<LayoutColumn>): Layout {
  const columns = layout.columns.map((one) => (one.key === key ? { ...one, ...change } : one));
  if (change.role === undefined || change.role === 'value') return { ...layout, columns };
  return { ...layout, columns, cells: layout.cells.filter((one) => one.column !== key) };
}

/** A row that becomes a heading loses what only rows of figures have. */
export function setRow(layout: Layout, key: number, change: Partial<LayoutRow>): Layout {
  const isHeading = change.kind === 'group';
  const all: Partial<LayoutRow> = isHeading ? { ...change, rule: 'default' } : change;
  const rows = layout.rows.map((one) => (one.key === key ? { ...one, ...all } : one));
  if (!isHeading) return { ...layout, rows };
  return { ...layout, rows, cells: layout.cells.filter((one) => one.row !== key) };
}

export function cellAt(layout: Layout, at: Place): LayoutCell {
  const found = layout.cells.find((one) => one.row === at.row && one.column === at.column);
  return found ?? { row: at.row, column: at.column, formula: '', readonly: false };
}

function byPlace(a: LayoutCell, b: LayoutCell): number {
  return a.row - b.row || a.column - b.column;
}

export function setCell(
  layout: Layout,
  at: Place,
  change: Partial<Pick<LayoutCell, 'formula' | 'readonly'>>,
): Layout {
  const rest = layout.cells.filter((one) => one.row !== at.row || one.column !== at.column);
  const next = { ...cellAt(layout, at), ...change };
  const plain = next.formula === '' && !next.readonly;
  return { ...layout, cells: plain ? rest : [...rest, next].sort(byPlace) };
}

/** A formula as it is kept: with its equals sign, or nothing. */
export function tidyFormula(text: string): string {
  const trimmed = text.trim();
  return trimmed === '' || trimmed.startsWith('=') ? trimmed : `=${trimmed}`;
}

function freeKey(keys: readonly number[]): number {
  return Math.max(0, ...keys) + 1;
}

/** A new row below one, like its neighbour, under a key nobody has used. */
export function addRow(layout: Layout, below: number): Layout {
  const at = layout.rows.findIndex((one) => one.key === below);
  const neighbour = layout.rows[at];
  if (neighbour === undefined) return layout;
  const row: LayoutRow = {
    ...neighbour,
    key: freeKey(layout.rows.map((one) => one.key)),
    kind: 'fixed',
    stt: '',
    code: '',
    label: '',
    indicator: '',
    rule: 'default',
  };
  const rows = [...layout.rows];
  rows.splice(at + 1, 0, row);
  return { ...layout, rows };
}

export function removeRow(layout: Layout, key: number): Layout {
  return {
    ...layout,
    rows: layout.rows.filter((one) => one.key !== key),
    cells: layout.cells.filter((one) => one.row !== key),
    doubts: layout.doubts.filter((one) => one.row !== key),
  };
}

export function removeColumn(layout: Layout, key: number): Layout {
  return {
    ...layout,
    columns: layout.columns.filter((one) => one.key !== key),
    cells: layout.cells.filter((one) => one.column !== key),
    doubts: layout.doubts.filter((one) => one.column !== key),
  };
}

export function moveRow(layout: Layout, key: number, by: 1 | -1): Layout {
  const at = layout.rows.findIndex((one) => one.key === key);
  const [row, other] = [layout.rows[at], layout.rows[at + by]];
  if (row === undefined || other === undefined) return layout;
  const rows = [...layout.rows];
  rows[at] = other;
  rows[at + by] = row;
  return { ...layout, rows };
}

/** Formulas that name a row: who removes the row should know. */
export function formulasNaming(layout: Layout, row: number): LayoutCell[] {
  const name = new RegExp(`[A-Z]\\$?${String(row)}(?!\\d)`, 'i');
  return layout.cells.filter((one) => one.row !== row && name.test(one.formula));
}

export function settleDoubt(layout: Layout, index: number): Layout {
  return { ...layout, doubts: layout.doubts.filter((_, at) => at !== index) };
}
