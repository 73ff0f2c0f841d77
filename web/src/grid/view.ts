/*
 * What is seen: cells with their looks, the marked range, the cell with the cursor.
 */
import { buildFrame, setColumnWidths, tryBrowser, type Frame } from './frame';
import { columnAt, type Geometry } from './geometry';
import type { Ledger } from './ledger';
import { cellLook } from './look';
import { Rows, type RowPainter } from './rows';
import { isOneCell, rangeOf, type Place, type Range, type Selection } from './selection';
import type { Sheet } from './sheet';
import { figureFit, figureLength, widthForFigure } from './widths';
import type { GridWords } from './words';

/** What stands for a figure too long for its column, as in spreadsheets. */
const HIDDEN_FIGURE = '####';

const none: Range = { top: 0, left: 0, bottom: -1, right: -1 };

function holds(range: Range, row: number, column: number): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

function setFlag(node: HTMLElement, name: string, isOn: boolean): void {
  if (isOn) node.setAttribute(name, 'true');
  else node.removeAttribute(name);
}

export class View implements RowPainter {
  readonly frame: Frame;
  private readonly rows: Rows;
  private readonly sized: ResizeObserver;
  private range: Range = none;
  private active: Place = { row: -1, column: -1 };
  private hits: ReadonlySet<number> = new Set();
  private readonly digit = tryBrowser().digit;

  constructor(
    private readonly sheet: Sheet,
    private readonly ledger: Ledger,
    private readonly words: GridWords,
    label: string,
    available: number,
  ) {
    this.frame = buildFrame(sheet.geometry, label, available, {
      digit: this.digit,
      longest: this.longestFigures(),
    });
    this.rows = new Rows(sheet.geometry, this, this.frame);
    this.sized = new ResizeObserver(() => this.measure());
    this.sized.observe(this.frame.head);
  }

  private get geometry(): Geometry {
    return this.sheet.geometry;
  }

  cell(place: Place): HTMLElement | undefined {
    return this.rows.cell(place);
  }

  placeOf(target: EventTarget | null): Place | undefined {
    return this.rows.placeOf(target);
  }

  /** Paints the cells whose rows are built; the others are painted when they are. */
  paintCells(indices: readonly number[]): void {
    const { columns } = this.geometry;
    this.widenFor(indices);
    for (const index of indices) {
      const place = { row: Math.floor(index / columns.length), column: index % columns.length };
      const node = this.rows.cell(place);
      if (node) this.paint(node, index);
    }
  }

  paint(node: HTMLElement, index: number): void {
    const look = cellLook(this.sheet, this.ledger, this.words, index);
    const fit = this.fit(look.text, index);
    const isHidden = fit === 'hidden';
    const text = isHidden ? HIDDEN_FIGURE : look.text;
    const tightness = fit === 'tight' ? ' tight' : '';
    const className = look.className + tightness + this.cursorClasses(index);
    if (node.textContent !== text) node.textContent = text;
    if (node.className !== className) node.className = className;
    if (isHidden) node.setAttribute('aria-label', look.text);
    else node.removeAttribute('aria-label');
    setFlag(node, 'aria-readonly', look.readOnly);
    setFlag(node, 'aria-invalid', look.invalid);
    const tip = [isHidden ? look.text : '', look.remark].filter(Boolean).join(' – ');
    if (tip !== node.title) node.title = tip;
  }

  /** Whether the cell shows no figure because its column is too narrow for it. */
  isHidden(index: number): boolean {
    return this.fit(this.sheet.text(index), index) === 'hidden';
  }

  private fit(text: string, index: number): ReturnType<typeof figureFit> {
    if (columnAt(this.geometry, index).type !== 'number') return 'fits';
    const width = this.frame.widths.columns[index % this.geometry.columns.length] ?? 0;
    return figureFit(text.length, width, this.digit);
  }

  private longestFigures(): number[] {
    const longest = this.geometry.columns.map(() => 0);
    for (let index = 0; index < this.geometry.kinds.length; index++) {
      const column = index % longest.length;
      longest[column] = Math.max(longest[column] ?? 0, this.figureLength(index));
    }
    return longest;
  }

  private figureLength(index: number): number {
    const value = this.sheet.value(index);
    const isFigure = value !== null && columnAt(this.geometry, index).type === 'number';
    return isFigure ? figureLength(value) : 0;
  }

  /** A column grows with its figures, up to a limit; it does not shrink under one's hands. */
  private widenFor(indices: readonly number[]): void {
    const { columns } = this.frame.widths;
    const wider = new Set<number>();
    for (const index of indices) {
      const column = index % columns.length;
      const width = widthForFigure(this.figureLength(index), this.digit);
      if (width <= (columns[column] ?? 0)) continue;
      columns[column] = width;
      wider.add(column);
    }
    if (wider.size > 0) setColumnWidths(this.frame);
  }

  private cursorClasses(index: number): string {
    const columns = this.geometry.columns.length;
    const row = Math.floor(index / columns);
    const column = index % columns;
    const isActive = row === this.active.row && column === this.active.column;
    return (holds(this.range, row, column) ? ' in' : '') + (isActive ? ' active' : '');
  }

  shown(first: number, end: number): void {
    for (let row = first; row < end; row++) {
      this.markRow(row, none, this.range);
      this.rows.row(row)?.classList.toggle('hit', this.hits.has(row));
    }
    if (this.active.row >= first && this.active.row < end) this.markActive(true);
  }

  /** Shows where the cursor is; `isFocused` also puts the keyboard there. */
  select(selection: Selection, isFocused: boolean): void {
    this.rows.keep(selection.active.row);
    this.markActive(false);
    this.active = selection.active;
    this.markActive(true);
    const range = rangeOf(selection);
    this.markRange(isOneCell(range) ? none : range);
    if (isFocused) this.focus();
  }

  /** Brings the active cell into sight and gives it the keyboard. */
  focus(): void {
    const node = this.rows.cell(this.active);
    node?.focus({ preventScroll: true });
    node?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  reveal(row: number): void {
    this.rows.keep(row);
    this.rows.row(row)?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }

  /** Rows found by a search. */
  markHits(rows: readonly number[]): void {
    const before = this.hits;
    this.hits = new Set(rows);
    for (const row of [...before, ...rows]) {
      this.rows.row(row)?.classList.toggle('hit', this.hits.has(row));
    }
  }

  /** Rows that fit under the heading. */
  pageRows(): number {
    const { scroller, head } = this.frame;
    return Math.max(1, Math.floor((scroller.clientHeight - head.offsetHeight) / 30) - 1);
  }

  print(isPrinting: boolean): void {
    this.rows.print(isPrinting);
  }

  /** What scrolls stops below the heading. Called when the browser has laid it out anyway. */
  private measure(): void {
    const { scroller, head, rowHeadWidth } = this.frame;
    const top = `${String(head.offsetHeight)}px`;
    scroller.style.scrollPadding = `${top} 0 0 ${String(rowHeadWidth)}px`;
  }

  destroy(): void {
    this.sized.disconnect();
    this.rows.destroy();
    this.frame.wrap.remove();
  }

  private markActive(isOn: boolean): void {
    const node = this.rows.cell(this.active);
    if (node) {
      node.tabIndex = isOn ? 0 : -1;
      node.classList.toggle('active', isOn);
    }
    this.rows.row(this.active.row)?.classList.toggle('here', isOn);
    this.frame.columnHeads[this.active.column]?.classList.toggle('here', isOn);
  }

  private markRange(range: Range): void {
    const before = this.range;
    this.range = range;
    const top = Math.min(before.top, range.top);
    const bottom = Math.max(before.bottom, range.bottom);
    for (const row of this.rows.builtRows(top, bottom)) this.markRow(row, before, range);
  }

  private markRow(row: number, before: Range, after: Range): void {
    const left = Math.min(before.left, after.left);
    const right = Math.max(before.right, after.right);
    for (let column = left; column <= right; column++) {
      const isIn = holds(after, row, column);
      const node = this.rows.cell({ row, column });
      if (!node || node.classList.contains('in') === isIn) continue;
      node.classList.toggle('in', isIn);
      setFlag(node, 'aria-selected', isIn);
    }
  }
}
