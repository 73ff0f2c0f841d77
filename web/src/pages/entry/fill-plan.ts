/*
 * What a filled-in Excel file would change in the sheet, sorted for a person to accept.
 */
import type { Fill, FillItem } from '@/api/types';
import type { Value } from '@/grid/cell-state';
import { columnAt, headingOf, indexOf, rowTitle } from '@/grid/geometry';
import type { Change } from '@/grid/history';
import type { Sheet } from '@/grid/sheet';
import { printValue } from '@/grid/values';

import { gridWords } from './grid-words';

export interface FillGroups {
  taken: FillItem[];
  rounded: FillItem[];
  /** Read in two ways: a person chooses. */
  asked: FillItem[];
  refused: FillItem[];
  differs: FillItem[];
  same: number;
}

export function groupFill(items: Fill['items']): FillGroups {
  const of = (state: FillItem['state']): FillItem[] => items.filter((one) => one.state === state);
  return {
    taken: of('taken'),
    rounded: of('rounded'),
    asked: of('asked'),
    refused: of('refused'),
    differs: of('differs'),
    same: of('same').length,
  };
}

type FillRow = Fill['rows'][number];
/** Rows of the file that would be added to open lists. */
export function rowsToAdd(fill: Fill | undefined): FillRow[] {
  return (fill?.rows ?? []).filter(({ state }) => state === 'taken');
}

export function rowsRefused(fill: Fill | undefined): FillRow[] {
  return (fill?.rows ?? []).filter(({ state }) => state === 'refused');
}

/** The rows a person takes. A row comes behind the nearest one before it that is taken too. */
export function planRows(
  fill: Fill,
  left: ReadonlySet<number>,
): { key: number; open: number; after: number }[] {
  const proposed = new Map(fill.rows.map((row) => [row.key, row]));
  const isLeft = (key: number): boolean =>
    proposed.has(key) && (proposed.get(key)?.state !== 'taken' || left.has(key));
  const before = (key: number): number => {
    const row = proposed.get(key);
    return row !== undefined && isLeft(key) ? before(row.after) : key;
  };
  return rowsToAdd(fill)
    .filter(({ key }) => !left.has(key))
    .map(({ key, open, after }) => ({ key, open, after: before(after) }));
}

export const READINGS = ['first', 'second'] as const;
export type Reading = (typeof READINGS)[number];
/** By idOf; a cell without one is not taken. */
export type Choices = Readonly<Record<string, Reading>>;

export function idOf(one: FillItem): string {
  return `${String(one.row)}:${String(one.column)}`;
}

/** The item as it is in one of its two readings. */
export function readingOf(one: FillItem, reading: Reading): FillItem {
  if (reading === 'first') return one;
  const { other_text: text, ...rest } = one;
  return { ...rest, value: one.other ?? null, ...(text === undefined ? {} : { text }) };
}

export function chosenOf(items: readonly FillItem[], choices: Choices): FillItem[] {
  return items.flatMap((one) => {
    const reading = choices[idOf(one)];
    return reading === undefined ? [] : [readingOf(one, reading)];
  });
}

function valueOf(one: FillItem): Value {
  return one.value ?? one.text ?? null;
}

/** The changes of the accepted cells; one that cannot be typed in any more is left out. */
export function planFill(sheet: Sheet, items: readonly FillItem[]): Change[] {
  return items
    .map((one) => ({ index: indexOf(sheet.geometry, one), after: valueOf(one) }))
    .filter(({ index }) => index >= 0 && sheet.editable(index))
    .map(({ index, after }) => ({ index, before: sheet.value(index), after }));
}

/** "Lúa Đông Xuân › Diện tích (E19 trong tệp)" without the file's part. */
export function placeOf(sheet: Sheet, one: FillItem): string {
  const index = indexOf(sheet.geometry, one);
  if (index < 0) return '';
  const row = Math.floor(index / sheet.geometry.columns.length);
  return `${rowTitle(sheet.geometry, row)} › ${headingOf(columnAt(sheet.geometry, index))}`;
}

/** A value as the sheet shows it. */
export function printed(sheet: Sheet, one: FillItem, value: Value): string {
  const index = indexOf(sheet.geometry, one);
  if (index < 0 || value === null) return '';
  return printValue(sheet.core, columnAt(sheet.geometry, index), value, gridWords(false, ''));
}
