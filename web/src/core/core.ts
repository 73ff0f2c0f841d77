/*
 * What the browser asks of the core: numbers read and written, styles guessed, forms calculated.
 *
 * The rules themselves are C (src/core), compiled to WebAssembly. This file
 * holds the types alone, so that the grid can be tested with any core.
 */
import type { Layout } from './layout';

/** How figures are written: "vi" is 1.234,5 and "en" is 1,234.5. */
export type NumberStyle = 'vi' | 'en';

/** A figure is its wire text ("1234.5"), never a JavaScript number. */
export type ReadNumber =
  | { kind: 'empty' }
  | { kind: 'number'; value: string }
  /** A figure only in the other style; to be offered, not taken. */
  | { kind: 'otherStyle'; value: string }
  | { kind: 'bad' }
  | { kind: 'tooLarge' }
  /** "2 tỷ" in a cell that does not say what it counts in. */
  | { kind: 'unitUnknown' }
  /** "5 ha" in a cell of đồng. */
  | { kind: 'otherUnit' };

/** What a cell takes: the core reads amounts in words against its unit of measure. */
export interface NumberPlace {
  decimals: number;
  columnUnit: string;
  rowUnit: string;
  /** "Đơn vị tính: triệu đồng". */
  formUnit: string;
}

/** A text, and the font it stands in; "" where nobody knows. */
export interface FontText {
  text: string;
  font: string;
}

/** A text in an encoding of before Unicode. */
export interface OldText {
  index: number;
  /** In Unicode. */
  reading: string;
  /** "TCVN3 (ABC)". */
  encoding: string;
  /** It may be meant as it stands; a person decides. */
  isDoubtful: boolean;
}

export interface StyleGuess {
  style: NumberStyle;
  /** False: the texts can be read both ways; ask. */
  sure: boolean;
}

export interface CellValue {
  row: number;
  column: number;
  /** A figure's wire text, a text cell's text, or null: empty. */
  value: string | null;
  /** Somebody put this figure over a calculated one: it is not calculated any more. */
  overridden?: boolean;
}

export interface CalculatedCell extends CellValue {
  /** Why there is no value ("div0", "value", "overflow", "ref", "na"); empty: no error. */
  error: string;
}

/** A figure of another report that the form's formulas take, as the server sends it. */
export interface External {
  type: 'number' | 'text' | 'date' | 'yes_no';
  value: string | null;
  /** The code of the error it is in. */
  error?: string;
}

/** A cell that is not as one of the layout's checks asks. */
export interface CheckFinding {
  /** Its place in the layout's checks. */
  check: number;
  row: number;
  column: number;
  /** What stands there and what may, as written in Vietnam. */
  found: string;
  allowed: string;
}

export interface CheckResult {
  /** By check, then from the top of the form: the first thousand. */
  items: CheckFinding[];
  /** By check: how many cells. */
  counts: number[];
  /** By check: what it tells. */
  messages: string[];
}

/** A row that stands in an open list; in a total also the unit over the rows of its list. */
export interface AddedRow {
  key: number;
  /** The open row it stands under. */
  open: number;
  heading?: string;
}

/** Where a row stands: behind another of its list; 0: at its head. */
export interface RowPlace {
  open: number;
  after: number;
}

/** A row that is added, moved or taken away, as the server takes it. */
export type RowSend = { key: number; removed: true } | ({ key: number } & RowPlace);

/** A form with the rows that were added to it; a place is one among the layout's rows or columns. */
export interface GrownForm {
  /** In their order: the layout's own by their place, those that were added with what they show. */
  rows: (number | GrownPlace)[];
  /** Columns in which added rows are named. */
  naming: number[];
  /** Cells of added rows that nobody fills. */
  crossed: { row: number; column: number }[];
  /** So many rows may be added in all. */
  most: number;
}

export interface GrownPlace {
  /** Of its open row. */
  place: number;
  key: number;
  kind: 'fixed' | 'group';
  stt: string;
  label: string;
}

/** One form being filled in. */
export interface CoreForm {
  /** The cells the form calculates itself; nobody types there. */
  calculatedCells(): { row: number; column: number }[];
  /**
   * The rows that were added. The form is empty then, all of it assigned and nothing taken from
   * elsewhere. Undefined: there are too many of them, and it is as it was.
   */
  setRows(rows: readonly AddedRow[]): GrownForm | undefined;
  setCells(cells: readonly CellValue[]): void;
  /** What comes from other reports, in the core's order; all is calculated anew with it. */
  setExternals(values: readonly External[]): void;
  /** Brings calculated cells up to date; answers those that changed since the last call. */
  recalculate(): CalculatedCell[];
  /** What is assigned to who fills it in; empty: all. Checks leave out the rest. */
  setScope(rows: readonly number[], columns: readonly number[]): void;
  /** Runs the form's checks over the figures as they are. */
  checks(): CheckResult;
  close(): void;
}

/** A formula that is wrong: where, at which of its letters (0: the whole), and why. */
export interface FormulaFault {
  row: number;
  column: number;
  position: number;
  text: string;
}

export interface LayoutFaults {
  formulas: FormulaFault[];
  /** The first that is about no formula of a cell: its place and why; empty: none. */
  field: string;
  text: string;
}

/** Rows or columns, by their keys, that are removed or come to stand before another. */
export interface LayoutEdit {
  axis: 'rows' | 'columns';
  first: number;
  last: number;
  /** The key it comes to stand before, 0: the end; null: it is removed. */
  before: number | null;
}

/** What names something that is removed. */
export interface LayoutLoss {
  kind: 'formula' | 'check' | 'row_rule' | 'column_rule';
  row: number;
  column: number;
  check: string;
}

export interface LayoutEdited {
  /** Formulas that read otherwise from now on. */
  cells: { row: number; column: number; formula: string }[];
  checks: { code: string; formula: string }[];
  lost: LayoutLoss[];
}

export interface Core {
  readNumber(text: string, style: NumberStyle): ReadNumber;
  /** For a cell: also "2 tỷ 350 triệu", "12,5 ha", x. */
  readNumberAt(text: string, style: NumberStyle, place: NumberPlace): ReadNumber;
  /** "nt", "như trên": the same as in the cell above. */
  isDitto(text: string): boolean;
  /** Those of one source that are in TCVN3, VNI, VISCII or VPS, as they read. */
  readOldTexts(texts: readonly FontText[]): OldText[];
  /** As written in Vietnam, with all its decimals: "1.234,5". */
  formatNumber(value: string): string;
  /** Likewise without grouping dots, for editing and copying: "1234,5". */
  plainNumber(value: string): string;
  /** To so many decimals, half away from zero, on the wire. */
  roundNumber(value: string, decimals: number): string;
  guessStyle(texts: readonly { text: string; place: NumberPlace }[]): StyleGuess;
  /** The exact sum; null: it does not fit. */
  sum(values: readonly string[]): string | null;
  openForm(layout: Layout): CoreForm;
  /** A key for a row that is added: no other has it, so that a save sent twice adds one row. */
  drawKey(): number;
  /** All that is wrong with a form that is being drawn. */
  layoutFaults(layout: Layout): LayoutFaults;
  /** What becomes of formulas; the layout is the one before the edit. Null: no such place. */
  editLayout(layout: Layout, edit: LayoutEdit): LayoutEdited | null;
}
