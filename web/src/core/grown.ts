/*
 * A form with the rows its reporter added: what the grid shows. The core does the same
 * (src/core/open_rows.h): a row stands before its open row, and has cells in the columns that name it.
 */
import type { Layout, LayoutCell, LayoutColumn, LayoutRow } from './layout';

/** A row as the server sends it. */
export interface AddedRow {
  key: number;
  open: number;
  /** In a total: the unit over the rows of its list. */
  heading?: string;
}

export interface GrownRow extends LayoutRow {
  /** The open row it stands under. */
  open?: number;
}

/** A spreadsheet's last row: keys beyond it are of rows that were added. */
const SHEET_ROWS = 1048576;
/** Keys are drawn from 2^32 up to 2^47: all of their bits are random, as a number holds 53. */
const DRAWN_LOW = 2 ** 32;
const DRAWN_HIGH = 2 ** 15 - 1;

export function isAdded(key: number): boolean {
  return key > SHEET_ROWS;
}

export function isOpen(layout: Layout): boolean {
  return layout.rows.some((row) => row.kind === 'open');
}

/** A key no other row has, so that a save sent twice adds one row. */
export function drawKey(): number {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return (1 + (high % DRAWN_HIGH)) * DRAWN_LOW + low;
}

function added(open: LayoutRow, { key, heading = '' }: AddedRow, place: number): GrownRow {
  const stt = heading === '' ? String(place) : '';
  const kind = heading === '' ? 'fixed' : 'group';
  return { ...open, key, kind, stt, label: heading, code: '', unit: '', open: open.key };
}

function rowsUnder(open: LayoutRow, rows: readonly AddedRow[]): GrownRow[] {
  let place = 0;
  return rows
    .filter((row) => row.open === open.key)
    .map((row) => {
      place = row.heading ? 0 : place + 1;
      return added(open, row, place);
    });
}

/** The columns that name rows are filled in too; the row's number comes by itself. */
function columnsFor(layout: Layout): LayoutColumn[] {
  return layout.columns.flatMap((column): LayoutColumn[] =>
    column.role === 'value' || column.role === 'stt'
      ? [column]
      : [column, { ...column, role: 'value', type: 'text', number: '' }],
  );
}

/** Cells crossed out in the open row are so in each row; formulas the core knows. */
function cellsFor(layout: Layout, rows: readonly AddedRow[]): LayoutCell[] {
  const crossed = layout.cells.filter((cell) => cell.readonly);
  return rows.flatMap(({ key, open }) =>
    crossed.filter((cell) => cell.row === open).map((cell) => ({ ...cell, row: key })),
  );
}

export function growLayout(layout: Layout, rows: readonly AddedRow[]): Layout {
  if (rows.length === 0) return layout;
  return {
    ...layout,
    columns: columnsFor(layout),
    rows: layout.rows.flatMap((row) =>
      row.kind === 'open' ? [...rowsUnder(row, rows), row] : [row],
    ),
    cells: [...layout.cells, ...cellsFor(layout, rows)],
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
