/*
 * The geometry of an entry grid: which rows and value columns a layout has, and what each cell is.
 *
 * A cell has one index, row * columns + column, over all rows of the layout
 * (groups too, so that a block copied from the agency's own Excel file falls
 * on the right rows).
 */
import type { NumberPlace } from '@/core/core';
import type { GrownColumn, GrownRow } from '@/core/grown';
import type { Layout, LayoutColumn } from '@/core/layout';

import { headDepth } from './head';

/** What may be done in a cell, as far as the form says. */
export const CellKind = {
  entry: 0,
  formula: 1,
  locked: 2,
  group: 3,
  otherUnit: 4,
  handed: 5,
} as const;
export type CellKind = (typeof CellKind)[keyof typeof CellKind];

export interface CellKey {
  row: number;
  column: number;
}

/** The part of the form assigned to the unit; an empty list: all. */
export interface Scope {
  rows: readonly number[];
  columns: readonly number[];
}

export interface Geometry {
  layout: Layout;
  rows: readonly GrownRow[];
  /** Those with cells: where rows may be added, the ones that name them, then value columns. */
  columns: readonly GrownColumn[];
  /** How many of them name rows: they stay at the left edge with the row heads. */
  naming: number;
  /** STT, label, code, unit of measure, in the order of the annex, but for those that have cells. */
  rowHead: readonly LayoutColumn[];
  /** Rows of the heading, without the number row. */
  depth: number;
  hasNumberRow: boolean;
  kinds: Uint8Array;
  rowIndex: ReadonlyMap<number, number>;
  columnIndex: ReadonlyMap<number, number>;
}

const wholeForm: Scope = { rows: [], columns: [] };

function indexByKey(items: readonly { key: number }[]): Map<number, number> {
  return new Map(items.map((item, index) => [item.key, index]));
}

function inScope(list: readonly number[], key: number): boolean {
  return list.length === 0 || list.includes(key);
}

/** What names rows is the form's own affair, but for rows that were added. */
function baseKind(row: GrownRow, column: GrownColumn, scope: Scope): CellKind {
  const isNaming = column.names !== undefined;
  if (row.kind === 'group') return CellKind.group;
  if (row.kind === 'open' || column.readonly) return CellKind.locked;
  if (isNaming && row.open === undefined) return CellKind.locked;
  const mine =
    inScope(scope.rows, row.open ?? row.key) && (isNaming || inScope(scope.columns, column.key));
  return mine ? CellKind.entry : CellKind.otherUnit;
}

function markParticulars(geometry: Geometry, calculated: readonly CellKey[]): void {
  for (const cell of geometry.layout.cells) {
    const index = indexOf(geometry, cell);
    if (index >= 0 && cell.readonly) geometry.kinds[index] = CellKind.locked;
  }
  for (const cell of calculated) {
    const index = indexOf(geometry, cell);
    if (index >= 0) geometry.kinds[index] = CellKind.formula;
  }
}

/** `calculated`: the cells the core says the form calculates itself; `handed`: those that come from
 * units the report was handed on to. */
export function makeGeometry(
  layout: Layout,
  calculated: readonly CellKey[],
  scope: Scope = wholeForm,
  handed: readonly CellKey[] = [],
): Geometry {
  const columns: GrownColumn[] = layout.columns.filter((column) => column.role === 'value');
  const geometry: Geometry = {
    layout,
    rows: layout.rows,
    columns,
    naming: columns.filter(({ names }) => names !== undefined).length,
    rowHead: layout.columns.filter((column) => column.role !== 'value'),
    depth: headDepth(layout.columns.map((column) => column.path)),
    hasNumberRow: layout.columns.some((column) => column.number !== ''),
    kinds: new Uint8Array(layout.rows.length * columns.length),
    rowIndex: indexByKey(layout.rows),
    columnIndex: indexByKey(columns),
  };
  layout.rows.forEach((row, r) => {
    columns.forEach((column, c) => {
      geometry.kinds[r * columns.length + c] = baseKind(row, column, scope);
    });
  });
  markParticulars(geometry, calculated);
  for (const cell of handed) {
    const index = indexOf(geometry, cell);
    if (index >= 0) geometry.kinds[index] = CellKind.handed;
  }
  return geometry;
}

/** -1: no such cell, or not a value cell. */
export function indexOf(geometry: Geometry, cell: CellKey): number {
  const row = geometry.rowIndex.get(cell.row);
  const column = geometry.columnIndex.get(cell.column);
  return row === undefined || column === undefined ? -1 : row * geometry.columns.length + column;
}

export function rowAt(geometry: Geometry, index: number): GrownRow {
  return item(geometry.rows, Math.floor(index / geometry.columns.length));
}

export function columnAt(geometry: Geometry, index: number): GrownColumn {
  return item(geometry.columns, index % geometry.columns.length);
}

/** The form's own word, where a column that names rows has one; undefined: the cell has a value. */
export function nameAt(geometry: Geometry, index: number): string | undefined {
  const { names } = columnAt(geometry, index);
  const row = rowAt(geometry, index);
  return names === undefined || row.open !== undefined ? undefined : wordOf(row, names);
}

/** What a row has in a column that names rows. */
export function wordOf(row: GrownRow, role: LayoutColumn['role']): string {
  switch (role) {
    case 'stt':
      return row.stt;
    case 'code':
      return row.code;
    case 'unit':
      return row.unit;
    case 'label':
    case 'value':
      return row.label;
  }
}

/** What a figure in this cell is read against. */
export function placeAt(geometry: Geometry, index: number): NumberPlace {
  const column = columnAt(geometry, index);
  return {
    decimals: column.decimals,
    columnUnit: column.unit,
    rowUnit: rowAt(geometry, index).unit,
    formUnit: geometry.layout.unit_note,
  };
}

export function keyAt(geometry: Geometry, index: number): CellKey {
  return { row: rowAt(geometry, index).key, column: columnAt(geometry, index).key };
}

export function kindAt(geometry: Geometry, index: number): CellKind {
  return (geometry.kinds[index] ?? CellKind.locked) as CellKind;
}

/** Whether a consolidated report may hold another figure here: consolidated or calculated. */
export function isFigureCell(kind: CellKind): boolean {
  return kind === CellKind.entry || kind === CellKind.formula;
}

/** Whether a figure is typed over with a note: any of a total, else what comes from other units. */
export function isOverridable(kind: CellKind, isTotal: boolean): boolean {
  return isTotal ? isFigureCell(kind) : kind === CellKind.handed;
}

/** "Tháng › Trong tháng". */
export function headingOf(column: LayoutColumn): string {
  return column.path.join(' › ');
}

/** The rows a row stands under: the nearest above with less indent, up to the top. */
export function rowsAbove(geometry: Geometry, row: number): GrownRow[] {
  const above: GrownRow[] = [];
  let { indent } = item(geometry.rows, row);
  for (let at = row - 1; at >= 0; at--) {
    const candidate = item(geometry.rows, at);
    const isHeading = candidate.kind === 'group' && above.length === 0;
    if (candidate.indent >= indent && !(isHeading && candidate.indent === indent)) continue;
    above.unshift(candidate);
    indent = candidate.indent;
  }
  return above;
}

/** "1.1.1 Vụ Đông Xuân › DT gieo trồng": enough to tell it from rows of the same name. */
export function rowTitle(geometry: Geometry, row: number): string {
  const own = item(geometry.rows, row);
  const parent = own.stt === '' ? rowsAbove(geometry, row).at(-1) : undefined;
  return parent ? `${withNumber(parent)} › ${own.label}` : withNumber(own);
}

function withNumber({ stt, label }: GrownRow): string {
  return `${stt} ${label}`.trim();
}

/** An item that is there by construction; a wrong index is a fault of ours. */
export function item<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined)
    throw new RangeError(`no item ${String(index)} of ${String(list.length)}`);
  return found;
}
