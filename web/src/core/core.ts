/*
 * What the browser asks of the core: numbers read and written, styles guessed, forms calculated.
 *
 * The rules themselves are C (src/core), compiled to WebAssembly. This file
 * holds the types alone, so that the grid can be tested with any core.
 */
import type { Layout } from './layout';

/** How figures are written: "vi" is 1.234,5 and "en" is 1,234.5. */
export type NumberStyle = 'vi' | 'en';

/** A figure is its wire text ("1234.5"), never a JavaScript number. */
export type ReadNumber =
  | { kind: 'empty' }
  | { kind: 'number'; value: string }
  /** A figure only in the other style; to be offered, not taken. */
  | { kind: 'otherStyle'; value: string }
  | { kind: 'bad' }
  | { kind: 'tooLarge' };

export interface StyleGuess {
  style: NumberStyle;
  /** False: the texts can be read both ways; ask. */
  sure: boolean;
}

export interface CellValue {
  row: number;
  column: number;
  /** A figure's wire text, a text cell's text, or null: empty. */
  value: string | null;
  /** Somebody put this figure over a calculated one: it is not calculated any more. */
  overridden?: boolean;
}

export interface CalculatedCell extends CellValue {
  /** Why there is no value ("div0", "value", "overflow", "ref", "na"); empty: no error. */
  error: string;
}

/** One form being filled in. */
export interface CoreForm {
  /** The cells the form calculates itself; nobody types there. */
  calculatedCells(): { row: number; column: number }[];
  setCells(cells: readonly CellValue[]): void;
  /** Brings calculated cells up to date; answers those that changed since the last call. */
  recalculate(): CalculatedCell[];
  close(): void;
}

export interface Core {
  readNumber(text: string, style: NumberStyle): ReadNumber;
  /** As written in Vietnam, with all its decimals: "1.234,5". */
  formatNumber(value: string): string;
  /** Likewise without grouping dots, for editing and copying: "1234,5". */
  plainNumber(value: string): string;
  /** To so many decimals, half away from zero, on the wire. */
  roundNumber(value: string, decimals: number): string;
  guessStyle(texts: readonly string[]): StyleGuess;
  /** The exact sum; null: it does not fit. */
  sum(values: readonly string[]): string | null;
  openForm(layout: Layout): CoreForm;
}
