/*
 * "Kiểm tra": which cells want a second look before the report goes to the leader. Pure.
 */
import {
  CellKind,
  columnAt,
  indexOf,
  headingOf,
  keyAt,
  kindAt,
  rowTitle,
  type CellKey,
  type Geometry,
} from '@/grid/geometry';
import type { Ledger } from '@/grid/ledger';
import type { CheckMark, Sheet } from '@/grid/sheet';
import { addressAt } from '@/grid/status';

export type Finding =
  | { kind: 'problem'; text: string }
  | { kind: 'error'; code: string }
  | { kind: 'failed'; reason: string }
  | { kind: 'conflict' }
  | { kind: 'missing' }
  /** What one of the form's checks says of the cell. */
  | { kind: 'check'; severity: 'error' | 'warning'; text: string };

/** What the form's checks found, with their words. */
export interface CheckReport {
  items: { index: number; severity: 'error' | 'warning'; text: string }[];
  /** Warnings that stand, each with how many cells it is about and the first of them. */
  warnings: {
    code: string;
    message: string;
    cells: number;
    first: (CellKey & { address: string }) | undefined;
  }[];
  errors: number;
}

export const NO_REPORT: CheckReport = { items: [], warnings: [], errors: 0 };

export interface CheckWords {
  /** "Số nữ lớn hơn tổng số. Hiện là 120; cho phép ≤ 100." */
  finding(message: string, found: string, allowed: string): string;
}

/** Runs the form's checks over the sheet. */
export function reportOf(sheet: Sheet, words: CheckWords): CheckReport {
  const rules = sheet.geometry.layout.checks ?? [];
  if (rules.length === 0) return NO_REPORT;
  const { items, counts, messages } = sheet.runChecks();
  const severityOf = (check: number) => rules[check]?.severity ?? 'warning';
  const countOf = (check: number) => counts[check] ?? 0;
  const sum = (total: number, n: number) => total + n;
  return {
    items: items.map(({ check, found, allowed, ...cell }) => ({
      index: indexOf(sheet.geometry, cell),
      severity: severityOf(check),
      text: words.finding(messages[check] ?? '', found, allowed),
    })),
    warnings: rules.flatMap(({ code, severity }, check) => {
      if (severity !== 'warning' || countOf(check) === 0) return [];
      const item = items.find((one) => one.check === check);
      const first = item && {
        row: item.row,
        column: item.column,
        address: addressAt(sheet.geometry, indexOf(sheet.geometry, item)),
      };
      const message = messages[check] ?? '';
      return [{ code, message, cells: countOf(check), first }];
    }),
    errors: rules
      .map((_rule, check) => (severityOf(check) === 'error' ? countOf(check) : 0))
      .reduce(sum, 0),
  };
}

/** One mark a cell, the gravest with all that is said of it. */
export function marksOf(report: CheckReport): Map<number, CheckMark> {
  const marks = new Map<number, CheckMark>();
  for (const { index, severity, text } of report.items) {
    const before = marks.get(index);
    if (!before) marks.set(index, { severity, remark: text });
    else {
      const gravest = before.severity === 'error' ? before.severity : severity;
      marks.set(index, { severity: gravest, remark: `${before.remark} ${text}` });
    }
  }
  return marks;
}

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
  return {
    index,
    cell: keyAt(geometry, index),
    address: addressAt(geometry, index),
    path: `${rowTitle(geometry, Math.floor(index / geometry.columns.length))} › ${headingOf(columnAt(geometry, index))}`,
    finding,
  };
}

/**
 * What is to be looked at, from the top of the form: of each cell the gravest, and all that the
 * form's checks say.
 */
export function checkSheet(sheet: Sheet, ledger: Ledger, report = NO_REPORT): CheckItem[] {
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
  const ruled = report.items.map(({ index, ...said }): [number, Finding] => [
    index,
    { kind: 'check', ...said },
  ]);
  return [...found.entries(), ...ruled]
    .sort(([a], [b]) => a - b)
    .map(([index, finding]) => itemOf(sheet.geometry, index, finding));
}
