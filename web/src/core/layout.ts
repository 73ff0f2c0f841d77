/*
 * The layout of a form version: the server's record, and what the core is given to calculate.
 *
 * Rows and columns keep the coordinates of the annex they came from; a cell is
 * (row key, column key) everywhere. `src/core/form.h` says what each member means.
 */
import type { Layout } from '@/api/types';

export type { Layout, LayoutCell, LayoutColumn, LayoutRow } from '@/api/types';

/** Whether its reporters add rows to it. */
export function isOpen(layout: Layout): boolean {
  return layout.rows.some(({ kind }) => kind === 'open');
}
