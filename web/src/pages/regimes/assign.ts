import type { Layout } from '@/api/types';
import { columnLetters } from '@/lib/place';
import { matches } from '@/lib/text';

import type { Chosen, Duty } from './reporters';

/** Along which side of the form it is assigned. */
export type Axis = 'rows' | 'columns';

/** A row or a column of the form that can be assigned. */
export interface Line {
  key: number;
  /** What stands over it: "3", "D". */
  mark: string;
  label: string;
}

export function linesOf(layout: Layout, axis: Axis): Line[] {
  if (axis === 'rows')
    return layout.rows
      .filter((row) => row.kind !== 'group')
      .map((row) => ({ key: row.key, mark: row.stt || String(row.key), label: row.label }));
  return layout.columns
    .filter((column) => column.role === 'value')
    .map((column) => ({
      key: column.key,
      mark: columnLetters(column.key),
      label: column.path.join(' › '),
    }));
}

export function linesIn(lines: readonly Line[], query: string): Line[] {
  return lines.filter((line) => matches(`${line.mark} ${line.label}`, query));
}

/** A unit on the list has a line where it has all of them, or this one. */
export function isAssigned(chosen: Chosen, unit: number, axis: Axis, key: number): boolean {
  const duty = chosen.get(unit);
  return duty !== undefined && (duty[axis].length === 0 || duty[axis].includes(key));
}

const NOTHING: Duty = { rows: [], columns: [] };

/**
 * Gives lines to units, or takes them away. Who has every line has the whole form; who has none
 * is on the list no more.
 */
export function assign(
  chosen: Chosen,
  units: readonly number[],
  axis: Axis,
  keys: readonly number[],
  on: boolean,
  all: readonly Line[],
): Chosen {
  const next = new Map(chosen);
  for (const unit of units) {
    const held = new Set(
      all.filter((line) => isAssigned(next, unit, axis, line.key)).map((line) => line.key),
    );
    for (const key of keys) {
      if (on) held.add(key);
      else held.delete(key);
    }
    if (held.size === 0) next.delete(unit);
    else {
      const given = held.size === all.length ? [] : [...held].sort((a, b) => a - b);
      next.set(unit, { ...(next.get(unit) ?? NOTHING), [axis]: given });
    }
  }
  return next;
}

/** Who is still on the list, or will be: who was before fills in nothing any more. */
export function living(chosen: Chosen, day: string): Chosen {
  return new Map([...chosen].filter(([, duty]) => (duty.valid_to ?? day) >= day));
}

/** How many units have each line. */
export function countsOf(chosen: Chosen, axis: Axis, lines: readonly Line[]): Map<number, number> {
  const counts = new Map(lines.map((line) => [line.key, 0]));
  for (const duty of chosen.values()) {
    const keys = duty[axis].length === 0 ? counts.keys() : duty[axis];
    for (const key of keys) {
      const count = counts.get(key);
      if (count !== undefined) counts.set(key, count + 1);
    }
  }
  return counts;
}

/** Lines nobody has. */
export function gapsOf(chosen: Chosen, axis: Axis, lines: readonly Line[]): Line[] {
  const counts = countsOf(chosen, axis, lines);
  return lines.filter((line) => counts.get(line.key) === 0);
}

const NO = new Set(['', '0', '-', 'không', 'khong', 'no', 'false']);

/** What was copied from a spreadsheet: for each cell whether it is ticked. */
export function readTicks(text: string): boolean[][] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((row) => row.split('\t').map((cell) => !NO.has(cell.trim().toLowerCase())));
}

/** Lays ticks over the units and lines from a cell on; what lies outside is left out. */
export function paste(
  chosen: Chosen,
  ticks: readonly (readonly boolean[])[],
  at: { unit: number; line: number },
  shown: { axis: Axis; units: readonly number[]; lines: readonly Line[]; all: readonly Line[] },
): { chosen: Chosen; cells: number } {
  let next = chosen;
  let cells = 0;
  ticks.forEach((row, down) => {
    const unit = shown.units[at.unit + down];
    if (unit === undefined) return;
    for (const on of [true, false]) {
      const keys = row
        .map((tick, right) => (tick === on ? shown.lines[at.line + right]?.key : undefined))
        .filter((key) => key !== undefined);
      cells += keys.length;
      if (keys.length > 0) next = assign(next, [unit], shown.axis, keys, on, shown.all);
    }
  });
  return { chosen: next, cells };
}
