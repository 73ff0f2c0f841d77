import type { FormImport, ImportTable } from '@/api/types';

/* The tables of a file, and what became of each. */

export interface TableAt {
  sheet: number;
  table: number;
}

/** The place alone, as it is asked for. */
export function placeOf({ sheet, table }: TableAt): TableAt {
  return { sheet, table };
}

/** "0:1": the second table of the first sheet. */
export function tableKey({ sheet, table }: TableAt): string {
  return `${String(sheet)}:${String(table)}`;
}

/** By table: the form it was saved as. */
export type Saved = ReadonlyMap<string, number>;

/** The next table in sight that is not saved, after this one and then from the beginning. */
export function nextTable(
  tables: readonly ImportTable[],
  after: TableAt,
  saved: Saved,
): ImportTable | undefined {
  const here = tables.findIndex((one) => tableKey(one) === tableKey(after));
  const inTurn = [...tables.slice(here + 1), ...tables.slice(0, Math.max(here, 0))];
  return inTurn.find((one) => !one.too_large && !one.hidden && !saved.has(tableKey(one)));
}

/** Names of the sheets that hold no table. */
export function sheetsWithout(found: FormImport): string[] {
  return found.sheets.filter((_, index) => !found.tables.some((one) => one.sheet === index));
}

/** A code for one table of several: "mau-bao-cao-2". */
export function tableCode(base: string, tables: readonly ImportTable[], at: TableAt): string {
  const index = tables.findIndex((one) => tableKey(one) === tableKey(at));
  return tables.length < 2 || index < 0 ? base : `${base.slice(0, 56)}-${String(index + 1)}`;
}
