/*
 * The entry grid: a sheet shown and filled in. Plain TypeScript; the page gives words and answers.
 *
 * The parts: view (what is seen), cursor (where one is), editing (what one
 * types), clipboard, keys, pointer. This class puts them together.
 */
import { Clipboard } from './clipboard';
import { Cursor } from './cursor';
import { Editing } from './editing';
import { indexOf, type CellKey } from './geometry';
import { Keys } from './keys';
import type { Ledger } from './ledger';
import { cellLook } from './look';
import type { GridOptions, Parts } from './parts';
import { Pointer } from './pointer';
import { findRows } from './search';
import type { Sheet } from './sheet';
import { statusOf, type Message } from './status';
import { View } from './view';

export class EntryGrid {
  private readonly stopper = new AbortController();
  /** Of the view as it is laid out now. */
  private listening = new AbortController();
  private readonly parts: Parts;
  private readonly editing: Editing;
  private readonly clipboard: Clipboard;
  private message: Message | undefined;
  private isStatusDue = false;
  private readonly unlisten: () => void;

  constructor(
    private readonly host: HTMLElement,
    sheet: Sheet,
    ledger: Ledger,
    options: GridOptions,
  ) {
    const view = new View(sheet, ledger, options.words, options.label, host.clientWidth);
    const cursor = new Cursor(sheet, view, () => this.onMoved());
    const say = (message: Message | undefined): void => this.say(message);
    this.parts = { sheet, ledger, options, view, cursor, say };
    this.editing = new Editing(this.parts);
    this.clipboard = new Clipboard(this.parts, this.editing);
    host.append(view.frame.wrap);
    this.listen(view.frame.wrap);
    this.unlisten = sheet.listen({
      touched: (indices) => this.onTouched(indices),
      regrown: (placeNow) => this.onRegrown(placeNow),
    });
    cursor.show(false);
    this.tellStatus();
  }

  /** Takes over an open editor. False: its text cannot be taken. */
  leave(): boolean {
    return this.editing.commit();
  }

  focus(): void {
    this.parts.view.focus();
  }

  goTo(cell: CellKey): void {
    const { sheet, cursor } = this.parts;
    const index = indexOf(sheet.geometry, cell);
    if (index < 0 || !this.editing.commit()) return;
    const columns = sheet.geometry.columns.length;
    cursor.moveTo({ row: Math.floor(index / columns), column: index % columns });
  }

  /** Marks the rows found; answers their indices. */
  find(query: string): number[] {
    const found = findRows(this.parts.sheet.geometry, query);
    this.parts.view.markHits(found);
    return found;
  }

  /** Brings a row into sight without taking the keyboard from the search box. */
  showRow(row: number): void {
    const { cursor, view } = this.parts;
    if (!this.editing.commit()) return;
    cursor.moveTo({ row, column: cursor.place.column }, false);
    view.reveal(row);
  }

  undo(): void {
    if (this.editing.commit()) this.editing.undo();
  }

  redo(): void {
    if (this.editing.commit()) this.editing.redo();
  }

  destroy(): void {
    this.stopper.abort();
    this.listening.abort();
    this.unlisten();
    this.parts.view.destroy();
  }

  private listen(wrap: HTMLElement): void {
    this.listening.abort();
    this.listening = new AbortController();
    const { signal } = this.listening;
    new Keys(this.parts, this.editing).listen(wrap, signal);
    new Pointer(this.parts, this.editing).listen(wrap, signal);
    this.clipboard.listen(wrap, signal);
    const { view } = this.parts;
    window.addEventListener('beforeprint', () => view.print(true), { signal });
    window.addEventListener('afterprint', () => view.print(false), { signal });
    window.addEventListener('resize', () => this.editing.editor.place(), { signal });
    wrap.addEventListener('focusout', (event) => this.onFocusOut(event), { signal });
  }

  /** Leaving the editor for another place takes over what was typed, if it can be. */
  private onFocusOut(event: FocusEvent): void {
    if (this.editing.editor.holds(event.target) && document.hasFocus()) this.editing.commit();
  }

  /** With other rows the sheet is laid out anew, in its place; the cursor stays with its cell. */
  private onRegrown(placeNow: (index: number) => number): void {
    const { sheet, ledger, options, cursor, view } = this.parts;
    const { wrap, scroller } = view.frame;
    const isFocused = wrap.contains(document.activeElement);
    const { scrollTop, scrollLeft } = scroller;
    const now = placeNow(cursor.index);
    const columns = sheet.geometry.columns.length;
    const row = now < 0 ? cursor.place.row : Math.floor(now / columns);
    const next = new View(sheet, ledger, options.words, options.label, this.host.clientWidth);
    next.frame.scroller.style.maxHeight = scroller.style.maxHeight;
    wrap.replaceWith(next.frame.wrap);
    view.destroy();
    this.parts.view = next;
    this.parts.cursor = new Cursor(sheet, next, () => this.onMoved());
    const goOn = this.editing.reopen();
    this.listen(next.frame.wrap);
    next.frame.scroller.scrollTo(scrollLeft, scrollTop);
    this.parts.cursor.moveTo({ row, column: cursor.place.column }, isFocused);
    if (now >= 0) goOn();
  }

  private onTouched(indices: readonly number[]): void {
    this.parts.view.paintCells(indices);
    this.tellStatus();
  }

  private onMoved(): void {
    this.message = undefined;
    const { sheet, cursor, options } = this.parts;
    const columns = sheet.geometry.columns;
    const row = sheet.geometry.rows[cursor.place.row];
    const column = columns[cursor.place.column];
    if (row && column) options.onSelect({ row: row.key, column: column.key });
    this.tellStatus();
  }

  private say(message: Message | undefined): void {
    this.message = message;
    this.tellStatus();
  }

  /** The status is worked out once a frame, however many things changed. */
  private tellStatus(): void {
    if (this.isStatusDue) return;
    this.isStatusDue = true;
    requestAnimationFrame(() => {
      this.isStatusDue = false;
      if (!this.stopper.signal.aborted) this.parts.options.onStatus(this.status());
    });
  }

  private status(): ReturnType<typeof statusOf> {
    const { sheet, ledger, options, cursor, view } = this.parts;
    const { words } = options;
    const { remark } = cellLook(sheet, ledger, words, cursor.index);
    const { place, range } = cursor;
    const figure = view.isHidden(cursor.index) ? sheet.text(cursor.index) : '';
    return statusOf({ sheet, words, place, range, figure, remark, message: this.message });
  }
}
