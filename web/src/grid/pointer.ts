/*
 * Mouse and finger: click, drag, Shift+click, double click; a tap on the active cell edits it.
 */
import type { Editing } from './editing';
import type { Parts } from './parts';

export class Pointer {
  private isDragging = false;

  constructor(
    private readonly parts: Parts,
    private readonly editing: Editing,
  ) {}

  listen(node: HTMLElement, signal: AbortSignal): void {
    node.addEventListener('pointerdown', (event) => this.onDown(event), { signal });
    node.addEventListener('pointerover', (event) => this.onOver(event), { signal });
    node.addEventListener('click', (event) => this.onClick(event), { signal });
    node.addEventListener('dblclick', (event) => this.onDouble(event), { signal });
    window.addEventListener('pointerup', () => this.onUp(), { signal });
    node.addEventListener('focusin', (event) => this.onFocus(event), { signal });
  }

  private onDown(event: PointerEvent): void {
    if (this.editing.editor.holds(event.target)) return;
    const place = this.parts.view.placeOf(event.target);
    if (!place || event.button !== 0 || event.pointerType === 'touch') return;
    event.preventDefault();
    if (!this.editing.commit()) return;
    this.isDragging = true;
    if (event.shiftKey) this.parts.cursor.extendTo(place);
    else this.parts.cursor.moveTo(place);
  }

  private onOver(event: PointerEvent): void {
    const place = this.isDragging ? this.parts.view.placeOf(event.target) : undefined;
    if (place) this.parts.cursor.extendTo(place, false);
  }

  private onUp(): void {
    this.isDragging = false;
  }

  /** A finger scrolls as often as it points, so it acts only when lifted in place. */
  private onClick(event: MouseEvent): void {
    const isTouch = (event as PointerEvent).pointerType === 'touch';
    const place = isTouch ? this.parts.view.placeOf(event.target) : undefined;
    if (!place || !this.editing.commit()) return;
    const { cursor } = this.parts;
    const isSame = place.row === cursor.place.row && place.column === cursor.place.column;
    cursor.moveTo(place);
    if (isSame) this.editing.start('edit');
  }

  private onDouble(event: MouseEvent): void {
    if (this.parts.view.placeOf(event.target)) this.editing.start('edit');
  }

  /** A screen reader may put the focus on any cell: the cursor follows. */
  private onFocus(event: FocusEvent): void {
    const place = this.isDragging ? undefined : this.parts.view.placeOf(event.target);
    const { cursor } = this.parts;
    if (!place || this.editing.editor.isOpen) return;
    if (place.row !== cursor.place.row || place.column !== cursor.place.column) {
      cursor.moveTo(place, false);
    }
  }
}
