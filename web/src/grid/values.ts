/*
 * Cell values between what people write and what travels: figures, texts, dates, yes and no.
 *
 * Figures are read and written by the core. Text cells travel as text, dates
 * as 2026-07-15, yes and no as "true" and "false".
 */
import type { Core, NumberPlace, NumberStyle } from '@/core/core';
import type { LayoutColumn } from '@/core/layout';
import { readDay, showDay } from '@/lib/dates';

import type { Value } from './cell-state';
import { columnAt, placeAt } from './geometry';
import type { Sheet } from './sheet';

export type BadValue =
  | 'number'
  | 'otherStyle'
  | 'decimals'
  | 'tooLarge'
  | 'unitUnknown'
  | 'otherUnit'
  | 'ditto'
  | 'date'
  | 'yesNo'
  | 'tooLong';

export type ReadValue =
  | { kind: 'ok'; value: Value }
  /**
   * `offer`: the figure it is in the other style ("12.5" typed among 1.234,5); `rounded`: what is
   * left of it with the decimals the column has.
   */
  | { kind: 'bad'; reason: BadValue; offer?: string; rounded?: string };

/** CELL_TEXT_CHARS_MAX of the server. */
const TEXT_CHARS_MAX = 2000;

const yesWords = ['có', 'co', 'c', 'x', '1', 'yes', 'y', 'đúng', 'true'];
const noWords = ['không', 'khong', 'k', '0', 'no', 'n', 'sai', 'false'];

function ok(value: Value): ReadValue {
  return { kind: 'ok', value };
}

/** Figures are never rounded behind a person's back: too many decimals are refused. */
function checkDecimals(core: Core, column: LayoutColumn, value: string): ReadValue {
  const decimals = value.split('.')[1]?.length ?? 0;
  if (decimals <= column.decimals) return ok(value);
  return { kind: 'bad', reason: 'decimals', rounded: core.roundNumber(value, column.decimals) };
}

function readNumber(
  core: Core,
  column: LayoutColumn,
  text: string,
  style: NumberStyle,
  place: NumberPlace,
): ReadValue {
  const read = core.readNumberAt(text, style, place);
  switch (read.kind) {
    case 'empty':
      return ok(null);
    case 'number':
      return checkDecimals(core, column, read.value);
    case 'otherStyle':
      return { kind: 'bad', reason: 'otherStyle', offer: read.value };
    case 'tooLarge':
    case 'unitUnknown':
    case 'otherUnit':
      return { kind: 'bad', reason: read.kind };
    case 'bad':
      return { kind: 'bad', reason: 'number' };
  }
}

function readYesNo(text: string): ReadValue {
  const word = text.toLowerCase().normalize('NFC');
  if (yesWords.includes(word)) return ok('true');
  if (noWords.includes(word)) return ok('false');
  return { kind: 'bad', reason: 'yesNo' };
}

function readText(text: string): ReadValue {
  const value = text.normalize('NFC');
  return [...value].length > TEXT_CHARS_MAX ? { kind: 'bad', reason: 'tooLong' } : ok(value);
}

function readPlain(
  core: Core,
  column: LayoutColumn,
  text: string,
  style: NumberStyle,
  place: NumberPlace,
): ReadValue {
  if (column.type === 'number') return readNumber(core, column, text, style, place);
  if (text === '') return ok(null);
  if (column.type === 'text') return readText(text);
  if (column.type === 'yes_no') return readYesNo(text);
  const day = readDay(text);
  return day === null ? { kind: 'bad', reason: 'date' } : ok(day);
}

/** The longest way to say "as above", with room for dashes around it. */
const DITTO_CHARS = 16;

/** What somebody typed or pasted into a cell. `above`: the values "nt" (như trên) refers to. */
export function readValue(
  sheet: Sheet,
  index: number,
  typed: string,
  style: NumberStyle,
  above: (index: number) => Value = (at) => sheet.value(at),
): ReadValue {
  const { core, geometry } = sheet;
  const text = typed.trim();
  if (text !== '' && text.length <= DITTO_CHARS && core.isDitto(text)) {
    const from = index - geometry.columns.length;
    const value = from < 0 ? null : above(from);
    return value === null ? { kind: 'bad', reason: 'ditto' } : ok(value);
  }
  return readPlain(core, columnAt(geometry, index), text, style, placeAt(geometry, index));
}

export interface ValueWords {
  yes: string;
  no: string;
}

/** What the cell shows. */
export function printValue(
  core: Core,
  column: LayoutColumn,
  value: Value,
  words: ValueWords,
): string {
  if (value === null) return '';
  switch (column.type) {
    case 'number':
      return core.formatNumber(value);
    case 'date':
      return showDay(value);
    case 'yes_no':
      return value === 'true' ? words.yes : words.no;
    case 'text':
      return value;
  }
}

/** What the editor starts with, and what is copied: as shown, but figures without grouping dots. */
export function plainValue(
  core: Core,
  column: LayoutColumn,
  value: Value,
  words: ValueWords,
): string {
  if (value !== null && column.type === 'number') return core.plainNumber(value);
  return printValue(core, column, value, words);
}

/** What a cell shows whose formula has no value. */
export function errorSign(code: string): string {
  switch (code) {
    case '':
      return '';
    case 'div0':
      return '#DIV/0!';
    case 'value':
      return '#VALUE!';
    case 'overflow':
      return '#NUM!';
    case 'ref':
      return '#REF!';
    case 'na':
      return '#N/A';
    default:
      return '!';
  }
}
