/*
 * The core as WebAssembly: typed calls over the door of src/core/wasm (door.h, door_texts.h).
 *
 * One call: the input is written as UTF-8 into room the module gives, the
 * function is called with its length, the answer is read from where it lies.
 */
import type {
  AddedRow,
  CalculatedCell,
  CellValue,
  CheckResult,
  Core,
  CoreForm,
  External,
  LayoutEdit,
  LayoutEdited,
  LayoutFaults,
  LayoutLoss,
  FontText,
  GrownForm,
  GrownPlace,
  NumberPlace,
  NumberStyle,
  OldText,
  ReadNumber,
  StyleGuess,
} from './core';
import type { Layout } from './layout';

/** The module's exports; names and order of arguments are the door's. */
interface Door {
  memory: WebAssembly.Memory;
  door_input(len: number): number;
  door_result(): number;
  door_result_len(): number;
  door_form_open(len: number): number;
  door_form_close(form: number): void;
  door_form_calculated(form: number): number;
  door_rows_set(form: number, len: number): number;
  door_row_key(random: bigint): bigint;
  door_cells_set(form: number, len: number): number;
  door_recalculate(form: number): number;
  door_externals_set(form: number, len: number): number;
  door_scope_set(form: number, len: number): number;
  door_checks(form: number): number;
  door_number_read(len: number, style: number): number;
  door_number_format(len: number, grouping: number, decimals: number): number;
  door_number_read_at(len: number, style: number): number;
  door_is_ditto(len: number): number;
  door_style_guess(len: number): number;
  door_legacy(len: number): number;
  door_sum(len: number): number;
  door_layout_faults(len: number): number;
  door_layout_edit(
    len: number,
    axis: number,
    removes: number,
    first: number,
    last: number,
    before: number,
  ): number;
}

/* enum number_style, enum number_answer and enum number_grouping of src/core/number.h. */
const styles: Record<NumberStyle, number> = { vi: 0, en: 1 };
const answers = [
  'number',
  'empty',
  'bad',
  'bad',
  'otherStyle',
  'tooLarge',
  'bad',
  'unitUnknown',
  'otherUnit',
] as const;
const GROUPED = 0;
const PLAIN = 1;
const ALL_DECIMALS = -1;
const SURE = 256;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

class Calls {
  constructor(readonly door: Door) {}

  /** Writes the input; answers its length. */
  give(text: string): number {
    const bytes = encoder.encode(text);
    const at = this.door.door_input(bytes.length);
    // The call may have grown the memory, so the view is made anew.
    new Uint8Array(this.door.memory.buffer, at, bytes.length).set(bytes);
    return bytes.length;
  }

  giveJson(value: unknown): number {
    return this.give(JSON.stringify(value));
  }

  take(): string {
    const at = this.door.door_result();
    return decoder.decode(new Uint8Array(this.door.memory.buffer, at, this.door.door_result_len()));
  }

  takeJson(): unknown {
    return JSON.parse(this.take());
  }
}

/** As the door takes a text that is meant for a cell. */
function placed(text: string, place: NumberPlace): (string | number)[] {
  return [text, place.decimals, place.columnUnit, place.rowUnit, place.formUnit];
}

class WasmForm implements CoreForm {
  private isOpen = true;

  constructor(
    private readonly calls: Calls,
    private readonly form: number,
  ) {}

  calculatedCells(): { row: number; column: number }[] {
    this.calls.door.door_form_calculated(this.form);
    const cells = this.calls.takeJson() as [number, number][];
    return cells.map(([row, column]) => ({ row, column }));
  }

  setRows(rows: readonly AddedRow[]): GrownForm | undefined {
    if (!this.isOpen) return undefined;
    const input = rows.map(({ key, open, heading }) =>
      heading ? [open, key, heading] : [open, key],
    );
    const isTaken = this.calls.door.door_rows_set(this.form, this.calls.giveJson(input)) === 1;
    if (!isTaken) return undefined;
    const answer = this.calls.takeJson() as Omit<GrownForm, 'rows' | 'crossed'> & {
      rows: (number | [number, number, GrownPlace['kind'], string, string])[];
      crossed: [number, number][];
    };
    return {
      ...answer,
      rows: answer.rows.map((row) => {
        if (typeof row === 'number') return row;
        const [place, key, kind, stt, label] = row;
        return { place, key, kind, stt, label };
      }),
      crossed: answer.crossed.map(([row, column]) => ({ row, column })),
    };
  }

  setCells(cells: readonly CellValue[]): void {
    if (!this.isOpen || cells.length === 0) return;
    const input = cells.map(({ row, column, value, overridden }) =>
      overridden === true ? [row, column, value, true] : [row, column, value],
    );
    this.calls.door.door_cells_set(this.form, this.calls.giveJson(input));
  }

  setExternals(values: readonly External[]): void {
    if (!this.isOpen || values.length === 0) return;
    const input = values.map(({ type, value, error }) => {
      if (error !== undefined && error !== '') return ['error', error];
      return value === null ? null : [type, value];
    });
    this.calls.door.door_externals_set(this.form, this.calls.giveJson(input));
  }

  setScope(rows: readonly number[], columns: readonly number[]): void {
    if (this.isOpen)
      this.calls.door.door_scope_set(this.form, this.calls.giveJson([rows, columns]));
  }

  checks(): CheckResult {
    if (!this.isOpen) return { items: [], counts: [], messages: [] };
    this.calls.door.door_checks(this.form);
    const { items, ...rest } = this.calls.takeJson() as Omit<CheckResult, 'items'> & {
      items: [number, number, number, string, string][];
    };
    return {
      ...rest,
      items: items.map(([check, row, column, found, allowed]) => ({
        check,
        row,
        column,
        found,
        allowed,
      })),
    };
  }

  recalculate(): CalculatedCell[] {
    if (!this.isOpen || this.calls.door.door_recalculate(this.form) === 0) return [];
    const cells = this.calls.takeJson() as [number, number, string | null, string][];
    return cells.map(([row, column, value, error]) => ({ row, column, value, error }));
  }

  close(): void {
    if (this.isOpen) this.calls.door.door_form_close(this.form);
    this.isOpen = false;
  }
}

export class WasmCore implements Core {
  private readonly calls: Calls;

  constructor(exports: WebAssembly.Exports) {
    this.calls = new Calls(exports as unknown as Door);
  }

  readNumber(text: string, style: NumberStyle): ReadNumber {
    return this.answered(this.calls.door.door_number_read(this.calls.give(text), styles[style]));
  }

  readNumberAt(text: string, style: NumberStyle, place: NumberPlace): ReadNumber {
    const len = this.calls.giveJson(placed(text, place));
    return this.answered(this.calls.door.door_number_read_at(len, styles[style]));
  }

  isDitto(text: string): boolean {
    return this.calls.door.door_is_ditto(this.calls.give(text)) === 1;
  }

  readOldTexts(texts: readonly FontText[]): OldText[] {
    const len = this.calls.giveJson(texts.flatMap(({ text, font }) => [text, font]));
    if (this.calls.door.door_legacy(len) === 0) return [];
    const found = this.calls.takeJson() as [number, string, string, number][];
    return found.map(([index, reading, encoding, doubtful]) => ({
      index,
      reading,
      encoding,
      isDoubtful: doubtful === 1,
    }));
  }

  private answered(answer: number): ReadNumber {
    const kind = answers[answer] ?? 'bad';
    if (kind === 'number' || kind === 'otherStyle') return { kind, value: this.calls.take() };
    return { kind };
  }

  formatNumber(value: string): string {
    return this.format(value, GROUPED, ALL_DECIMALS);
  }

  plainNumber(value: string): string {
    return this.format(value, PLAIN, ALL_DECIMALS);
  }

  roundNumber(value: string, decimals: number): string {
    const read = this.readNumber(this.format(value, PLAIN, decimals), 'vi');
    return read.kind === 'number' ? read.value : value;
  }

  guessStyle(texts: readonly { text: string; place: NumberPlace }[]): StyleGuess {
    const input = texts.map(({ text, place }) => placed(text, place));
    const answer = this.calls.door.door_style_guess(this.calls.giveJson(input));
    return { style: answer % SURE === styles.en ? 'en' : 'vi', sure: answer >= SURE };
  }

  sum(values: readonly string[]): string | null {
    const fits = this.calls.door.door_sum(this.calls.giveJson(values)) === 1;
    return fits ? this.calls.take() : null;
  }

  drawKey(): number {
    const [random = 0n] = crypto.getRandomValues(new BigInt64Array(1));
    return Number(this.calls.door.door_row_key(random));
  }

  openForm(layout: Layout): CoreForm {
    const form = this.calls.door.door_form_open(this.calls.giveJson(layout));
    if (form === 0) throw new Error(String((this.calls.takeJson() as { text: string }).text));
    return new WasmForm(this.calls, form);
  }

  layoutFaults(layout: Layout): LayoutFaults {
    this.calls.door.door_layout_faults(this.calls.giveJson(layout));
    const { formulas, field, text } = this.calls.takeJson() as {
      formulas?: [number, number, number, string][];
      field: string;
      text: string;
    };
    return {
      formulas: (formulas ?? []).map(([row, column, position, why]) => ({
        row,
        column,
        position,
        text: why,
      })),
      field,
      text,
    };
  }

  editLayout(layout: Layout, { axis, first, last, before }: LayoutEdit): LayoutEdited | null {
    const done = this.calls.door.door_layout_edit(
      this.calls.giveJson(layout),
      axis === 'rows' ? 0 : 1,
      before === null ? 1 : 0,
      first,
      last,
      before ?? 0,
    );
    if (done === 0) return null;
    const { cells, checks, lost } = this.calls.takeJson() as {
      cells: [number, number, string][];
      checks: [string, string][];
      lost: [LayoutLoss['kind'], number, number, string][];
    };
    return {
      cells: cells.map(([row, column, formula]) => ({ row, column, formula })),
      checks: checks.map(([code, formula]) => ({ code, formula })),
      lost: lost.map(([kind, row, column, check]) => ({ kind, row, column, check })),
    };
  }

  private format(value: string, grouping: number, decimals: number): string {
    const len = this.calls.give(value);
    const isFigure = this.calls.door.door_number_format(len, grouping, decimals) === 1;
    return isFigure ? this.calls.take() : value;
  }
}

/** Loads the module the page is served with. */
export async function instantiate(): Promise<Core> {
  const { default: url } = await import('./core.wasm?url');
  const answer = fetch(url);
  const { instance } = await WebAssembly.instantiateStreaming(answer);
  return new WasmCore(instance.exports);
}
