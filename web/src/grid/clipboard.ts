/*
 * Copy, cut and paste between the grid and spreadsheets.
 */
import type { Editing } from './editing';
import { item } from './geometry';
import type { Parts } from './parts';
import type * as pastingModule from './pasting';
import { writeHtml, writeTsv, type CopiedCell } from './tsv';
import { plainValue } from './values';

let pastings: typeof pastingModule | undefined;

/** What pasting needs: asked for with the grid, so that it is there when the network is not. */
export async function loadPasting(): Promise<typeof pastingModule> {
  pastings ??= await import('./pasting');
  return pastings;
}

export class Clipboard {
  private pasting: pastingModule.Pasting | undefined;

  constructor(
    private readonly parts: Parts,
    private readonly editing: Editing,
  ) {
    void loadPasting().catch(() => undefined);
  }

  listen(node: HTMLElement, signal: AbortSignal): void {
    node.addEventListener('copy', (event) => this.copy(event), { signal });
    node.addEventListener('cut', (event) => this.cut(event), { signal });
    node.addEventListener('paste', (event) => this.onPaste(event), { signal });
  }

  private onPaste(event: ClipboardEvent): void {
    if (this.editing.editor.isOpen || !event.clipboardData) return;
    event.preventDefault();
    const html = event.clipboardData.getData('text/html');
    const text = event.clipboardData.getData('text/plain');
    if (pastings) void this.with(pastings).take({ html, text });
    else void this.loaded().then((pasting) => pasting?.take({ html, text }));
  }

  private with({ Pasting: Made }: typeof pastingModule): pastingModule.Pasting {
    this.pasting ??= new Made(this.parts, this.editing);
    return this.pasting;
  }

  /** Undefined, and a person is told: it cannot be had now. */
  private async loaded(): Promise<pastingModule.Pasting | undefined> {
    try {
      return this.with(await loadPasting());
    } catch {
      const { say, options } = this.parts;
      say({ kind: 'wrong', text: options.words.cannotPaste });
      return undefined;
    }
  }

  private copy(event: ClipboardEvent): void {
    if (this.editing.editor.isOpen || !event.clipboardData) return;
    event.preventDefault();
    const { cursor, options, say } = this.parts;
    const cells = this.copiedCells();
    event.clipboardData.setData('text/plain', writeTsv(cells));
    event.clipboardData.setData('text/html', writeHtml(cells));
    const { top, bottom, left, right } = cursor.range;
    const count = (bottom - top + 1) * (right - left + 1);
    say({ kind: 'done', text: options.words.copied(count) });
  }

  private cut(event: ClipboardEvent): void {
    if (this.editing.editor.isOpen || !this.editing.mayChange()) return;
    this.copy(event);
    this.editing.clear();
  }

  private copiedCells(): CopiedCell[][] {
    const { sheet, cursor, options } = this.parts;
    const { columns } = sheet.geometry;
    const { top, left, bottom, right } = cursor.range;
    const rows: CopiedCell[][] = [];
    for (let row = top; row <= bottom; row++) {
      const cells: CopiedCell[] = [];
      for (let column = left; column <= right; column++) {
        const index = row * columns.length + column;
        const value = sheet.value(index);
        const layout = item(columns, column);
        const text = plainValue(sheet.core, layout, value, options.words) || sheet.text(index);
        const isFigure = layout.type === 'number' && value !== null;
        cells.push(isFigure ? { text, figure: value } : { text });
      }
      rows.push(cells);
    }
    return rows;
  }
}
