/*
 * The still parts of the grid: the frame, the merged heading and the number row.
 *
 * Heading and rows are CSS grids over the same column widths; roles say to a
 * screen reader what a table would. Styles are set through CSSOM, so a strict
 * content security policy holds.
 */
import type { Geometry } from './geometry';
import { headCells, type HeadCell } from './head';
import { widthsOf, type Figures, type Widths } from './widths';

export interface Frame {
  /** Holds the scroller and, over it, the editor. */
  wrap: HTMLElement;
  scroller: HTMLElement;
  /** role=grid */
  grid: HTMLElement;
  head: HTMLElement;
  /** Of value columns, on the number row or else the lowest heading row. */
  columnHeads: HTMLElement[];
  rowHeadWidth: number;
  /** From the left edge, of the columns with cells that stay there: those that name rows. */
  lefts: number[];
  widths: Widths;
}

export function element(tag: string, className: string, role?: string): HTMLElement {
  const node = document.createElement(tag);
  node.className = className;
  if (role !== undefined) node.setAttribute('role', role);
  return node;
}

function pixels(sizes: readonly number[]): string {
  return sizes.map((size) => `${String(size)}px`).join(' ');
}

function headNode(cell: HeadCell, columnOffset: number): HTMLElement {
  const node = element('div', 'eg-head-cell', cell.text === '' ? 'gridcell' : 'columnheader');
  node.textContent = cell.text;
  node.setAttribute('aria-colindex', String(cell.first + columnOffset + 1));
  if (cell.span > 1) node.setAttribute('aria-colspan', String(cell.span));
  if (cell.levels > 1) node.setAttribute('aria-rowspan', String(cell.levels));
  node.style.gridColumn = `${String(cell.first + columnOffset + 1)} / span ${String(cell.span)}`;
  node.style.gridRow = `${String(cell.level + 1)} / span ${String(cell.levels)}`;
  return node;
}

/** The heads of STT, label and unit stay at the left edge while the others scroll under them. */
function pin(node: HTMLElement, left: number): void {
  node.classList.add('pinned');
  node.style.left = `${String(left)}px`;
}

function leftEdges(widths: readonly number[]): number[] {
  let left = 0;
  return widths.map((width) => {
    const edge = left;
    left += width;
    return edge;
  });
}

function headRows(geometry: Geometry, lefts: readonly number[]): HTMLElement[] {
  const { rowHead, columns, depth } = geometry;
  const values = headCells(
    columns.map((column) => column.path),
    depth,
  );
  return values.map((cells, level) => {
    const row = element('div', 'eg-head-row', 'row');
    row.setAttribute('aria-rowindex', String(level + 1));
    if (level === 0) {
      rowHead.forEach((column, index) => {
        const text = column.path.join(' ');
        const node = headNode({ text, level: 0, levels: depth, first: index, span: 1 }, 0);
        pin(node, lefts[index] ?? 0);
        row.append(node);
      });
    }
    for (const cell of cells) {
      const node = headNode(cell, rowHead.length);
      if (cell.first < geometry.naming) pin(node, lefts[rowHead.length + cell.first] ?? 0);
      row.append(node);
    }
    return row;
  });
}

function numberRow(geometry: Geometry, lefts: readonly number[]): HTMLElement {
  const { rowHead, columns, depth } = geometry;
  const row = element('div', 'eg-head-row', 'row');
  row.setAttribute('aria-rowindex', String(depth + 1));
  [...rowHead, ...columns].forEach((column, index) => {
    const cell = { text: column.number, level: depth, levels: 1, first: index, span: 1 };
    const node = headNode(cell, 0);
    node.classList.add('number');
    if (index < rowHead.length + geometry.naming) pin(node, lefts[index] ?? 0);
    row.append(node);
  });
  return row;
}

function leafNodes(geometry: Geometry, rows: readonly HTMLElement[]): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (const row of rows) {
    for (const node of row.querySelectorAll<HTMLElement>('.eg-head-cell')) {
      const column = Number(node.getAttribute('aria-colindex')) - 1 - geometry.rowHead.length;
      if (column >= 0 && !node.hasAttribute('aria-colspan')) found[column] = node;
    }
  }
  return found;
}

interface Trial {
  /**
   * Whether the browser centres the content of plain blocks. Those that do (Chrome from 123) lay
   * the sheet out twice as fast so; for the others every cell is a small grid.
   */
  centresBlocks: boolean;
  /** Width of a digit: the font is the machine's own. */
  digit: number;
}

const DIGITS = '0000000000';
/** Where nothing is laid out, and so nothing can be cut. */
const USUAL_DIGIT = 7.6;

let trial: Trial | undefined;

/** What this browser does, tried once. */
export function tryBrowser(): Trial {
  if (trial) return trial;
  const outer = element('div', 'eg-probe');
  const inner = document.createElement('div');
  const digits = document.createElement('span');
  digits.textContent = DIGITS;
  inner.append(digits);
  outer.append(inner);
  document.body.append(outer);
  const { width } = digits.getBoundingClientRect();
  trial = {
    centresBlocks: inner.offsetTop > 0,
    digit: width > 0 ? width / DIGITS.length : USUAL_DIGIT,
  };
  outer.remove();
  return trial;
}

/** Writes the widths of the columns down, when one of them has changed. */
export function setColumnWidths(frame: Pick<Frame, 'grid' | 'widths'>): void {
  frame.grid.style.setProperty('--columns', pixels(frame.widths.columns));
}

export function buildFrame(
  geometry: Geometry,
  label: string,
  available: number,
  figures: Figures,
): Frame {
  const wrap = element('div', tryBrowser().centresBlocks ? 'entry-grid eg-blocks' : 'entry-grid');
  const scroller = element('div', 'eg-scroller');
  const grid = element('div', 'eg-grid', 'grid');
  const head = element('div', 'eg-head', 'rowgroup');
  const widths = widthsOf(geometry, available, figures);
  const rowHeadWidth = widths.rowHead.reduce((sum, width) => sum + width, 0);
  const headRowCount = geometry.depth + (geometry.hasNumberRow ? 1 : 0);
  // Nothing, where what names rows has cells, is still said.
  grid.style.setProperty('--row-head', pixels(widths.rowHead) || ' ');
  grid.style.setProperty('--row-head-width', `${String(rowHeadWidth)}px`);
  setColumnWidths({ grid, widths });
  grid.setAttribute('aria-label', label);
  grid.setAttribute('aria-multiselectable', 'true');
  grid.setAttribute('aria-rowcount', String(geometry.rows.length + headRowCount));
  grid.setAttribute('aria-colcount', String(geometry.columns.length + geometry.rowHead.length));
  const named = widths.columns.slice(0, geometry.naming);
  const lefts = leftEdges([...widths.rowHead, ...named]);
  const rows = headRows(geometry, lefts);
  if (geometry.hasNumberRow) rows.push(numberRow(geometry, lefts));
  head.append(...rows);
  grid.append(head);
  scroller.append(grid);
  wrap.append(scroller);
  const columnHeads = leafNodes(geometry, rows);
  return {
    wrap,
    scroller,
    grid,
    head,
    columnHeads,
    rowHeadWidth: rowHeadWidth + named.reduce((sum, width) => sum + width, 0),
    lefts: lefts.slice(geometry.rowHead.length),
    widths,
  };
}

export function headRowCount(geometry: Geometry): number {
  return geometry.depth + (geometry.hasNumberRow ? 1 : 0);
}
