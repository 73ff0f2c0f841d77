/*
 * Editing: from the first key to a value in the sheet, and the commands that change cells.
 */
import { columnAt, headingOf, rowAt } from './geometry';
import { Editor, type EditMode } from './editor';
import type { Change } from './history';
import type { Held } from './ledger';
import { whyReadOnly } from './look';
import type { Parts } from './parts';
import { planClear, planFillDown } from './clear';
import type { Range } from './selection';
import type { Sheet } from './sheet';
import { plainValue, readValue, type ReadValue } from './values';
import type { GridWords } from './words';

export class Editing {
  editor: Editor;

  constructor(private readonly parts: Parts) {
    this.editor = this.makeEditor();
  }

  /** The sheet is laid out anew: answers how to go on with what is being typed, once it is. */
  reopen(): () => void {
    const { isOpen, text, mode } = this.editor;
    this.editor.close();
    this.editor = this.makeEditor();
    return () => isOpen && this.start(mode, text);
  }

  private makeEditor(): Editor {
    const { wrap, scroller, head } = this.parts.view.frame;
    return new Editor({ wrap, scroller, head, typed: () => this.hold() });
  }

  /** Opens the editor: empty for typing, or with the cell's value to change it. */
  start(mode: EditMode, first?: string): void {
    const { sheet, cursor, view } = this.parts;
    const index = cursor.index;
    if (!sheet.editable(index)) {
      this.refuse(index, mode);
      return;
    }
    cursor.moveTo(cursor.place);
    const cell = view.cell(cursor.place);
    if (!cell) return;
    const column = columnAt(sheet.geometry, index);
    const label = `${rowAt(sheet.geometry, index).label}, ${headingOf(column)}`;
    const words = this.parts.options.words;
    const text = first ?? plainValue(sheet.core, column, sheet.value(index), words);
    this.editor.open(cell, column, label, text, mode);
  }

  /** Takes over what was typed. False: it cannot be taken; the editor stays. */
  commit(): boolean {
    if (!this.editor.isOpen) return true;
    const { sheet, ledger, cursor, say } = this.parts;
    const index = cursor.index;
    const column = columnAt(sheet.geometry, index);
    const read = readValue(sheet, index, this.editor.text, 'vi');
    if (read.kind === 'bad') {
      this.explain(read, column.decimals);
      return false;
    }
    this.editor.close();
    sheet.apply([{ index, before: sheet.value(index), after: read.value }]);
    ledger.hold(undefined);
    say(undefined);
    return true;
  }

  /** As commit, and the keyboard is back in the grid. */
  leave(): boolean {
    if (!this.commit()) return false;
    this.parts.view.focus();
    return true;
  }

  cancel(): void {
    this.editor.close();
    this.parts.ledger.hold(undefined);
    this.parts.say(undefined);
    this.parts.view.focus();
  }

  clear(): void {
    const { sheet, cursor, say } = this.parts;
    if (!this.mayChange()) return;
    sheet.dropRefused(cursor.indices());
    sheet.apply(planClear(sheet, cursor.indices()));
    say(undefined);
  }

  fillDown(): void {
    const { sheet, cursor, say } = this.parts;
    if (!this.mayChange()) return;
    sheet.apply(planFillDown(sheet, cursor.range));
    say(undefined);
  }

  undo(): void {
    const { sheet, options, say } = this.parts;
    if (!this.mayChange()) return;
    const taken = sheet.undo();
    this.showChanges(taken?.changes ?? []);
    const { nothingToUndo, undone } = options.words;
    const text = taken ? undone(taken.changes.length, taken.rows) : nothingToUndo;
    say({ kind: 'done', text });
  }

  redo(): void {
    const { sheet, options, say } = this.parts;
    if (!this.mayChange()) return;
    const taken = sheet.redo();
    this.showChanges(taken?.changes ?? []);
    const { nothingToRedo, redone } = options.words;
    const text = taken ? redone(taken.changes.length, taken.rows) : nothingToRedo;
    say({ kind: 'done', text });
  }

  /** Says why if the whole sheet is for reading. */
  mayChange(): boolean {
    const { sheet, options, say } = this.parts;
    if (!sheet.writable) say({ kind: 'wrong', text: options.words.readOnlySheet });
    return sheet.writable;
  }

  /** A window that is closed takes the editor with it: what stands there is kept. */
  private hold(): void {
    const { sheet, ledger, cursor, options } = this.parts;
    ledger.hold(heldText(sheet, options.words, cursor.index, this.editor.text));
  }

  /** The text stays in the editor; a figure in foreign style is offered in its place. */
  private explain(read: ReadValue & { kind: 'bad' }, decimals: number): void {
    const { sheet, options, say } = this.parts;
    const typed = this.editor.text.trim();
    if (read.offer === undefined) {
      this.editor.markInvalid();
      say({ kind: 'wrong', text: options.words.bad(read.reason, typed, decimals) });
      return;
    }
    const offered = sheet.core.plainNumber(read.offer);
    this.editor.offer(offered);
    say({ kind: 'wrong', text: options.words.offered(typed, offered) });
  }

  private refuse(index: number, mode: EditMode): void {
    const { sheet, options, say } = this.parts;
    if (options.onTypeRefused(index, mode)) return;
    say({ kind: 'wrong', text: whyReadOnly(sheet, options.words, index) });
  }

  private showChanges(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    this.parts.cursor.selectRange(boundsOf(changes, this.parts.sheet.geometry.columns.length));
  }
}

/** What a text in an editor comes to, were it taken over now. */
export function heldText(sheet: Sheet, words: GridWords, index: number, typed: string): Held {
  const column = columnAt(sheet.geometry, index);
  const text = typed.trim();
  const read = readValue(sheet, index, text, 'vi');
  if (read.kind === 'ok') return { index, value: read.value };
  return { index, refused: { text, reason: words.bad(read.reason, text, column.decimals) } };
}

function boundsOf(changes: readonly Change[], columns: number): Range {
  const range = { top: Infinity, left: Infinity, bottom: 0, right: 0 };
  for (const { index } of changes) {
    const row = Math.floor(index / columns);
    range.top = Math.min(range.top, row);
    range.bottom = Math.max(range.bottom, row);
    range.left = Math.min(range.left, index % columns);
    range.right = Math.max(range.right, index % columns);
  }
  return range;
}
