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

export function settleDoubt(layout: Layout, index: number): Layout {
  return { ...layout, doubts: layout.doubts.filter((_, at) => at !== index) };
}
