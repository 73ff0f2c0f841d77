/*
 * What the parts of one grid share, and what they ask of the page.
 */
import type { NumberStyle } from '@/core/core';

import type { Cursor } from './cursor';
import type { EditMode } from './editor';
import type { CellKey } from './geometry';
import type { Ledger } from './ledger';
import type { RowsNeeded } from './paste';
import type { Sheet } from './sheet';
import type { GridStatus, Message } from './status';
import type { View } from './view';
import type { GridWords } from './words';

/** A pasted figure that can be read in two ways. */
export interface StyleQuestion {
  text: string;
  /** As it would stand in the grid after each reading. */
  asVi: string;
  asEn: string;
}

/** Pasted figures with more decimals than their columns take. */
export interface RoundQuestion {
  cells: number;
  /** The first of them as it was written, and as it would stand rounded. */
  text: string;
  rounded: string;
}

/** Pasted texts that may be in an encoding of before Unicode, or meant as they stand. */
export interface OldTextQuestion {
  cells: number;
  /** The first of them, and as it would read. */
  text: string;
  reading: string;
  encoding: string;
}

export interface GridOptions {
  label: string;
  words: GridWords;
  onStatus(status: GridStatus): void;
  onSelect(cell: CellKey): void;
  /** Undefined: do not paste. */
  askStyle(question: StyleQuestion): Promise<NumberStyle | undefined>;
  /** False: those cells are left as they are. */
  askRound(question: RoundQuestion): Promise<boolean>;
  /** False: those texts are meant as they stand. */
  askOldText(question: OldTextQuestion): Promise<boolean>;
  /** Asks whether the list is to get the rows it lacks, and adds them. False: nothing is pasted. */
  makeRoom(needed: RowsNeeded): Promise<boolean>;
  /** Typing (or F2, a double click) where the sheet takes none. True: the page sees to it. */
  onTypeRefused(index: number, mode: EditMode): boolean;
  onSave(): void;
  onSearch(): void;
}

export interface Parts {
  sheet: Sheet;
  ledger: Ledger;
  options: GridOptions;
  view: View;
  cursor: Cursor;
  say(message: Message | undefined): void;
}
