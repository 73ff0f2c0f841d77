// The door of core/wasm (src/core/wasm/door.h) as plain JavaScript, for tests in Node.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const MODULE = process.env.BAOCAO_WASM ?? fileURLToPath(new URL('../../build/core.wasm', import.meta.url));

export const STYLES = { vi: 0, en: 1, any: 2 };
export const ANSWERS = ['ok', 'empty', 'not_one', 'ambiguous', 'other_style', 'too_large', 'ditto', 'unit_unknown', 'other_unit'];

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });

export function openCore() {
  const module = new WebAssembly.Module(readFileSync(MODULE));
  const door = new WebAssembly.Instance(module, {}).exports;

  const give = (text) => {
    const bytes = encoder.encode(text);
    const at = door.door_input(bytes.length);
    new Uint8Array(door.memory.buffer, at, bytes.length).set(bytes);
    return bytes.length;
  };
  const answer = () => decoder.decode(new Uint8Array(door.memory.buffer, door.door_result(), door.door_result_len()));
  const answerJson = () => JSON.parse(answer());

  return {
    module,
    memoryBytes: () => door.memory.buffer.byteLength,
    openForm(layout) {
      const handle = door.door_form_open(give(typeof layout === 'string' ? layout : JSON.stringify(layout)));
      return handle ? { handle } : { fault: answerJson() };
    },
    closeForm: (form) => door.door_form_close(form),
    setRows: (form, rows) => door.door_rows_set(form, give(JSON.stringify(rows))) === 1,
    calculated: (form) => (door.door_form_calculated(form), answerJson()),
    setCells(form, cells) {
      const taken = door.door_cells_set(form, give(JSON.stringify(cells)));
      return { taken, refused: answerJson() };
    },
    recalculate: (form) => (door.door_recalculate(form), answerJson()),
    cell: (form, row, column) => (door.door_cell_get(form, BigInt(row), column), answerJson()),
    externals: (form) => (door.door_externals(form), answerJson()),
    setExternals: (form, values) => door.door_externals_set(form, give(JSON.stringify(values))) === 1,
    setScope: (form, rows, columns) => door.door_scope_set(form, give(JSON.stringify([rows, columns]))) === 1,
    /** [place in the layout's checks, row, column, found, allowed] of each cell, and the rest. */
    checks: (form) => ({ count: door.door_checks(form), ...answerJson() }),
    readNumber(text, style) {
      const verdict = ANSWERS[door.door_number_read(give(text), STYLES[style])];
      return { verdict, value: answer() };
    },
    formatNumber: (text, plain = false, decimals = -1) => (door.door_number_format(give(text), plain ? 1 : 0, decimals) ? answer() : null),
    /** A text for a cell of that many decimals, and the units of its column, row and form. */
    readNumberAt(text, style, decimals, ...units) {
      const verdict = ANSWERS[door.door_number_read_at(give(JSON.stringify([text, decimals, ...units])), STYLES[style])];
      return { verdict, value: answer() };
    },
    isDitto: (text) => door.door_is_ditto(give(text)) === 1,
    /** Pairs of text and font; [index, reading, encoding, doubtful] of those in old encodings. */
    legacy: (pairs) => (door.door_legacy(give(JSON.stringify(pairs.flat()))), answerJson()),
    guessStyle(texts, decimals = 2) {
      const found = door.door_style_guess(give(JSON.stringify(texts.map((text) => [text, decimals, '', '', '']))));
      return { style: Object.keys(STYLES)[found & 255], sure: found >= 256 };
    },
    layoutFaults: (layout) => (door.door_layout_faults(give(JSON.stringify(layout))), answerJson()),
    editLayout(layout, axis, removes, first, last, before = 0) {
      const done = door.door_layout_edit(give(JSON.stringify(layout)), axis === 'rows' ? 0 : 1, removes ? 1 : 0, first, last, before);
      return { done: done === 1, answer: answerJson() };
    },
    checkDocument(document, purpose) {
      const taken = door.door_document_check(give(JSON.stringify(document)), purpose) === 1;
      return taken ? { document: answerJson() } : { fault: answerJson() };
    },
    sections: (document, purpose) => (door.door_document_sections(give(JSON.stringify(document)), purpose), answerJson()),
    sum: (values) => (door.door_sum(give(JSON.stringify(values))) ? answer() : null),
  };
}

export const letters = (key) => (key > 26 ? letters(Math.floor((key - 1) / 26)) : '') + String.fromCharCode(65 + ((key - 1) % 26));

export function reference(address) {
  const [, column, row] = /^([A-Z]+)(\d+)$/.exec(address);
  return [Number(row), [...column].reduce((key, letter) => key * 26 + letter.charCodeAt(0) - 64, 0)];
}

/** Rows 1.. and columns A.. of numbers, as tests/grid.h makes them. */
export function gridLayout(rows, columns, decimals) {
  return {
    title: 'Biểu thử',
    rows: Array.from({ length: rows }, (_, i) => ({ key: i + 1, kind: 'fixed', label: `Dòng ${i + 1}` })),
    columns: Array.from({ length: columns }, (_, i) => ({ key: i + 1, role: 'value', type: 'number', decimals, path: [`Cột ${i + 1}`] })),
    cells: [],
  };
}
