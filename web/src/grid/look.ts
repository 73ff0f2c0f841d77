/*
 * How a cell looks: its text, its classes and what is said about it. Pure.
 */
import { CellKind, columnAt, kindAt, type Geometry } from './geometry';
import type { Ledger } from './ledger';
import type { Sheet } from './sheet';
import { printValue } from './values';
import type { GridWords } from './words';

export interface Look {
  text: string;
  className: string;
  readOnly: boolean;
  invalid: boolean;
  /** What is wrong or noteworthy, for the status bar and the tip; empty: nothing. */
  remark: string;
}

const kindClasses: Record<CellKind, string> = {
  [CellKind.entry]: '',
  [CellKind.formula]: ' formula',
  [CellKind.locked]: ' locked',
  [CellKind.group]: ' locked',
  [CellKind.otherUnit]: ' other',
  [CellKind.handed]: ' other',
};

interface Mark {
  className: string;
  invalid: boolean;
  remark: string;
}

function stateMark(
  sheet: Sheet,
  ledger: Ledger,
  words: GridWords,
  index: number,
): Mark | undefined {
  const state = ledger.state(index);
  switch (state.kind) {
    case 'conflict': {
      const column = columnAt(sheet.geometry, index);
      const theirs = printValue(sheet.core, column, state.saved, words);
      const remark = words.conflict(theirs, state.by, state.at);
      return { className: ' conflict', invalid: true, remark };
    }
    case 'failed':
      return { className: ' bad', invalid: true, remark: words.failed(state.reason) };
    case 'typing':
      return { className: ' unsaved', invalid: false, remark: words.unsaved };
    case 'saving':
      return { className: ' unsaved', invalid: false, remark: words.saving };
    case 'clean':
      return undefined;
  }
}

function ownMark(sheet: Sheet, words: GridWords, index: number): Mark | undefined {
  const problem = sheet.problem(index);
  if (problem !== '') return { className: ' bad', invalid: true, remark: problem };
  const error = sheet.error(index);
  if (error !== '') return { className: ' bad', invalid: true, remark: words.error(error) };
  const check = sheet.checkMark(index);
  if (check?.severity === 'error')
    return { className: ' bad', invalid: true, remark: check.remark };
  if (check) return { className: ' warned', invalid: false, remark: check.remark };
  const note = sheet.override(index);
  if (note === undefined) return undefined;
  return { className: ' override', invalid: false, remark: words.overridden(note) };
}

export function cellLook(sheet: Sheet, ledger: Ledger, words: GridWords, index: number): Look {
  const own = ownMark(sheet, words, index);
  const state = stateMark(sheet, ledger, words, index);
  const mark = own?.invalid === true && state?.invalid !== true ? own : (state ?? own);
  const kind = kindAt(sheet.geometry, index);
  const column = columnAt(sheet.geometry, index);
  const alignment = column.type === 'number' ? '' : ' words';
  const naming = column.names === undefined ? '' : ' naming';
  return {
    text: sheet.text(index),
    className: `eg-cell${alignment}${naming}${kindClasses[kind]}${mark?.className ?? ''}`,
    readOnly: !sheet.editable(index),
    invalid: mark?.invalid ?? false,
    remark: mark?.remark ?? '',
  };
}

/** Why nobody may type in a cell; empty: somebody may. */
export function whyReadOnly(sheet: Sheet, words: GridWords, index: number): string {
  switch (kindAt(sheet.geometry, index)) {
    case CellKind.formula:
      return words.formulaCell;
    case CellKind.locked:
    case CellKind.group:
      return words.lockedCell;
    case CellKind.otherUnit:
      return words.otherUnitCell;
    case CellKind.handed:
      return words.handedCell;
    case CellKind.entry:
      return sheet.writable ? '' : words.readOnlySheet;
  }
}

/** "=D14+D39" of a calculated cell, as printed in the annex; empty: none. */
export function formulaOf(geometry: Geometry, row: number, column: number): string {
  const cell = geometry.layout.cells.find((item) => item.row === row && item.column === column);
  return cell?.formula ?? '';
}
