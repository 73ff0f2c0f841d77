/*
 * Cell values between what people write and what travels: figures, texts, dates, yes and no.
 *
 * Figures are read and written by the core. Text cells travel as text, dates
 * as 2026-07-15, yes and no as "true" and "false".
 */
import type { Core, NumberStyle } from '@/core/core';
import type { LayoutColumn } from '@/core/layout';
import { readDay, showDay } from '@/lib/dates';

import type { Value } from './cell-state';

export type BadValue = 'number' | 'decimals' | 'date' | 'yesNo' | 'tooLong';

export type ReadValue =
  | {
      kind: 'ok';
      value: Value;
      /** Read as 1,234.5 though typed among 1.234,5. */ foreign: boolean;
    }
  | { kind: 'bad'; reason: BadValue };

/** CELL_TEXT_BYTES_MAX of the server. */
const TEXT_BYTES_MAX = 2000;

const yesWords = ['có', 'co', 'c', 'x', '1', 'yes', 'y', 'đúng', 'true'];
const noWords = ['không', 'khong', 'k', '0', 'no', 'n', 'sai', 'false'];

const empty: ReadValue = { kind: 'ok', value: null, foreign: false };

function ok(value: Value): ReadValue {
  return { kind: 'ok', value, foreign: false };
}

/**
 * A figure in the given style. One that cannot be Vietnamese but can be English
 * ("12.5" from a keypad) is taken, and said to be foreign.
 */
function readFigure(core: Core, text: string, style: NumberStyle): ReadValue {
  const read = core.readNumber(text, style);
  if (read.kind === 'empty') return empty;
  if (read.kind === 'number') return ok(read.value);
  const other = core.readNumber(text, style === 'vi' ? 'en' : 'vi');
  if (other.kind === 'number') return { kind: 'ok', value: other.value, foreign: true };
  return { kind: 'bad', reason: 'number' };
}

/** Figures are never rounded behind a person's back: too many decimals are refused. */
function readNumber(core: Core, column: LayoutColumn, text: string, style: NumberStyle): ReadValue {
  const read = readFigure(core, text, style);
  if (read.kind === 'bad' || read.value === null) return read;
  const decimals = read.value.split('.')[1]?.length ?? 0;
  return decimals > column.decimals ? { kind: 'bad', reason: 'decimals' } : read;
}

function readYesNo(text: string): ReadValue {
  const word = text.toLowerCase().normalize('NFC');
  if (yesWords.includes(word)) return ok('true');
  if (noWords.includes(word)) return ok('false');
  return { kind: 'bad', reason: 'yesNo' };
}

function readText(text: string): ReadValue {
  const value = text.normalize('NFC');
  const bytes = new TextEncoder().encode(value).length;
  return bytes > TEXT_BYTES_MAX ? { kind: 'bad', reason: 'tooLong' } : ok(value);
}

export function readValue(
  core: Core,
  column: LayoutColumn,
  typed: string,
  style: NumberStyle,
): ReadValue {
  const text = typed.trim();
  if (column.type === 'number') return readNumber(core, column, text, style);
  if (text === '') return empty;
  if (column.type === 'text') return readText(text);
  if (column.type === 'yes_no') return readYesNo(text);
  const day = readDay(text);
  return day === null ? { kind: 'bad', reason: 'date' } : ok(day);
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
      return core.formatNumber(value, column.decimals);
    case 'date':
      return showDay(value);
    case 'yes_no':
      return value === 'true' ? words.yes : words.no;
    case 'text':
      return value;
  }
}

/** What the editor starts with, and what is copied: as shown, but without grouping dots. */
export function plainText(column: LayoutColumn, shown: string): string {
  return column.type === 'number' ? shown.replaceAll('.', '') : shown;
}
