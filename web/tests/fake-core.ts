/*
 * A core for unit tests of what stands around it: figures as JavaScript numbers, + - * / over
 * references. The real one is C; tests of its rules live beside it and in core/wasm.test.ts.
 */
import type { CalculatedCell, Core, CoreForm, NumberStyle, ReadNumber } from '@/core/core';
import type { Layout } from '@/core/layout';

const patterns: Record<NumberStyle, RegExp> = {
  vi: /^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/,
  en: /^-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/,
};

function readNumber(text: string, style: NumberStyle): ReadNumber {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === '-') return { kind: 'empty' };
  const other = style === 'vi' ? 'en' : 'vi';
  if (patterns[style].test(trimmed)) return { kind: 'number', value: wire(trimmed, style) };
  if (patterns[other].test(trimmed)) return { kind: 'otherStyle', value: wire(trimmed, other) };
  return { kind: 'bad' };
}

function wire(text: string, style: NumberStyle): string {
  const plain =
    style === 'vi' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '');
  return String(Number(plain));
}

function formatNumber(value: string): string {
  const [whole = '', part = ''] = value.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return part === '' ? grouped : `${grouped},${part}`;
}

function roundNumber(value: string, decimals: number): string {
  const scale = 10 ** decimals;
  return String((Math.sign(Number(value)) * Math.round(Math.abs(Number(value)) * scale)) / scale);
}

function guessStyle(placed: readonly { text: string }[]) {
  const texts = placed.map(({ text }) => text);
  const only = (style: NumberStyle, other: NumberStyle) =>
    texts.some((text) => patterns[style].test(text) && !patterns[other].test(text));
  const vi = only('vi', 'en');
  const en = only('en', 'vi');
  const open = texts.some((text) => /[.,]/.test(text));
  return { style: (en && !vi ? 'en' : 'vi') as NumberStyle, sure: !open || vi !== en };
}

class FakeForm implements CoreForm {
  private readonly values = new Map<string, string | null>();
  private readonly results = new Map<string, string>();

  constructor(private readonly layout: Layout) {}

  calculatedCells() {
    return this.layout.cells.filter((cell) => cell.formula !== '');
  }

  setCells(cells: readonly { row: number; column: number; value: string | null }[]) {
    for (const { row, column, value } of cells) this.values.set(`${row}:${column}`, value);
  }

  setScope() {
    // Checks are the real core's.
  }

  checks() {
    return { items: [], counts: [], messages: [] };
  }

  /** Lists are the real core's. */
  setRows() {
    return undefined;
  }

  setExternals() {
    // Formulas over other reports are the real core's.
  }

  recalculate(): CalculatedCell[] {
    const changed: CalculatedCell[] = [];
    for (let again = true; again;) {
      again = false;
      for (const cell of this.calculatedCells()) {
        const result = this.evaluate(cell.formula);
        const id = `${cell.row}:${cell.column}`;
        if (this.results.get(id) === JSON.stringify(result)) continue;
        this.results.set(id, JSON.stringify(result));
        this.values.set(id, result.value);
        changed.push({ row: cell.row, column: cell.column, ...result });
        again = true;
      }
    }
    return changed;
  }

  close() {
    this.values.clear();
  }

  private evaluate(formula: string): { value: string | null; error: string } {
    let any = false;
    const read = (term: string): number => {
      const [, letter = '', row = ''] = /^([A-Z])(\d+)$/.exec(term) ?? [];
      if (letter === '') return Number(term);
      const value = this.values.get(`${row}:${String(letter.charCodeAt(0) - 64)}`) ?? null;
      any ||= value !== null;
      return Number(value ?? '0');
    };
    const number = formula
      .slice(1)
      .split('+')
      .reduce((sum, product) => sum + calculate(product, read), 0);
    if (!any) return { value: null, error: '' };
    if (!Number.isFinite(number)) return { value: null, error: 'div0' };
    return { value: String(Math.round(number * 1e6) / 1e6), error: '' };
  }
}

/** "D17/D15*10" from left to right. */
function calculate(product: string, read: (term: string) => number): number {
  let result = 1;
  for (const [, sign, term = ''] of product.matchAll(/(^|[*/])([A-Z0-9.]+)/g)) {
    result = sign === '/' ? result / read(term) : result * read(term);
  }
  return result;
}

export const fakeCore: Core = {
  readNumber,
  readNumberAt: readNumber,
  isDitto: (text) => text === 'nt',
  readOldTexts: () => [],
  formatNumber,
  plainNumber: (value) => value.replace('.', ','),
  roundNumber,
  guessStyle,
  sum: (values) =>
    String(values.reduce((total, value) => Math.round((total + Number(value)) * 1e6) / 1e6, 0)),
  openForm: (layout) => new FakeForm(layout),
  drawKey: () => 2 ** 32,
  layoutFaults: () => ({ formulas: [], field: '', text: '' }),
  editLayout: () => ({ cells: [], checks: [], lost: [] }),
};
