/*
 * The cursor: where typing goes, what is selected, and the moves between.
 */
import { CellKind, columnAt, item, kindAt } from './geometry';
import {
  clampPlace,
  jumpPlace,
  nextPlace,
  placesOf,
  rangeOf,
  tabPlace,
  type Extent,
  type Place,
  type Range,
  type Selection,
  type Step,
} from './selection';
import type { Sheet } from './sheet';
import type { View } from './view';

export class Cursor {
  private selection: Selection;

  constructor(
    private readonly sheet: Sheet,
    private readonly view: View,
    private readonly moved: () => void,
  ) {
    const first = this.firstPlace();
    this.selection = { active: first, anchor: first };
  }

  get place(): Place {
    return this.selection.active;
  }

  get range(): Range {
    return rangeOf(this.selection);
  }

  get index(): number {
    return this.indexOf(this.selection.active);
  }

  indexOf(place: Place): number {
    return place.row * this.sheet.geometry.columns.length + place.column;
  }

  /** Indices of the selected cells. */
  *indices(): Generator<number> {
    for (const place of placesOf(this.range)) yield this.indexOf(place);
  }

  show(isFocused: boolean): void {
    this.view.select(this.selection, isFocused);
  }

  moveTo(place: Place, isFocused = true): void {
    const active = clampPlace(place, this.extent);
    this.set({ active, anchor: active }, isFocused);
  }

  /** Moves the free corner of the selection. */
  extendTo(place: Place, isFocused = true): void {
    const active = clampPlace(place, this.extent);
    this.set({ active, anchor: this.selection.anchor }, isFocused);
  }

  selectRange(range: Range): void {
    this.set(
      {
        active: { row: range.top, column: range.left },
        anchor: { row: range.bottom, column: range.right },
      },
      true,
    );
  }

  selectAll(): void {
    const { rows, columns } = this.extent;
    this.selectRange({ top: 0, left: 0, bottom: rows - 1, right: columns - 1 });
  }

  step(step: Step, isJump: boolean, isExtending: boolean): void {
    const from = this.place;
    const place = isJump
      ? jumpPlace(from, step, this.extent, (at) => this.isFilled(at))
      : nextPlace(from, step, this.extent, (at) => this.canStand(at));
    this.go(place, isExtending);
  }

  page(direction: 1 | -1, isExtending: boolean): void {
    const row = this.place.row + direction * this.view.pageRows();
    this.go(this.standingNear({ row, column: this.place.column }, direction), isExtending);
  }

  toRowEdge(edge: 'first' | 'last', isExtending: boolean): void {
    const column = edge === 'first' ? 0 : this.extent.columns - 1;
    this.go({ row: this.place.row, column }, isExtending);
  }

  toCorner(edge: 'first' | 'last', isExtending: boolean): void {
    const { rows, columns } = this.extent;
    const place = edge === 'first' ? this.firstPlace() : { row: rows - 1, column: columns - 1 };
    this.go(place, isExtending);
  }

  /** Enter: while filling in, to the next cell of the column that takes typing; else simply down. */
  enter(direction: 1 | -1): void {
    const step: Step = { row: direction, column: 0 };
    const isFilling = this.sheet.writable && this.takesTyping(this.place);
    const fits = (at: Place): boolean => (isFilling ? this.takesTyping(at) : this.canStand(at));
    this.moveTo(nextPlace(this.place, step, this.extent, fits));
  }

  /** Tab: to the next cell that takes typing. False: there is none, focus may leave the grid. */
  tab(direction: 1 | -1): boolean {
    const fits = (at: Place): boolean =>
      this.sheet.writable ? this.takesTyping(at) : this.canStand(at);
    const next = tabPlace(this.place, direction, this.extent, fits);
    if (next) this.moveTo(next);
    return next !== undefined;
  }

  private get extent(): Extent {
    const { rows, columns } = this.sheet.geometry;
    return { rows: rows.length, columns: columns.length };
  }

  private go(place: Place, isExtending: boolean): void {
    if (isExtending) this.extendTo(place);
    else this.moveTo(place);
  }

  private set(selection: Selection, isFocused: boolean): void {
    this.selection = selection;
    this.view.select(selection, isFocused);
    this.moved();
  }

  private isFilled(place: Place): boolean {
    return this.sheet.text(this.indexOf(place)) !== '';
  }

  private canStand(place: Place): boolean {
    return item(this.sheet.geometry.rows, place.row).kind !== 'group';
  }

  /** The number of a row comes by itself: it is passed over, though one may change it. */
  private takesTyping(place: Place): boolean {
    const index = this.indexOf(place);
    const { geometry } = this.sheet;
    return kindAt(geometry, index) === CellKind.entry && columnAt(geometry, index).names !== 'stt';
  }

  private standingNear(place: Place, direction: 1 | -1): Place {
    const at = clampPlace(place, this.extent);
    if (this.canStand(at)) return at;
    const step = { row: direction, column: 0 } as const;
    return nextPlace(at, step, this.extent, (next) => this.canStand(next));
  }

  private firstPlace(): Place {
    const from = { row: 0, column: -1 };
    const typed = tabPlace(from, 1, this.extent, (at) => this.takesTyping(at));
    return (
      typed ?? tabPlace(from, 1, this.extent, (at) => this.canStand(at)) ?? { row: 0, column: 0 }
    );
  }
}
