/*
 * One indicator at a time, for phones: its fields grouped by heading. Pure.
 */
import type { LayoutColumn } from '@/core/layout';
import { CellKind, kindAt, type Geometry } from '@/grid/geometry';
import type { Sheet } from '@/grid/sheet';

export interface RowField {
  index: number;
  column: LayoutColumn;
  /** The headings below the group's: "Thực hiện › Kỳ này". */
  label: string;
}

export interface FieldGroup {
  title: string;
  fields: RowField[];
}

/** Rows that have fields, as indices. */
export function fieldRows(geometry: Geometry): number[] {
  const rows: number[] = [];
  geometry.rows.forEach((row, index) => {
    if (row.kind !== 'group') rows.push(index);
  });
  return rows;
}

/** The fields of a row; a heading over several columns makes a group. */
export function fieldGroups(geometry: Geometry, row: number): FieldGroup[] {
  const groups: FieldGroup[] = [];
  geometry.columns.forEach((column, c) => {
    const index = row * geometry.columns.length + c;
    const isAlone = column.path.length < 2;
    const title = isAlone ? '' : (column.path[0] ?? '');
    const label = isAlone ? (column.path[0] ?? '') : column.path.slice(1).join(' › ');
    const last = groups.at(-1);
    if (last?.title === title) last.fields.push({ index, column, label });
    else groups.push({ title, fields: [{ index, column, label }] });
  });
  return groups;
}

export interface Filled {
  filled: number;
  of: number;
}

/** How many of the cells people fill have a value. */
export function filledCells(sheet: Sheet): Filled {
  let filled = 0;
  let of = 0;
  for (let index = 0; index < sheet.geometry.kinds.length; index++) {
    if (kindAt(sheet.geometry, index) !== CellKind.entry) continue;
    of += 1;
    if (sheet.value(index) !== null) filled += 1;
  }
  return { filled, of };
}
