/*
 * "Tìm chỉ tiêu": rows by the words of their label, code or number, without diacritics.
 */
import { matches } from '@/lib/text';

import type { Geometry } from './geometry';

/** Indices of the rows found, from the top; none for an empty query. */
export function findRows(geometry: Geometry, query: string): number[] {
  if (query.trim() === '') return [];
  const found: number[] = [];
  geometry.rows.forEach((row, index) => {
    if (matches(`${row.stt} ${row.code} ${row.label}`, query)) found.push(index);
  });
  return found;
}
