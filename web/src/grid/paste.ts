/*
 * Pasting a block: what would change, what is passed over and what cannot be read, before it is done.
 */
import type { NumberStyle, StyleGuess } from '@/core/core';

import type { Value } from './cell-state';
import { CellKind, columnAt, kindAt, placeAt, type Geometry } from './geometry';
import { addChange } from './clear';
import type { Change } from './history';
import { isOneCell, type Extent, type Range } from './selection';
import type { Sheet } from './sheet';
import { readValue, type BadValue } from './values';

export interface BadCell {
  index: number;
  text: string;
  reason: BadValue;
  /** With the decimals the column has. */
  rounded?: string;
}

export interface PastePlan {
  changes: Change[];
  /** Cells written, with those that had the value already. */
  pasted: number;
  /** Calculated, locked or another unit's cells that something was meant for. */
  skipped: number;
  bad: BadCell[];
  /** Cells beyond the edge of the form. */
  outside: number;
  /** The range pasted into, cut at the edge of the form. */
  target: Range;
}

type Block = readonly (readonly string[])[];

function blockExtent(block: Block): Extent {
  return {
    rows: block.length,
    columns: block.reduce((width, row) => Math.max(width, row.length), 0),
  };
}

/** A selection that is a whole number of blocks is filled with repetitions, as in Excel. */
function pasteExtent(selected: Range, block: Extent): Extent {
  const rows = selected.bottom - selected.top + 1;
  const columns = selected.right - selected.left + 1;
  const fits = rows % block.rows === 0 && columns % block.columns === 0;
  return fits && !isOneCell(selected) ? { rows, columns } : block;
}

function sheetExtent(sheet: Sheet): Extent {
  return { rows: sheet.geometry.rows.length, columns: sheet.geometry.columns.length };
}

function targetRange(selected: Range, extent: Extent, sheet: Extent): Range {
  return {
    top: selected.top,
    left: selected.left,
    bottom: Math.min(sheet.rows - 1, selected.top + extent.rows - 1),
    right: Math.min(sheet.columns - 1, selected.left + extent.columns - 1),
  };
}

interface Meant {
  index: number;
  text: string;
}

/** Every cell of the target with the text meant for it; cells a short row has no text for are left out. */
function* meantCells(
  block: Block,
  extent: Extent,
  target: Range,
  columns: number,
): Generator<Meant> {
  for (let row = target.top; row <= target.bottom; row++) {
    const texts = block[(row - target.top) % extent.rows] ?? [];
    for (let column = target.left; column <= target.right; column++) {
      const text = texts[(column - target.left) % extent.columns];
      if (text !== undefined) yield { index: row * columns + column, text };
    }
  }
}

function cellsOf(sheet: Sheet, selected: Range, block: Block): { cells: Meant[]; target: Range } {
  const extent = blockExtent(block);
  const whole = sheetExtent(sheet);
  const target = targetRange(selected, pasteExtent(selected, extent), whole);
  return { cells: [...meantCells(block, extent, target, whole.columns)], target };
}

/** A block that is longer than the open list it is pasted into. */
export interface RowsNeeded {
  /** The list's open row. */
  open: number;
  /** Of the block, and those of the list from the cursor on. */
  rows: number;
  room: number;
}

/** Without the empty rows at the end that a whole column is copied with. */
export function trimmed(block: Block): Block {
  let rows = block.length;
  while (rows > 0 && (block[rows - 1] ?? []).every((text) => text.trim() === '')) rows -= 1;
  return block.slice(0, rows);
}

/** Undefined: the cursor is in no list, or the list is long enough. */
export function rowsNeeded({ rows }: Geometry, top: number, block: Block): RowsNeeded | undefined {
  const first = rows[top];
  const open = first?.kind === 'open' ? first.key : first?.open;
  const end = rows.findIndex(({ key }) => key === open);
  if (open === undefined || end < 0 || block.length <= end - top) return undefined;
  return { open, rows: block.length, room: end - top };
}

/** Guesses how the figures of a block are written, from those meant for cells that take figures. */
export function guessBlockStyle(sheet: Sheet, selected: Range, block: Block): StyleGuess {
  const texts = cellsOf(sheet, selected, block)
    .cells.filter(({ index, text }) => text.trim() !== '' && takesFigure(sheet, index))
    .map(({ index, text }) => ({ text, place: placeAt(sheet.geometry, index) }));
  return texts.length === 0 ? { style: 'vi', sure: true } : sheet.core.guessStyle(texts);
}

function takesFigure(sheet: Sheet, index: number): boolean {
  return sheet.editable(index) && columnAt(sheet.geometry, index).type === 'number';
}

/** Texts that find no cell because the form ends before them. */
function outsideCells(block: Block, target: Range): number {
  const rows = target.bottom - target.top + 1;
  const columns = target.right - target.left + 1;
  return block.reduce((sum, texts, row) => {
    const beyond = row < rows ? texts.slice(columns) : texts;
    return sum + beyond.filter((text) => text.trim() !== '').length;
  }, 0);
}

/** `read`: what the block says of the cells before this one, which "nt" may refer to. */
function planCell(
  plan: PastePlan,
  sheet: Sheet,
  { index, text }: Meant,
  style: NumberStyle,
  read: Map<number, Value>,
): void {
  if (!sheet.editable(index)) {
    const isMeant = text.trim() !== '' && kindAt(sheet.geometry, index) !== CellKind.group;
    if (isMeant) plan.skipped++;
    return;
  }
  const above = (at: number): Value => read.get(at) ?? sheet.value(at);
  const value = readValue(sheet, index, text, style, above);
  if (value.kind === 'bad') {
    const { reason, rounded } = value;
    plan.bad.push({ index, text, reason, ...(rounded === undefined ? {} : { rounded }) });
    return;
  }
  plan.pasted++;
  read.set(index, value.value);
  addChange(plan.changes, sheet, index, value.value);
}

export function planPaste(
  sheet: Sheet,
  selected: Range,
  block: Block,
  style: NumberStyle,
): PastePlan {
  const { cells, target } = cellsOf(sheet, selected, block);
  const outside = outsideCells(block, target);
  const plan: PastePlan = { changes: [], pasted: 0, skipped: 0, bad: [], outside, target };
  const read = new Map<number, Value>();
  for (const cell of cells) planCell(plan, sheet, cell, style, read);
  return plan;
}

/** The figures that have more decimals than their columns, for a person to decide about. */
export function tooFine(plan: PastePlan): BadCell[] {
  return plan.bad.filter(({ rounded }) => rounded !== undefined);
}

/** The same plan with those figures rounded. */
export function withRounded(plan: PastePlan, sheet: Sheet): PastePlan {
  const changes = [...plan.changes];
  const fine = tooFine(plan);
  for (const { index, rounded } of fine) addChange(changes, sheet, index, rounded ?? null);
  const bad = plan.bad.filter((cell) => !fine.includes(cell));
  return { ...plan, changes, bad, pasted: plan.pasted + fine.length };
}
