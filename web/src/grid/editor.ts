/*
 * The editor: one input over the active cell, outside the scroller.
 *
 * It never closes over text that cannot be taken: the text stays, marked and
 * explained, until it is corrected or given up with Escape.
 */
import type { LayoutColumn } from '@/core/layout';

/** `type`: typing replaces and arrows leave; `edit` (F2): arrows move inside the text. */
export type EditMode = 'type' | 'edit';

type Field = HTMLInputElement | HTMLTextAreaElement;

export interface EditorHost {
  /** Holds the editor; the cell is measured against it. */
  wrap: HTMLElement;
  scroller: HTMLElement;
  /** What stands in the field has changed. */
  typed(): void;
  /** The place below the heading and right of the row heads, as the cell may be under them. */
  head: HTMLElement;
}

export class Editor {
  private field: Field | undefined;
  private cell: HTMLElement | undefined;
  mode: EditMode = 'type';

  constructor(private readonly host: EditorHost) {
    host.scroller.addEventListener('scroll', () => this.place(), { passive: true });
  }

  get isOpen(): boolean {
    return this.field !== undefined;
  }

  get text(): string {
    return this.field?.value ?? '';
  }

  holds(target: EventTarget | null): boolean {
    return target !== null && target === this.field;
  }

  open(cell: HTMLElement, column: LayoutColumn, label: string, text: string, mode: EditMode): void {
    this.close();
    const field = makeField(column);
    field.setAttribute('aria-label', label);
    field.value = text;
    field.addEventListener('input', () => this.host.typed());
    this.field = field;
    this.cell = cell;
    this.mode = mode;
    this.place();
    this.host.wrap.append(field);
    field.focus({ preventScroll: true });
    field.setSelectionRange(text.length, text.length);
  }

  /** Puts text in place of what is selected, as typing would. */
  insert(text: string): void {
    const { field } = this;
    if (!field) return;
    const start = field.selectionStart ?? field.value.length;
    field.setRangeText(text, start, field.selectionEnd ?? start, 'end');
  }

  /** Puts another text in place of what was typed, to be confirmed or changed. */
  offer(text: string): void {
    if (!this.field) return;
    this.field.value = text;
    this.markInvalid();
  }

  markInvalid(): void {
    this.field?.setAttribute('aria-invalid', 'true');
    this.field?.focus({ preventScroll: true });
  }

  close(): void {
    const { field } = this;
    // Removing the field blurs it; whoever listens must find it closed already.
    this.field = undefined;
    this.cell = undefined;
    field?.remove();
  }

  /** Puts the field over its cell again, or out of sight with it. */
  place(): void {
    const { field, cell } = this;
    if (!field || !cell) return;
    const wrap = this.host.wrap.getBoundingClientRect();
    const box = cell.getBoundingClientRect();
    const isUnderHead = box.top + 2 < this.host.head.getBoundingClientRect().bottom;
    field.classList.toggle('eg-hidden', isUnderHead || box.bottom > wrap.bottom + 2);
    field.style.left = `${String(box.left - wrap.left)}px`;
    field.style.top = `${String(box.top - wrap.top)}px`;
    field.style.width = `${String(Math.max(box.width, 90))}px`;
    field.style.height = `${String(box.height)}px`;
  }
}

function makeField(column: LayoutColumn): Field {
  const isText = column.type === 'text';
  const field = document.createElement(isText ? 'textarea' : 'input');
  field.className = isText ? 'eg-editor words' : 'eg-editor';
  field.inputMode = column.type === 'number' ? 'decimal' : 'text';
  field.autocomplete = 'off';
  field.spellcheck = false;
  return field;
}
