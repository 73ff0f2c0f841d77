/*
 * The keys of the grid, as people know them from spreadsheets.
 */
import type { Editing } from './editing';
import type { Parts } from './parts';
import type { Step } from './selection';

const arrows: Record<string, Step> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/** An input method is composing: the key is its own. */
function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

function isPrintable(event: KeyboardEvent): boolean {
  return event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
}

export class Keys {
  private readonly controlled: Record<string, () => void>;
  private readonly plain: Record<string, (event: KeyboardEvent) => void>;

  constructor(
    private readonly parts: Parts,
    private readonly editing: Editing,
  ) {
    const { cursor, options } = parts;
    this.controlled = {
      a: () => cursor.selectAll(),
      d: () => editing.fillDown(),
      f: () => options.onSearch(),
      s: () => options.onSave(),
      y: () => editing.redo(),
      z: () => editing.undo(),
    };
    this.plain = {
      Home: (event) => this.toEdge('first', event),
      End: (event) => this.toEdge('last', event),
      PageUp: (event) => cursor.page(-1, event.shiftKey),
      PageDown: (event) => cursor.page(1, event.shiftKey),
      Enter: (event) => cursor.enter(event.shiftKey ? -1 : 1),
      F2: () => editing.start('edit'),
      Delete: () => editing.clear(),
      Backspace: () => editing.clear(),
    };
  }

  listen(node: HTMLElement, signal: AbortSignal): void {
    node.addEventListener('keydown', (event) => this.onKey(event), { signal });
  }

  private onKey(event: KeyboardEvent): void {
    if (this.editing.editor.isOpen) {
      if (!isComposing(event)) this.onEditorKey(event);
      return;
    }
    // Starting to compose opens the editor, so that the composition happens in it.
    if (isComposing(event)) this.editing.start('type', '');
    else if (event.ctrlKey || event.metaKey) this.onControlKey(event);
    else this.onPlainKey(event);
  }

  private onControlKey(event: KeyboardEvent): void {
    const step = arrows[event.key];
    const command = event.altKey ? undefined : this.controlled[event.key.toLowerCase()];
    const isRedo = event.shiftKey && event.key.toLowerCase() === 'z';
    if (step) this.parts.cursor.step(step, true, event.shiftKey);
    else if (isRedo) this.editing.redo();
    else if (command) command();
    else if (event.key === 'Home' || event.key === 'End') this.plain[event.key]?.(event);
    else return;
    event.preventDefault();
  }

  private onPlainKey(event: KeyboardEvent): void {
    const step = arrows[event.key];
    const command = this.plain[event.key];
    if (event.key === 'Tab') {
      if (this.parts.cursor.tab(event.shiftKey ? -1 : 1)) event.preventDefault();
    } else if (step && !event.altKey) {
      this.parts.cursor.step(step, false, event.shiftKey);
      event.preventDefault();
    } else if (command && !event.altKey) {
      command(event);
      event.preventDefault();
    } else if (isPrintable(event)) {
      this.startTyping(event);
    }
  }

  /** The key itself reaches the field that has just got the focus. */
  private startTyping(event: KeyboardEvent): void {
    const isPad = event.code === 'NumpadDecimal';
    this.editing.start('type', isPad ? ',' : '');
    if (isPad || !this.editing.editor.isOpen) event.preventDefault();
  }

  private onEditorKey(event: KeyboardEvent): void {
    const step = arrows[event.key];
    if (event.key === 'Escape') this.editing.cancel();
    else if (event.key === 'Enter' && event.altKey) this.editing.editor.insert('\n');
    else if (event.key === 'Enter') this.leaveThen(() => this.plain['Enter']?.(event));
    else if (event.key === 'Tab')
      this.leaveThen(() => this.parts.cursor.tab(event.shiftKey ? -1 : 1));
    else if (event.code === 'NumpadDecimal') this.editing.editor.insert(',');
    else if (step && this.editing.editor.mode === 'type')
      this.leaveThen(() => this.parts.cursor.step(step, false, false));
    else if (event.key.toLowerCase() === 's' && (event.ctrlKey || event.metaKey))
      this.leaveThen(() => this.parts.options.onSave());
    else return;
    event.preventDefault();
  }

  private leaveThen(run: () => void): void {
    if (this.editing.leave()) run();
  }

  private toEdge(edge: 'first' | 'last', event: KeyboardEvent): void {
    const { cursor } = this.parts;
    if (event.ctrlKey || event.metaKey) cursor.toCorner(edge, event.shiftKey);
    else cursor.toRowEdge(edge, event.shiftKey);
  }
}
