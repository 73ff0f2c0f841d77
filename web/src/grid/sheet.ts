/*
 * The figures of one report while it is filled in: values, calculated cells, undo.
 *
 * The sheet knows no page and no server. What changes is told to listeners:
 * `changed` for what a person did (to be saved), `touched` for every cell
 * whose look may differ now (to be painted).
 */
import type { AddedRow, CalculatedCell, CheckResult, Core, CoreForm, External } from '@/core/core';

import type { Value } from './cell-state';
import {
  CellKind,
  columnAt,
  indexOf,
  keyAt,
  kindAt,
  nameAt,
  rowAt,
  type CellKey,
  type Geometry,
} from './geometry';
import { History, type CellStep, type Change, type RowMove, type Step } from './history';
import type { Lists } from './lists';
import type { RowLedger } from './row-ledger';
import { errorSign, printValue, type ValueWords } from './values';

/** A text meant for a cell that could not be taken, and why, in words. */
export interface Refused {
  text: string;
  reason: string;
}

/** How grave what a check found is, and in words. */
export interface CheckMark {
  severity: 'error' | 'warning';
  remark: string;
}

export interface SheetListener {
  changed?(changes: readonly Change[]): void;
  /** A text was refused and waits beside the cell's value, or waits no more. */
  refused?(): void;
  touched?(indices: readonly number[]): void;
  /**
   * Rows came, went or changed places: all cells have other indices now, -1 those that are gone.
   * `isOurs`: a person did it, and the server is to be told.
   */
  regrown?(placeNow: (index: number) => number, isOurs: boolean): void;
}

/** A step that was undone or done again. */
export interface Taken {
  changes: readonly Change[];
  /** How many rows came, went or changed places. */
  rows: number;
}

/** What a sheet with open lists is given besides. */
export interface Growing {
  lists: Lists;
  /** What the server has not confirmed of the rows. */
  ledger(sheet: Sheet): RowLedger;
  /** The geometry with other rows, and the core's form with them; undefined: there are too many. */
  grow(rows: readonly AddedRow[]): Geometry | undefined;
}

/** A cell as the server sends it; `value` for figures, `text` for the rest. */
export interface ServerCell extends CellKey {
  value: string | null;
  text?: string | null;
  override?: boolean;
  note?: string;
}

/** The server writes an empty value as null or as an empty text. */
export function valueOf(cell: { value?: Value; text?: Value }): Value {
  const value = cell.value ?? cell.text ?? null;
  return value === '' ? null : value;
}

export class Sheet {
  readonly history = new History();
  /** False: the whole sheet is for reading. */
  writable = true;
  private values: Value[];
  private texts: (string | undefined)[];
  private errors = new Map<number, string>();
  /** Consolidated figures somebody put another one over, and the note that says why. */
  private overrides = new Map<number, string>();
  /** What was meant for a cell and not taken, until it is typed in again. */
  private refusals = new Map<number, Refused>();
  private growing: Growing | undefined;
  private checkMarks: ReadonlyMap<number, CheckMark> = new Map();
  private readonly listeners = new Set<SheetListener>();

  constructor(
    public geometry: Geometry,
    readonly core: Core,
    private readonly form: CoreForm,
    private readonly words: ValueWords,
  ) {
    const count = geometry.kinds.length;
    this.values = new Array<Value>(count).fill(null);
    this.texts = new Array<string | undefined>(count).fill(undefined);
  }

  /** Answers how to stop listening. */
  listen(listener: SheetListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  value(index: number): Value {
    return this.values[index] ?? null;
  }

  /** What the cell shows: its figure as written in Vietnam, or the error of its formula. */
  text(index: number): string {
    const known = this.texts[index];
    if (known !== undefined) return known;
    const text = nameAt(this.geometry, index) ?? this.valueText(index);
    this.texts[index] = text;
    return text;
  }

  private valueText(index: number): string {
    const value = this.value(index);
    const column = columnAt(this.geometry, index);
    if (value !== null) return this.print(column, value);
    // A row has its place for a number until somebody gives it another.
    return column.names === 'stt' ? rowAt(this.geometry, index).stt : errorSign(this.error(index));
  }

  /** The code of a calculation's error ("div0"); empty: none. */
  error(index: number): string {
    return this.errors.get(index) ?? '';
  }

  cellsWithErrors(): number[] {
    return [...this.errors.keys()];
  }

  editable(index: number): boolean {
    return this.writable && kindAt(this.geometry, index) === CellKind.entry;
  }

  /** Whether the cell's value comes from outside: typed, or put over a calculated one. */
  isGiven(index: number): boolean {
    const kind = kindAt(this.geometry, index);
    if (kind === CellKind.formula) return this.overrides.has(index);
    return kind !== CellKind.group;
  }

  /** Figures of other reports, which calculated cells take. */
  takeExternals(values: readonly External[]): void {
    if (values.length === 0) return;
    this.form.setExternals(values);
    this.write([]);
  }

  /** Fills the sheet with the server's cells; nothing is told to `changed`. */
  load(cells: readonly ServerCell[]): void {
    const changes: Change[] = [];
    for (const cell of cells) {
      const index = indexOf(this.geometry, cell);
      if (index < 0) continue;
      this.setOverride(index, cell.override === true ? (cell.note ?? '') : undefined);
      // What the form calculates is calculated here, by the same core.
      if (!this.isGiven(index)) continue;
      changes.push({ index, before: this.value(index), after: valueOf(cell) });
    }
    this.write(changes);
  }

  /** What a person did: one step of undo; `extends`: together with the step before. */
  apply(changes: readonly Change[], how?: 'extends'): void {
    this.dropRefused(changes.map(({ index }) => index));
    const real = changes.filter(({ before, after }) => before !== after);
    const step: Step = { moves: [], cells: real.map((change) => this.cellStep(change)) };
    if (how === 'extends') this.history.extend(step);
    else this.history.add(step);
    this.change(real);
  }

  /** The form has open lists. */
  openLists(growing: Growing): void {
    this.growing = growing;
  }

  get lists(): Lists | undefined {
    return this.growing?.lists;
  }

  rowLedger(): RowLedger | undefined {
    return this.growing?.ledger(this);
  }

  /** Rows that come, go or change places: one step of undo. False: there would be too many. */
  moveRows(moves: readonly RowMove[]): boolean {
    const { lists } = this;
    const gone = moves
      .filter(({ after }) => after === null)
      .flatMap(({ key }) => this.emptied(key));
    if (moves.length === 0 || !lists || !this.regrow(lists.moved(moves), true)) return false;
    this.history.add({ moves, cells: gone });
    return true;
  }

  /** Rows as they are elsewhere: not undone, not sent again. */
  replaceRows(lists: Lists): void {
    this.regrow(lists, false);
  }

  /** Cells of a row that hold something, as they are when it is taken away. */
  emptied(key: number): CellStep[] {
    const { geometry } = this;
    const first = (geometry.rowIndex.get(key) ?? -1) * geometry.columns.length;
    const indices = first < 0 ? [] : geometry.columns.map((_, column) => first + column);
    return indices
      .filter((index) => this.isGiven(index) && this.value(index) !== null)
      .map((index) => this.cellStep({ index, before: this.value(index), after: null }));
  }

  /** Puts another figure over a consolidated one; the note says why. Not undone: it is on record. */
  overrideValue(index: number, after: Value, note: string): void {
    this.setOverride(index, note);
    this.change([{ index, before: this.value(index), after }]);
  }

  /** Answers what was taken back, as it is now; undefined: nothing was to be. */
  undo(): Taken | undefined {
    return this.take(this.history.undo());
  }

  redo(): Taken | undefined {
    return this.take(this.history.redo());
  }

  private take(step: Step | undefined): Taken | undefined {
    if (!step) return undefined;
    const { lists } = this;
    if (step.moves.length > 0 && lists) this.regrow(lists.moved(step.moves), true);
    const changes = step.cells.map(({ before, after, ...cell }) => ({
      index: indexOf(this.geometry, cell),
      before,
      after,
    }));
    return {
      changes: this.change(changes.filter(({ index }) => index >= 0)),
      rows: new Set(step.moves.map(({ key }) => key)).size,
    };
  }

  private cellStep({ index, before, after }: Change): CellStep {
    return { ...keyAt(this.geometry, index), before, after };
  }

  /** Values from elsewhere (another person, a decided conflict): not undone, not saved again. */
  replace(values: ReadonlyMap<number, Value>): void {
    const changes: Change[] = [];
    for (const [index, after] of values) {
      const before = this.value(index);
      if (before !== after) changes.push({ index, before, after });
    }
    this.write(changes);
  }

  private setError(index: number, error: string): void {
    if (error === '') this.errors.delete(index);
    else this.errors.set(index, error);
    this.texts[index] = undefined;
  }

  /** The note of an override; undefined: the figure is not overridden. */
  override(index: number): string | undefined {
    return this.overrides.get(index);
  }

  setOverride(index: number, note: string | undefined): void {
    if (note === undefined) this.overrides.delete(index);
    else this.overrides.set(index, note);
  }

  /** Why a text was not taken into the cell; empty: none was refused. */
  problem(index: number): string {
    return this.refusals.get(index)?.reason ?? '';
  }

  refuse(index: number, refused: Refused): void {
    this.refusals.set(index, refused);
    for (const listener of this.listeners) listener.refused?.();
    this.touch([index]);
  }

  get refused(): ReadonlyMap<number, Refused> {
    return this.refusals;
  }

  /** What was refused there counts no more: the cells' values stand. */
  dropRefused(indices: Iterable<number>): void {
    const dropped = [...indices].filter((index) => this.refusals.delete(index));
    if (dropped.length === 0) return;
    for (const listener of this.listeners) listener.refused?.();
    this.touch(dropped);
  }

  /** What a check says of the cell; undefined: nothing. */
  checkMark(index: number): CheckMark | undefined {
    return this.checkMarks.get(index);
  }

  /** What the checks found, when they were last run. */
  setCheckMarks(marks: ReadonlyMap<number, CheckMark>): void {
    const before = this.checkMarks;
    this.checkMarks = marks;
    const all = new Set([...before.keys(), ...marks.keys()]);
    this.touch([...all].filter((at) => before.get(at)?.remark !== marks.get(at)?.remark));
  }

  /** What is assigned to who fills the form in; empty: all. */
  setScope(rows: readonly number[], columns: readonly number[]): void {
    this.form.setScope(rows, columns);
  }

  runChecks(): CheckResult {
    return this.form.checks();
  }

  /** Tells painters that these cells look different, for a reason outside the sheet. */
  touch(indices: readonly number[]): void {
    if (indices.length > 0) for (const listener of this.listeners) listener.touched?.(indices);
  }

  private print(column: Parameters<typeof printValue>[1], value: Value): string {
    return printValue(this.core, column, value, this.words);
  }

  private regrow(lists: Lists, isOurs: boolean): boolean {
    const { growing, geometry } = this;
    const grown = growing?.grow(lists.rows);
    if (!growing || !grown) return false;
    const count = geometry.columns.length;
    const placeNow = (index: number): number => {
      const row = index < 0 ? undefined : grown.rowIndex.get(rowAt(geometry, index).key);
      return row === undefined ? -1 : row * count + (index % count);
    };
    growing.lists = lists;
    this.geometry = grown;
    this.overrides = movedMap(this.overrides, placeNow);
    this.values = moved(this.values, grown, placeNow, (index) => this.isGiven(index));
    this.texts = new Array<string | undefined>(grown.kinds.length).fill(undefined);
    this.errors = new Map();
    this.refusals = movedMap(this.refusals, placeNow);
    this.checkMarks = movedMap(this.checkMarks, placeNow);
    for (const listener of this.listeners) listener.regrown?.(placeNow, isOurs);
    this.fillForm();
    return true;
  }

  /** The core's form is empty when it has other rows. */
  private fillForm(): void {
    const changes: Change[] = [];
    this.values.forEach((after, index) => {
      if (after !== null) changes.push({ index, before: after, after });
    });
    this.write(changes);
  }

  private change(changes: readonly Change[]): readonly Change[] {
    if (changes.length === 0) return changes;
    for (const { index } of changes) {
      this.errors.delete(index);
      this.refusals.delete(index);
    }
    for (const listener of this.listeners) listener.changed?.(changes);
    this.write(changes);
    return changes;
  }

  private write(changes: readonly Change[]): void {
    const touched = new Set<number>();
    for (const { index, after } of changes) {
      this.values[index] = after;
      this.texts[index] = undefined;
      touched.add(index);
    }
    this.form.setCells(
      changes.map(({ index, after }) => ({
        ...keyAt(this.geometry, index),
        value: after,
        overridden: this.overrides.has(index),
      })),
    );
    for (const cell of this.form.recalculate()) this.takeCalculated(cell, touched);
    this.touch([...touched]);
  }

  private takeCalculated(cell: CalculatedCell, touched: Set<number>): void {
    const index = indexOf(this.geometry, cell);
    if (index < 0) return;
    this.values[index] = cell.value;
    this.setError(index, cell.error);
    touched.add(index);
  }
}

/** Values at their places among other rows; what is calculated is calculated anew. */
function moved(
  values: readonly Value[],
  { kinds }: Geometry,
  placeNow: (index: number) => number,
  isGiven: (index: number) => boolean,
): Value[] {
  const out = new Array<Value>(kinds.length).fill(null);
  values.forEach((value, index) => {
    const now = value === null ? -1 : placeNow(index);
    if (now >= 0 && isGiven(now)) out[now] = value;
  });
  return out;
}

/** What is noted by cell, with the cells' places among other rows. */
export function movedMap<T>(
  notes: ReadonlyMap<number, T>,
  placeNow: (index: number) => number,
): Map<number, T> {
  const entries = [...notes].map(([index, note]): [number, T] => [placeNow(index), note]);
  return new Map(entries.filter(([index]) => index >= 0));
}
