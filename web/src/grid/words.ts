/*
 * What the grid says to people. The page gives the words, so that the grid knows no language.
 */
import type { BadValue, ValueWords } from './values';

export interface PasteCounts {
  pasted: number;
  skipped: number;
  bad: number;
  outside: number;
  /** Texts that were in an encoding of before Unicode. */
  converted: number;
  /** The block carried its labels and was put on the rows of the same names. */
  byLabels: boolean;
  /** That were added to a list for it. */
  rows: number;
}

export interface GridWords extends ValueWords {
  /** Why a cell takes no typing. */
  formulaCell: string;
  lockedCell: string;
  otherUnitCell: string;
  /** Of a cell whose figure comes from a unit the report was handed on to. */
  handedCell: string;
  readOnlySheet: string;
  /** Why what was typed was not taken. */
  bad(reason: BadValue, text: string, decimals: number): string;
  /** The Vietnamese name of a calculation's error. */
  error(code: string): string;
  /** "12.5" is perhaps meant as 12,5, which stands in the editor now. */
  offered(text: string, shown: string): string;
  pasted(counts: PasteCounts): string;
  /** What pasting needs has not come, and cannot now. */
  cannotPaste: string;
  copied(cells: number): string;
  undone(cells: number, rows: number): string;
  redone(cells: number, rows: number): string;
  nothingToUndo: string;
  nothingToRedo: string;
  unsaved: string;
  saving: string;
  failed(reason: string): string;
  conflict(theirs: string, by: string, at: string): string;
  overridden(note: string): string;
}
