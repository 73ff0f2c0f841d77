/*
 * The rows of the grid in chunks of ten: built when they come near, put aside when they leave.
 *
 * A chunk that is not shown is one empty box of the height it had, or about
 * will have, so a form of 5,000 cells costs as much as what is on the screen.
 */
import type { LayoutRow } from '@/core/layout';

import { element, headRowCount, type Frame } from './frame';
import { item, wordOf, type Geometry } from './geometry';
import type { Place } from './selection';
import { rowHeight } from './widths';

/** Chunks of twenty rows cost a fifth more until the first look (measured). */
const CHUNK_ROWS = 10;
/** Half a screen: more would cost the first look, less would show gaps while scrolling. */
const NEAR = '260px 0px';

interface Chunk {
  node: HTMLElement;
  first: number;
  /** Built rows; empty: not built yet. */
  rows: HTMLElement[];
  shown: boolean;
}

export interface RowPainter {
  /** Gives a new cell its look. */
  paint(node: HTMLElement, index: number): void;
  /** The rows of a chunk were built or shown again. */
  shown(first: number, end: number): void;
}

function indent(node: HTMLElement, row: LayoutRow): void {
  if (row.indent > 0) node.style.paddingLeft = `${String(6 + row.indent * 14)}px`;
}

export class Rows {
  private readonly chunks: Chunk[] = [];
  private readonly places = new WeakMap<Element, Place>();
  private readonly chunkOf = new WeakMap<Element, Chunk>();
  private readonly observer: IntersectionObserver | undefined;
  private pinnedRow = 0;
  private isPrinting = false;

  constructor(
    private readonly geometry: Geometry,
    private readonly painter: RowPainter,
    private readonly frame: Frame,
  ) {
    this.observer = makeObserver(frame.scroller, (node, isNear) => {
      const chunk = this.chunkOf.get(node);
      if (chunk) this.setShown(chunk, isNear);
    });
    for (let first = 0; first < geometry.rows.length; first += CHUNK_ROWS) {
      this.chunks.push(this.makeChunk(first));
    }
    frame.grid.append(...this.chunks.map((chunk) => chunk.node));
    for (const chunk of this.chunks) this.observer?.observe(chunk.node);
  }

  /** The cell's node if its row is built. Group rows have none. */
  cell(place: Place): HTMLElement | undefined {
    const row = this.row(place.row);
    const node = row?.children[place.column + 1];
    return node && this.places.has(node) ? (node as HTMLElement) : undefined;
  }

  row(index: number): HTMLElement | undefined {
    const chunk = this.chunks[Math.floor(index / CHUNK_ROWS)];
    return chunk?.rows[index - chunk.first];
  }

  /** Where a node lies: the cell itself or something in it. */
  placeOf(target: EventTarget | null): Place | undefined {
    const cell = target instanceof Element ? target.closest('.eg-cell') : null;
    return cell ? this.places.get(cell) : undefined;
  }

  /** Makes sure the row is there, and stays there while the cursor is in it. */
  keep(row: number): void {
    this.pinnedRow = row;
    const chunk = this.chunks[Math.floor(row / CHUNK_ROWS)];
    if (chunk) this.setShown(chunk, true);
  }

  /** Built rows of a range, for marking. */
  *builtRows(top: number, bottom: number): Generator<number> {
    for (let row = top; row <= bottom; row++) if (this.row(row)) yield row;
  }

  /** Paper has no scroll bar: everything is built. */
  print(isPrinting: boolean): void {
    this.isPrinting = isPrinting;
    if (isPrinting) for (const chunk of this.chunks) this.setShown(chunk, true);
  }

  destroy(): void {
    this.observer?.disconnect();
  }

  private makeChunk(first: number): Chunk {
    const node = element('div', 'eg-chunk off', 'rowgroup');
    const chunk: Chunk = { node, first, rows: [], shown: false };
    const rows = this.geometry.rows.slice(first, first + CHUNK_ROWS);
    const height = rows.reduce(
      (sum, row) => sum + rowHeight(this.geometry, this.frame.widths, row),
      0,
    );
    node.style.height = `${String(height)}px`;
    this.chunkOf.set(node, chunk);
    return chunk;
  }

  private setShown(chunk: Chunk, shown: boolean): void {
    if (chunk.shown === shown) return;
    if (!shown && (this.isPrinting || this.holdsCursor(chunk))) return;
    chunk.shown = shown;
    if (shown) this.build(chunk);
    else chunk.node.style.height = `${String(chunk.node.offsetHeight)}px`;
    chunk.node.classList.toggle('off', !shown);
    if (shown) {
      chunk.node.style.height = '';
      this.painter.shown(chunk.first, chunk.first + chunk.rows.length);
    }
  }

  private holdsCursor(chunk: Chunk): boolean {
    return this.pinnedRow >= chunk.first && this.pinnedRow < chunk.first + CHUNK_ROWS;
  }

  private build(chunk: Chunk): void {
    if (chunk.rows.length > 0) return;
    const end = Math.min(this.geometry.rows.length, chunk.first + CHUNK_ROWS);
    for (let row = chunk.first; row < end; row++) chunk.rows.push(this.makeRow(row));
    chunk.node.append(...chunk.rows);
  }

  private makeRow(index: number): HTMLElement {
    const row = item(this.geometry.rows, index);
    const node = element('div', `eg-row${this.rank(index)}`, 'row');
    node.setAttribute('aria-rowindex', String(index + headRowCount(this.geometry) + 1));
    node.append(this.makeRowHead(row));
    if (row.kind === 'group') node.append(this.makeFiller(row));
    else this.geometry.columns.forEach((_, column) => node.append(this.makeCell(index, column)));
    return node;
  }

  /** Headings between rows, and top rows with rows under them, stand out. */
  private rank(index: number): string {
    const { rows } = this.geometry;
    const row = item(rows, index);
    if (row.kind === 'group') return ' group';
    const next = rows[index + 1];
    return row.indent === 0 && next !== undefined && next.indent > 0 ? ' top' : '';
  }

  private makeRowHead(row: LayoutRow): HTMLElement {
    const head = element('div', 'eg-row-head', 'none');
    this.geometry.rowHead.forEach((column, index) => {
      const text = wordOf(row, column.role);
      // An empty head would be a head of nothing.
      const part = element('div', column.role, text === '' ? 'gridcell' : 'rowheader');
      part.setAttribute('aria-colindex', String(index + 1));
      part.textContent = text;
      if (column.role === 'label') indent(part, row);
      head.append(part);
    });
    return head;
  }

  private makeFiller(row: LayoutRow): HTMLElement {
    const filler = element('div', 'eg-filler', 'gridcell');
    filler.setAttribute('aria-colindex', String(this.geometry.rowHead.length + 1));
    filler.setAttribute('aria-colspan', String(this.geometry.columns.length));
    filler.setAttribute('aria-readonly', 'true');
    // Where labels have cells the heading is none of theirs: it stands over all of them.
    if (this.geometry.naming > 0) filler.textContent = `${row.stt} ${row.label}`.trim();
    return filler;
  }

  private makeCell(row: number, column: number): HTMLElement {
    const { names } = item(this.geometry.columns, column);
    const { open, label } = item(this.geometry.rows, row);
    const isHead = names === 'label' && open === undefined && label !== '';
    const cell = element('div', 'eg-cell', isHead ? 'rowheader' : 'gridcell');
    cell.tabIndex = -1;
    cell.setAttribute('aria-colindex', String(this.geometry.rowHead.length + column + 1));
    const left = this.frame.lefts[column];
    if (left !== undefined) cell.style.left = `${String(left)}px`;
    if (names === 'label') indent(cell, item(this.geometry.rows, row));
    this.places.set(cell, { row, column });
    this.painter.paint(cell, row * this.geometry.columns.length + column);
    return cell;
  }
}

function makeObserver(
  root: HTMLElement,
  seen: (node: Element, isNear: boolean) => void,
): IntersectionObserver | undefined {
  return new IntersectionObserver(
    (entries) => {
      for (const entry of entries) seen(entry.target, entry.isIntersecting);
    },
    { root, rootMargin: NEAR },
  );
}
