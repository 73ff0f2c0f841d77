import type { BurdenRow } from '@/api/types';

export type Counted = 'cells' | 'reports';

/** How dark a figure is drawn: 0 for nothing, else 1 to 5, beside the greatest of the matrix. */
export function heatOf(value: number, greatest: number): number {
  if (value <= 0 || greatest <= 0) return 0;
  return Math.min(5, Math.max(1, Math.ceil((value / greatest) * 5)));
}

/** The greatest figure of a month in any row. */
export function greatestOf(rows: readonly BurdenRow[], counted: Counted): number {
  let greatest = 0;
  for (const row of rows)
    for (const month of row.months) greatest = Math.max(greatest, month[counted]);
  return greatest;
}
