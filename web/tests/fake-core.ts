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
  if (!patterns[style].test(trimmed)) return { kind: 'bad' };
  const plain =
    style === 'vi' ? trimmed.replaceAll('.', '').replace(',', '.') : trimmed.replaceAll(',', '');
  return { kind: 'number', value: String(Number(plain)) };
}

function formatNumber(value: string, decimals: number): string {
  const [whole = '', part = ''] = value.split('.');
  const shown = part.slice(0, decimals);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return shown === '' ? grouped : `${grouped},${shown}`;
}

function guessStyle(texts: readonly string[]) {
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
    const source = formula.slice(1).replace(/([A-Z])(\d+)/g, (_, letter: string, row: string) => {
      const value = this.values.get(`${row}:${letter.charCodeAt(0) - 64}`) ?? null;
      any ||= value !== null;
      return `(${value ?? '0'})`;
    });
    if (!any) return { value: null, error: '' };
    const number = Number(new Function(`return ${source}`)());
    if (!Number.isFinite(number)) return { value: null, error: '#DIV/0!' };
    return { value: String(Math.round(number * 1e6) / 1e6), error: '' };
  }
}

export const fakeCore: Core = {
  readNumber,
  formatNumber,
  guessStyle,
  sum: (values) =>
    String(values.reduce((total, value) => Math.round((total + Number(value)) * 1e6) / 1e6, 0)),
  openForm: (layout) => new FakeForm(layout),
};
