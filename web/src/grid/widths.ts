/*
 * How wide columns and how high rows are, estimated from the annex before anything is laid out.
 */
import type { GrownColumn } from '@/core/grown';
import type { LayoutColumn, LayoutRow } from '@/core/layout';

import type { Geometry } from './geometry';

export const LINE_HEIGHT = 20;
export const ROW_PADDING = 9;

const CHAR_WIDTH = 7.2;
const CELL_PADDING = 14;
/** How much smaller a figure may be written that is too long for the widest column: 12 px for 14. */
const TIGHT = 12 / 14;
const SCROLL_BAR = 20;

const limits: Record<LayoutColumn['role'], readonly [least: number, usual: number, most: number]> =
  {
    stt: [44, 48, 80],
    code: [52, 64, 110],
    label: [200, 260, 340],
    unit: [64, 76, 130],
    value: [84, 104, 240],
  };

const usualByType: Record<LayoutColumn['type'], number> = {
  number: 104,
  date: 112,
  yes_no: 84,
  text: 200,
};

function textOf(row: LayoutRow, role: LayoutColumn['role']): string {
  if (role === 'stt') return row.stt;
  if (role === 'code') return row.code;
  return role === 'unit' ? row.unit : '';
}

function textWidth(length: number): number {
  return length * CHAR_WIDTH + CELL_PADDING;
}

/** What the rows have in a short column (STT, code, unit) should stand on one line. */
function contentWidth(rows: readonly LayoutRow[], role: LayoutColumn['role']): number {
  return textWidth(rows.reduce((most, row) => Math.max(most, textOf(row, role).length), 0));
}

/** How the figures of the sheet are written. */
export interface Figures {
  /** Width of a digit on the screen. */
  digit: number;
  /** Characters of the longest figure of each value column. */
  longest: readonly number[];
}

/** How many characters a figure has when written: 1234567.5 as 1.234.567,5. */
export function figureLength(value: string): number {
  const digits = /\d+/.exec(value)?.[0].length ?? 0;
  return value.length + Math.floor(Math.max(0, digits - 1) / 3);
}

function figureWidth(characters: number, digit: number): number {
  return Math.ceil(characters * digit) + CELL_PADDING;
}

/** How wide the column of a figure should be; figures that are longer still are for `figureFit`. */
export function widthForFigure(characters: number, digit: number): number {
  return Math.min(limits.value[2], figureWidth(characters, digit));
}

export type FigureFit = 'fits' | 'tight' | 'hidden';

/** A figure is never cut off: it is written smaller, or not at all. */
export function figureFit(characters: number, width: number, digit: number): FigureFit {
  if (figureWidth(characters, digit) <= width) return 'fits';
  return figureWidth(characters, digit * TIGHT) <= width ? 'tight' : 'hidden';
}

/** The longest word of a heading must fit; the annex's own width counts within limits. */
function columnWidth(column: GrownColumn, rows: readonly LayoutRow[], content = 0): number {
  const role = column.names ?? column.role;
  const [least, usual, most] = limits[role];
  const usualHere = role === 'value' ? usualByType[column.type] : usual;
  const said = column.width > 0 ? textWidth(column.width) : usualHere;
  const leaf = column.path.at(-1) ?? '';
  const word = Math.max(0, ...leaf.split(/\s+/).map((part) => part.length));
  const needed = Math.max(said, textWidth(word), contentWidth(rows, role), content);
  return Math.round(Math.max(least, Math.min(most, needed)));
}

export interface Widths {
  rowHead: number[];
  columns: number[];
}

const LABEL_GAIN_MAX = 220;
const COLUMN_GAIN_MAX = 56;

/** Where the labels are: among the row heads, or among the columns with cells; -1: there are none. */
interface LabelPlace {
  head: number;
  column: number;
}

function labelPlace({ rowHead, columns }: Pick<Geometry, 'rowHead' | 'columns'>): LabelPlace {
  return {
    head: rowHead.findIndex(({ role }) => role === 'label'),
    column: columns.findIndex(({ names }) => names === 'label'),
  };
}

/** Room that is left goes to the labels first, then to the columns, within reason. */
function spread(widths: Widths, label: LabelPlace, room: number): Widths {
  const gain = Math.max(0, Math.min(LABEL_GAIN_MAX, room / 2));
  const each = Math.max(0, Math.min(COLUMN_GAIN_MAX, (room - gain) / widths.columns.length));
  const gainAt = (index: number, at: number): number => (index === at ? gain : 0);
  return {
    rowHead: widths.rowHead.map((width, i) => Math.floor(width + gainAt(i, label.head))),
    columns: widths.columns.map((width, i) => Math.floor(width + each + gainAt(i, label.column))),
  };
}

function total(widths: Widths): number {
  return [...widths.rowHead, ...widths.columns].reduce((sum, width) => sum + width, 0);
}

/** `available`: how wide the grid may be without scrolling. */
export function widthsOf(
  { rowHead, columns, rows }: Geometry,
  available: number,
  { digit, longest }: Figures,
): Widths {
  const widths = {
    rowHead: rowHead.map((column) => columnWidth(column, rows)),
    columns: columns.map((column, i) =>
      columnWidth(column, column.names ? rows : [], widthForFigure(longest[i] ?? 0, digit)),
    ),
  };
  const room = available - total(widths) - SCROLL_BAR;
  return room > 0 ? spread(widths, labelPlace({ rowHead, columns }), room) : widths;
}

function lines(text: string, width: number): number {
  const perLine = Math.max(4, Math.floor((width - CELL_PADDING) / CHAR_WIDTH));
  return Math.max(1, Math.ceil(text.length / perLine));
}

/** About how high a row will be, for the scroll bar while the row is not built. */
export function rowHeight(geometry: Geometry, widths: Widths, row: LayoutRow): number {
  const label = labelPlace(geometry);
  const room = widths.rowHead[label.head] ?? widths.columns[label.column] ?? 240;
  const width = room - row.indent * 14;
  return lines(row.label, width) * LINE_HEIGHT + ROW_PADDING;
}
