/*
 * What the server has not confirmed yet: the state of every cell that is not clean.
 *
 * The ledger listens to the sheet and answers the saving loop (offline/sync.ts),
 * which knows neither: it takes what is to be sent, and settles the answers.
 */
import type { AddedRow, RowSend } from '@/core/core';

import { cellNext, savedValue, type CellEvent, type CellState, type Value } from './cell-state';
import { columnAt, indexOf, keyAt, rowAt, type CellKey } from './geometry';
import type { Change } from './history';
import type { RowConflict, RowLedger } from './row-ledger';
import { movedMap, valueOf, type Refused, type ServerCell, type Sheet } from './sheet';

/** As the server takes it: `value` for figures, `text` for all other types. */
export interface SendCell extends CellKey {
  value?: Value;
  text?: Value;
  note?: string;
}

interface CellConflict extends CellKey {
  theirs: Value;
  by: string;
  at: string;
  /** Somebody took its row away. */
  gone?: boolean;
}

export interface Answer {
  saved: readonly CellKey[];
  conflicts: readonly CellConflict[];
  row_conflicts?: readonly RowConflict[];
}

/** So many rows, and so many cells, go into one save (OPEN_ROWS_PATCH_MAX, CELLS_PATCH_MAX). */
export const SAVED_MOST = 5000;

/** What is sent at once. */
export interface Batch {
  cells: SendCell[];
  rows: RowSend[];
  /** There is more than one save takes. */
  isFull: boolean;
}

/** The report as the server has it. */
export interface Theirs {
  cells: readonly ServerCell[];
  rows?: readonly AddedRow[];
}

/** A cell to be kept on this machine until the server has it. */
export interface KeptCell extends CellKey {
  value: Value;
  saved: Value;
  note: string;
  /** A text that was not taken; the cell's value stands beside it. */
  refused?: Refused | undefined;
}

/** What stands in an open editor: the value it reads as, or why it reads as none. */
export type Held = { index: number } & ({ value: Value } | { refused: Refused });

export interface Conflict {
  index: number;
  mine: Value;
  theirs: Value;
  by: string;
  at: string;
}

/**
 * Something new is to be sent, or what was sent has been settled one way or another. Rows somebody
 * wrote in were not taken away; rows somebody took away are back, as something was typed in them.
 */
export type News = 'typed' | 'settled' | 'rowsKept' | 'rowsBack';

export class Ledger {
  private states = new Map<number, CellState>();
  private notes = new Map<number, string>();
  /** Sent, but no answer came: the server may or may not have these values. */
  private doubtful = new Map<number, Value>();
  private readonly watchers: ((news: News) => void)[] = [];
  private held: Held | undefined;
  private readonly rows: RowLedger | undefined;

  constructor(private readonly sheet: Sheet) {
    this.rows = sheet.rowLedger();
    sheet.listen({
      changed: (changes) => this.typed(changes),
      refused: () => this.tell('settled'),
      regrown: (placeNow, isOurs) => this.onRegrown(placeNow, isOurs),
    });
  }

  /** What is being typed and not yet taken over is kept too; undefined: the editor is closed. */
  hold(held: Held | undefined): void {
    if (held === this.held) return;
    this.held = held;
    this.tell('settled');
  }

  watch(run: (news: News) => void): void {
    this.watchers.push(run);
  }

  state(index: number): CellState {
    return this.states.get(index) ?? { kind: 'clean', value: this.sheet.value(index) };
  }

  note(index: number): string {
    return this.notes.get(index) ?? '';
  }

  /** Cells and rows waiting to be sent or on their way. */
  get unsent(): number {
    return this.count('typing') + this.count('saving') + (this.rows?.unsent ?? 0);
  }

  /** All cells the server has not confirmed, in whatever state. */
  unsavedIndices(): number[] {
    return [...this.states.keys()];
  }

  get conflicts(): Conflict[] {
    const found: Conflict[] = [];
    for (const [index, state] of this.states) {
      if (state.kind !== 'conflict') continue;
      found.push({ index, mine: state.value, theirs: state.saved, by: state.by, at: state.at });
    }
    return found;
  }

  get failed(): { index: number; reason: string }[] {
    const found: { index: number; reason: string }[] = [];
    for (const [index, state] of this.states) {
      if (state.kind === 'failed') found.push({ index, reason: state.reason });
    }
    return found;
  }

  /** A figure put over a consolidated one, with the note that says why. */
  override(index: number, value: Value, note: string): void {
    this.notes.set(index, note);
    this.sheet.overrideValue(index, value, note);
  }

  /** What to send now: as much as a save takes, and no cell before its row. */
  take(): Batch {
    const cells: SendCell[] = [];
    const rows = this.rows?.take() ?? [];
    const added = new Set(rows.map(({ key }) => key));
    for (const [index, state] of [...this.states]) {
      if (cells.length === SAVED_MOST) break;
      if (state.kind !== 'typing' || !this.hasRow(index, added)) continue;
      this.step(index, { type: 'leave' });
      if (this.states.get(index)?.kind === 'saving') cells.push(this.sendCell(index, state.value));
    }
    return { cells, rows, isFull: Math.max(cells.length, rows.length) === SAVED_MOST };
  }

  /** The server's answer to `sent`. True: something is in doubt and must be read again. */
  settle(sent: Batch, answer: Answer): boolean {
    const back = this.rows?.settle(sent.rows, answer.row_conflicts ?? []) ?? 0;
    if (back > 0) this.tell('rowsKept');
    const values = new Map(sent.cells.map((cell) => [this.indexOf(cell), valueOf(cell)]));
    const touched: number[] = [];
    let doubt = false;
    for (const key of answer.saved) {
      const index = this.indexOf(key);
      this.step(index, { type: 'saved', value: values.get(index) ?? null });
      touched.push(index);
    }
    for (const conflict of answer.conflicts) {
      const index = this.indexOf(conflict);
      doubt = this.settleConflict(index, conflict) || doubt;
      touched.push(index);
    }
    for (const index of values.keys()) this.doubtful.delete(index);
    this.changed(touched);
    return doubt;
  }

  /** The server refused one cell. */
  refuse(sent: SendCell, reason: string): void {
    const index = this.indexOf(sent);
    this.step(index, { type: 'refused', value: valueOf(sent), reason });
    this.changed([index]);
  }

  /** No answer came (or one about the whole batch): the cells wait for the next batch. */
  putBack(sent: Batch, mayHaveArrived: boolean): void {
    this.rows?.putBack(sent.rows, mayHaveArrived);
    for (const cell of sent.cells) {
      const index = this.indexOf(cell);
      if (mayHaveArrived) this.doubtful.set(index, valueOf(cell));
      this.step(index, { type: 'unsent' });
    }
    this.changed(sent.cells.map((cell) => this.indexOf(cell)));
  }

  /** The report as the server has it now. What is being typed stays. */
  merge({ cells, rows = [] }: Theirs): void {
    this.mergeRows(rows);
    const theirs = new Map(cells.map((cell) => [this.indexOf(cell), cell]));
    const values = new Map<number, Value>();
    const touched: number[] = [];
    for (let index = 0; index < this.sheet.geometry.kinds.length; index++) {
      const cell = theirs.get(index);
      this.sheet.setOverride(index, cell?.override === true ? (cell.note ?? '') : undefined);
      if (!this.sheet.isGiven(index)) continue;
      const value = cell ? valueOf(cell) : null;
      if (this.states.has(index)) {
        this.step(index, { type: 'merge', value });
      }
      if (!this.states.has(index)) values.set(index, value);
      touched.push(index);
    }
    this.sheet.replace(values);
    this.changed(touched);
  }

  decide(index: number, choice: 'mine' | 'theirs'): void {
    const state = this.state(index);
    this.step(index, { type: choice === 'mine' ? 'keepMine' : 'takeTheirs' });
    if (choice === 'theirs') this.sheet.replace(new Map([[index, savedValue(state)]]));
    this.changed([index], choice === 'mine' ? 'typed' : 'settled');
  }

  /** What a crash must not lose of the rows; cells come with `kept`. */
  keptRows(): RowSend[] {
    return this.rows?.kept() ?? [];
  }

  /** Puts rows back as they were kept on this machine; answers how many differ from the server. */
  restoreRows(rows: readonly RowSend[]): number {
    return this.rows?.restore(rows) ?? 0;
  }

  dropRows(): void {
    this.rows?.drop();
  }

  /** Everything a crash must not lose. */
  kept(): KeptCell[] {
    const { held, sheet } = this;
    const indices = new Set([...this.states.keys(), ...sheet.refused.keys()]);
    if (held) indices.add(held.index);
    // An editor that was opened and not typed in holds nothing.
    const isNew = ({ value, saved, refused }: KeptCell) => refused || value !== saved;
    return [...indices]
      .filter((index) => this.states.has(index) || isNew(this.keptCell(index)))
      .map((index) => this.keptCell(index));
  }

  /** Puts back what was kept on this machine; answers how many cells differ from the server. */
  restore(cells: readonly KeptCell[]): number {
    const values = new Map<number, Value>();
    let refused = 0;
    for (const cell of cells) {
      const index = this.indexOf(cell);
      if (index < 0) continue;
      if (cell.refused && this.sheet.isGiven(index)) {
        this.sheet.refuse(index, cell.refused);
        refused += 1;
      }
      if (!this.mayRestore(index, cell)) continue;
      if (cell.note !== '') {
        this.notes.set(index, cell.note);
        this.sheet.setOverride(index, cell.note);
      }
      this.step(index, { type: 'type', value: cell.value });
      values.set(index, cell.value);
    }
    this.sheet.replace(values);
    this.changed([...values.keys()], 'typed');
    return values.size + refused;
  }

  private keptCell(index: number): KeptCell {
    const { held, sheet } = this;
    const state = this.state(index);
    const own = held?.index === index ? held : undefined;
    const refused = own && 'refused' in own ? own.refused : sheet.refused.get(index);
    const isTyped = own !== undefined && 'value' in own;
    return {
      ...keyAt(sheet.geometry, index),
      value: isTyped ? own.value : state.value,
      saved: savedValue(state),
      note: this.note(index),
      ...(refused && !isTyped ? { refused } : {}),
    };
  }

  private typed(changes: readonly Change[]): void {
    for (const { index, before, after } of changes) {
      if (!this.states.has(index)) this.states.set(index, { kind: 'clean', value: before });
      this.step(index, { type: 'type', value: after });
    }
    this.tell('typed');
  }

  /** Cells have other indices; those of rows that are gone are no more. */
  private onRegrown(placeNow: (index: number) => number, isOurs: boolean): void {
    this.states = movedMap(this.states, placeNow);
    this.notes = movedMap(this.notes, placeNow);
    this.doubtful = movedMap(this.doubtful, placeNow);
    const held = this.held && placeNow(this.held.index);
    this.held =
      this.held && held !== undefined && held >= 0 ? { ...this.held, index: held } : undefined;
    this.tell(isOurs ? 'typed' : 'settled');
  }

  private hasRow(index: number, sent: ReadonlySet<number>): boolean {
    const { open, key } = rowAt(this.sheet.geometry, index);
    return open === undefined || this.rows?.knows(key, sent) === true;
  }

  /** A row somebody took away while something was typed in it is added again, as it was shown. */
  private mergeRows(rows: readonly AddedRow[]): void {
    const { geometry } = this.sheet;
    const typed = [...this.states.keys(), ...(this.held ? [this.held.index] : [])];
    const typedIn = new Set(typed.map((index) => rowAt(geometry, index).key));
    const back = this.rows?.merge(rows, (key) => typedIn.has(key)) ?? [];
    for (const key of back) {
      const cells = this.sheet.emptied(key).map((cell) => ({
        index: this.indexOf(cell),
        before: null,
        after: cell.before,
      }));
      for (const { index } of cells) this.states.delete(index);
      this.typed(cells);
    }
    if (back.length > 0) this.tell('rowsBack');
  }

  private settleConflict(index: number, conflict: CellConflict): boolean {
    const { by, at } = conflict;
    // Read again, the report has no such row; then it is seen to.
    if (conflict.gone === true) {
      this.step(index, { type: 'unsent' });
      return true;
    }
    const theirs = valueOf({ value: conflict.theirs });
    const isOurOwn = this.doubtful.has(index) && this.doubtful.get(index) === theirs;
    // An earlier batch did arrive though its answer did not: nobody else is involved.
    if (isOurOwn) {
      this.step(index, { type: 'saved', value: theirs });
      this.step(index, { type: 'unsent' });
    } else this.step(index, { type: 'conflict', theirs, by, at });
    return isOurOwn;
  }

  private step(index: number, event: CellEvent): void {
    const next = cellNext(this.state(index), event);
    if (next.kind !== 'clean') {
      this.states.set(index, next);
      return;
    }
    this.states.delete(index);
    this.notes.delete(index);
  }

  /** A calculated cell is put back only if it was overridden; a refused text changed no value. */
  private mayRestore(index: number, cell: KeptCell): boolean {
    if (cell.refused && cell.value === cell.saved) return false;
    const isOurs = cell.note !== '' || this.sheet.isGiven(index);
    return isOurs && cell.value !== this.sheet.value(index);
  }

  private sendCell(index: number, value: Value): SendCell {
    const isFigure = columnAt(this.sheet.geometry, index).type === 'number';
    const note = this.note(index);
    return {
      ...keyAt(this.sheet.geometry, index),
      ...(isFigure ? { value } : { text: value }),
      ...(note === '' ? {} : { note }),
    };
  }

  private indexOf(key: CellKey): number {
    return indexOf(this.sheet.geometry, key);
  }

  private count(kind: CellState['kind']): number {
    let count = 0;
    for (const state of this.states.values()) if (state.kind === kind) count++;
    return count;
  }

  private changed(indices: readonly number[], news: News = 'settled'): void {
    this.sheet.touch(indices.filter((index) => index >= 0));
    this.tell(news);
  }

  private tell(news: News): void {
    for (const run of this.watchers) run(news);
  }
}
