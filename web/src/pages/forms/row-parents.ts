import type { LayoutRow } from '@/api/types';

/** The rows a row can be part of: all but itself and its own parts, however deep. */
export function parentsOf(rows: readonly LayoutRow[], key: number): LayoutRow[] {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  function isWithin(row: LayoutRow): boolean {
    const met = new Set<number>();
    for (let at: LayoutRow | undefined = row; at && !met.has(at.key);) {
      if (at.key === key) return true;
      met.add(at.key);
      at = byKey.get(at.parent ?? 0);
    }
    return false;
  }
  return rows.filter((row) => row.kind !== 'open' && !isWithin(row));
}
