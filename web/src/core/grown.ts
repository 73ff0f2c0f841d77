/*
 * A form with the rows its reporter added, as the core says it is (src/core/open_rows.h): put
 * together here for the grid, which shows layouts.
 */
import type { GrownForm, GrownPlace } from './core';
import type { Layout, LayoutCell, LayoutColumn, LayoutRow } from './layout';

export interface GrownRow extends LayoutRow {
  /** Of a row that was added: the open row it stands under. */
  open?: number;
}

export interface GrownColumn extends LayoutColumn {
  /** It names rows: filled in where they were added, the form's own word elsewhere. */
  names?: LayoutColumn['role'];
}

export interface GrownLayout extends Layout {
  rows: GrownRow[];
  columns: GrownColumn[];
}

function rowOf(layout: Layout, row: number | GrownPlace): GrownRow[] {
  const own = layout.rows[typeof row === 'number' ? row : row.place];
  if (own === undefined) return [];
  if (typeof row === 'number') return [own];
  const { key, kind, stt, label } = row;
  return [{ ...own, key, kind, stt, label, code: '', unit: '', open: own.key }];
}

function columnOf(column: LayoutColumn, isNaming: boolean): GrownColumn {
  if (!isNaming) return column;
  return { ...column, role: 'value', type: 'text', names: column.role };
}

function crossedOut({ row, column }: { row: number; column: number }): LayoutCell {
  return { row, column, formula: '', readonly: true };
}

export function growLayout(layout: Layout, grown: GrownForm): GrownLayout {
  const naming = new Set(grown.naming);
  const columns = layout.columns.map((column, at) => columnOf(column, naming.has(at)));
  return {
    ...layout,
    // What names rows stands at the left edge, wherever the annex has it.
    columns: [
      ...columns.filter(({ names }) => names !== undefined),
      ...columns.filter(({ names }) => names === undefined),
    ],
    rows: grown.rows.flatMap((row) => rowOf(layout, row)),
    cells: [...layout.cells, ...grown.crossed.map(crossedOut)],
  };
}

/** Where a row comes in that is added while `key` is chosen: behind an added row, else as the last
 * of the list below, else of the last list. */
export function placeFor(
  layout: Layout,
  key: number | undefined,
): { open: number; after?: number } | undefined {
  const rows: readonly GrownRow[] = layout.rows;
  const at = rows.findIndex((row) => row.key === key);
  const chosen = rows[at];
  if (chosen?.open !== undefined && chosen.kind === 'fixed')
    return { open: chosen.open, after: chosen.key };
  const open =
    rows.slice(Math.max(at, 0)).find((row) => row.kind === 'open') ??
    [...rows].reverse().find((row) => row.kind === 'open');
  return open && { open: open.key };
}
