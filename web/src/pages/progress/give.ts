import type { Report, Reporter } from '@/api/types';

/** A unit of the regime's list, with the part of the form the list gives it. */
export type Listed = Pick<Reporter, 'unit_id' | 'unit_name' | 'rows' | 'columns'>;

/** Whether days given as far as they are known touch those of the data; text dates compare. */
function touches(from: string | null, to: string | null, window: Days): boolean {
  return (from === null || from <= window.to) && (to === null || to >= window.from);
}

export interface Days {
  from: string;
  to: string;
}

/** Who stands on the list on a day of the data, and has no report of the cycle. */
export function missingOf(
  list: readonly Reporter[],
  reports: readonly Pick<Report, 'unit_id'>[],
  window: Days,
): Listed[] {
  const given = new Set(reports.map(({ unit_id }) => unit_id));
  return list.filter(
    (one) => !given.has(one.unit_id) && touches(one.valid_from, one.valid_to, window),
  );
}

/** Whose report was taken back, and may be given again. */
export function takenOf(reports: readonly Report[]): Listed[] {
  return reports
    .filter(({ state }) => state === 'withdrawn')
    .map(({ unit_id, unit_name }) => ({ unit_id, unit_name, rows: [], columns: [] }));
}
