/*
 * "Kiểm tra": which cells want a second look before the report goes to the leader. Pure.
 */
import {
  CellKind,
  columnAt,
  headingOf,
  keyAt,
  kindAt,
  rowTitle,
  type CellKey,
  type Geometry,
} from '@/grid/geometry';
import type { Ledger } from '@/grid/ledger';
import type { Sheet } from '@/grid/sheet';
import { columnLetters } from '@/grid/status';

export type Finding =
  | { kind: 'problem'; text: string }
  | { kind: 'error'; code: string }
  | { kind: 'failed'; reason: string }
  | { kind: 'conflict' }
  | { kind: 'missing' };

export interface CheckItem {
  index: number;
  cell: CellKey;
  /** "D14" */
  address: string;
  /** "1.1.1 Vụ Đông Xuân › DT gieo trồng › Tháng › Lũy kế" */
  path: string;
  finding: Finding;
}

/** Required cells nobody has filled in. A row nobody has touched at all counts too. */
function missingCells(sheet: Sheet): number[] {
  const { geometry } = sheet;
  const found: number[] = [];
  for (let index = 0; index < geometry.kinds.length; index++) {
    if (kindAt(geometry, index) !== CellKind.entry) continue;
    if (columnAt(geometry, index).required && sheet.value(index) === null) found.push(index);
  }
  return found;
}

function itemOf(geometry: Geometry, index: number, finding: Finding): CheckItem {
  const cell = keyAt(geometry, index);
  return {
    index,
    cell,
    address: `${columnLetters(cell.column)}${String(cell.row)}`,
    path: `${rowTitle(geometry, Math.floor(index / geometry.columns.length))} › ${headingOf(columnAt(geometry, index))}`,
    finding,
  };
}

/** What is to be looked at, from the top of the form; one line a cell, the gravest first. */
export function checkSheet(sheet: Sheet, ledger: Ledger): CheckItem[] {
  const found = new Map<number, Finding>();
  for (const index of missingCells(sheet)) found.set(index, { kind: 'missing' });
  for (const index of sheet.cellsWithErrors()) {
    found.set(index, { kind: 'error', code: sheet.error(index) });
  }
  for (const [index, { reason }] of sheet.refused) {
    found.set(index, { kind: 'problem', text: reason });
  }
  for (const { index, reason } of ledger.failed) found.set(index, { kind: 'failed', reason });
  for (const { index } of ledger.conflicts) found.set(index, { kind: 'conflict' });
  return [...found.entries()]
    .sort(([a], [b]) => a - b)
    .map(([index, finding]) => itemOf(sheet.geometry, index, finding));
}
