/*
 * Corrections of the checks of a layout, and the keys of rows and columns as people write them:
 * "6, 8-12" and "D, F-H". Pure.
 */
import type { CheckRule, Layout } from '@/api/types';
import { columnLetters } from '@/lib/place';

export type CheckKind = CheckRule['kind'];

const blank = {
  severity: 'error',
  kind: 'formula',
  axis: 'rows',
  total: 0,
  decimals: 0,
  base: 'previous',
} as const;

export function checksOf(layout: Layout): CheckRule[] {
  return layout.checks ?? [];
}

/** "KT01", "KT02": the first nobody has. */
function freeCode(checks: readonly CheckRule[]): string {
  const taken = new Set(checks.map(({ code }) => code));
  for (let n = checks.length + 1; ; n++) {
    const code = `KT${String(n).padStart(2, '0')}`;
    if (!taken.has(code)) return code;
  }
}

export function addCheck(layout: Layout): Layout {
  const checks = checksOf(layout);
  return { ...layout, checks: [...checks, { ...blank, code: freeCode(checks) }] };
}

export function setCheck(layout: Layout, at: number, change: Partial<CheckRule>): Layout {
  const checks = checksOf(layout).map((one, i) => (i === at ? { ...one, ...change } : one));
  return { ...layout, checks };
}

export function removeCheck(layout: Layout, at: number): Layout {
  return { ...layout, checks: checksOf(layout).filter((_one, i) => i !== at) };
}

/* ---- keys ---- */

/** One side of a form: the keys of its rows or columns in the order of the sheet, and their names. */
export interface Side {
  keys: number[];
  nameOf: (key: number) => string;
}

export function rowSide(layout: Layout): Side {
  const keys = layout.rows.filter(({ kind }) => kind === 'fixed').map(({ key }) => key);
  return { keys, nameOf: String };
}

export function columnSide(layout: Layout): Side {
  const keys = layout.columns.filter(({ role }) => role === 'value').map(({ key }) => key);
  return { keys, nameOf: columnLetters };
}

/** Keys next to one another on the sheet are written as a span. */
export function keysText(keys: readonly number[], side: Side): string {
  const places = keys.map((key) => side.keys.indexOf(key)).sort((a, b) => a - b);
  const spans: [number, number][] = [];
  for (const place of places) {
    const last = spans.at(-1);
    if (last && place === last[1] + 1) last[1] = place;
    else spans.push([place, place]);
  }
  const nameAt = (place: number) => {
    const key = side.keys[place];
    return key === undefined ? '?' : side.nameOf(key);
  };
  return spans
    .map(([from, to]) => (from === to ? nameAt(from) : `${nameAt(from)}-${nameAt(to)}`))
    .join(', ');
}

/** The keys a text names; undefined: it names one that is not there. */
export function readKeys(text: string, side: Side): number[] | undefined {
  const placeOf = (name: string) =>
    side.keys.findIndex((key) => side.nameOf(key) === name.trim().toUpperCase());
  const found: number[] = [];
  for (const part of text.split(/[,;]/).filter((one) => one.trim() !== '')) {
    const [from = '', to = from] = part.split('-');
    const [first, last] = [placeOf(from), placeOf(to)];
    if (first < 0 || last < first) return undefined;
    found.push(...side.keys.slice(first, last + 1));
  }
  return [...new Set(found)];
}
