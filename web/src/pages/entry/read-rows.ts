/*
 * A whole report for reading on a phone: rows with their figures, under their headings. Pure.
 */
import { CellKind, headingOf, kindAt, rowsAbove, type Geometry } from '@/grid/geometry';
import type { Ledger } from '@/grid/ledger';
import { cellLook } from '@/grid/look';
import { findRows } from '@/grid/search';
import type { Sheet } from '@/grid/sheet';
import type { GridWords } from '@/grid/words';

export interface ReadFigure {
  index: number;
  heading: string;
  text: string;
  /** Calculated: a sum of others. */
  isTotal: boolean;
  invalid: boolean;
  remark: string;
}

export interface ReadRow {
  index: number;
  /** "1.1.1 Vụ Đông Xuân" */
  title: string;
  unit: string;
  indent: number;
  /** A heading between rows: it has no figures. */
  isHeading: boolean;
  figures: ReadFigure[];
}

export interface ReadFilter {
  onlyFilled: boolean;
  query: string;
}

export interface ReadSource {
  sheet: Sheet;
  ledger: Ledger;
  words: GridWords;
}

function figuresOf({ sheet, ledger, words }: ReadSource, row: number): ReadFigure[] {
  const { columns } = sheet.geometry;
  return columns.map((column, c) => {
    const index = row * columns.length + c;
    const { text, invalid, remark } = cellLook(sheet, ledger, words, index);
    const isTotal = kindAt(sheet.geometry, index) === CellKind.formula;
    return { index, heading: headingOf(column), text, isTotal, invalid, remark };
  });
}

/** Whether what is left below stands under this heading. */
function holds(heading: ReadRow, next: ReadRow | undefined): boolean {
  if (next === undefined || next.indent < heading.indent) return false;
  const isBeside = next.figures.length === 0 && next.index > heading.index + 1;
  return next.indent > heading.indent || !isBeside;
}

/** A heading stays as long as a row under it does. */
function withoutEmptyGroups(rows: readonly ReadRow[]): ReadRow[] {
  const kept: ReadRow[] = [];
  for (const row of [...rows].reverse()) {
    if (row.figures.length > 0 || holds(row, kept[0])) kept.unshift(row);
  }
  return kept;
}

/** Rows of the words looked for, and those under a heading of them; undefined: all. */
function foundRows(geometry: Geometry, query: string): ((row: number) => boolean) | undefined {
  if (query.trim() === '') return undefined;
  const found = new Set(findRows(geometry, query));
  const isIn = (row: number): boolean =>
    found.has(row) ||
    rowsAbove(geometry, row).some(({ key }) => isIn(geometry.rowIndex.get(key) ?? row));
  return isIn;
}

/** The rows asked for, from the top; those of a group row have no figures. */
export function readRows(source: ReadSource, { onlyFilled, query }: ReadFilter): ReadRow[] {
  const { geometry } = source.sheet;
  const isFound = foundRows(geometry, query);
  const rows: ReadRow[] = [];
  geometry.rows.forEach(({ kind, stt, label, unit, indent }, index) => {
    const isGroup = kind === 'group';
    const all = isGroup ? [] : figuresOf(source, index);
    const figures = onlyFilled ? all.filter(({ text, invalid }) => text !== '' || invalid) : all;
    if (!isGroup && (figures.length === 0 || isFound?.(index) === false)) return;
    const title = [stt, label].filter(Boolean).join(' ');
    rows.push({ index, title, unit, indent, isHeading: isGroup, figures });
  });
  return withoutEmptyGroups(rows);
}
