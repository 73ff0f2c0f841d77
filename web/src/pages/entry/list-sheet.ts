/*
 * The sheet of a form with open lists. Comes with the first of them.
 */
import type { AddedRow } from '@/core/core';
import type { Layout } from '@/core/layout';
import type { Geometry } from '@/grid/geometry';
import { Lists } from '@/grid/lists';
import { RowLedger } from '@/grid/row-ledger';
import type { Sheet } from '@/grid/sheet';

export { growLayout } from '@/core/grown';

interface Making {
  /** What the grid shows with these rows; undefined: there are too many. */
  grow(rows: readonly AddedRow[]): Geometry | undefined;
  sheet(geometry: Geometry): Sheet;
}

export function listSheet(layout: Layout, rows: readonly AddedRow[], making: Making): Sheet {
  const opens = layout.rows.filter(({ kind }) => kind === 'open').map(({ key }) => key);
  const geometry = making.grow(rows);
  if (!geometry) throw new RangeError(`too many rows: ${String(rows.length)}`);
  const sheet = making.sheet(geometry);
  const lists = new Lists(opens, rows);
  sheet.openLists({ lists, ledger: (of) => new RowLedger(of, lists), grow: making.grow });
  return sheet;
}
