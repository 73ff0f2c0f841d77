/*
 * What the status bar says: where the cursor is, what is selected, what was just done.
 */
import { columnLetters } from '@/lib/place';

import {
  columnAt,
  headingOf,
  item,
  kindAt,
  rowTitle,
  type CellKey,
  type CellKind,
  type Geometry,
} from './geometry';
import { formulaOf, whyReadOnly } from './look';
import { isOneCell, placesOf, type Place, type Range } from './selection';
import type { Sheet } from './sheet';
import type { GridWords } from './words';

export interface Message {
  kind: 'done' | 'wrong';
  text: string;
}

export interface GridStatus {
  cell: CellKey;
  /** Address in the annex: "D14". */
  address: string;
  /** "1.1.1 Vụ Đông Xuân › DT gieo trồng" and "Tháng › Trong tháng". */
  row: string;
  heading: string;
  /** "=D14+D39", or empty. */
  formula: string;
  /** The whole figure where the cell has no room for it; else empty. */
  figure: string;
  /** What is noteworthy about the cell. */
  remark: string;
  /** Why it takes no typing; empty: it does. */
  locked: string;
  kind: CellKind;
  /** Of the figures selected; empty unless several cells are. */
  sum: string;
  figures: number;
  selected: number;
  message: Message | undefined;
}

export interface Total {
  /** As written in Vietnam; empty: no figures, or they do not fit. */
  sum: string;
  figures: number;
}

/** The exact sum of the figures in a range. */
export function totalOf(sheet: Sheet, range: Range): Total {
  const { columns } = sheet.geometry;
  const values: string[] = [];
  for (const { row, column } of placesOf(range)) {
    const isFigure = item(columns, column).type === 'number';
    const value = isFigure ? sheet.value(row * columns.length + column) : null;
    if (value !== null) values.push(value);
  }
  const sum = values.length > 0 ? sheet.core.sum(values) : null;
  return {
    sum: sum === null ? '' : sheet.core.formatNumber(sum),
    figures: values.length,
  };
}

export interface StatusParts {
  sheet: Sheet;
  words: GridWords;
  place: Place;
  range: Range;
  figure: string;
  remark: string;
  message: Message | undefined;
}

/** "D14"; an added row is no row of a sheet: it goes by its place in the list. */
export function addressAt(geometry: Geometry, index: number): string {
  const row = item(geometry.rows, Math.floor(index / geometry.columns.length));
  const name = row.open === undefined ? String(row.key) : ` · ${row.stt}`;
  return `${columnLetters(columnAt(geometry, index).key)}${name}`;
}

export function statusOf(parts: StatusParts): GridStatus {
  const { sheet, words, place, range, figure, remark, message } = parts;
  const { geometry } = sheet;
  const index = place.row * geometry.columns.length + place.column;
  const column = columnAt(geometry, index);
  const row = item(geometry.rows, place.row);
  const isSingle = isOneCell(range);
  const total = isSingle ? { sum: '', figures: 0 } : totalOf(sheet, range);
  return {
    cell: { row: row.key, column: column.key },
    address: addressAt(geometry, index),
    row: rowTitle(geometry, place.row),
    heading: headingOf(column),
    formula: formulaOf(geometry, row.key, column.key),
    figure,
    remark,
    locked: whyReadOnly(sheet, words, index),
    kind: kindAt(geometry, index),
    ...total,
    selected: (range.bottom - range.top + 1) * (range.right - range.left + 1),
    message,
  };
}
