/*
 * Emptying cells and filling them down: what would change, before it is done.
 */
import type { Value } from './cell-state';
import type { Change } from './history';
import type { Range } from './selection';
import type { Sheet } from './sheet';

export function addChange(changes: Change[], sheet: Sheet, index: number, after: Value): void {
  const before = sheet.value(index);
  if (before !== after) changes.push({ index, before, after });
}

/** Emptying a range (Delete, cut). */
export function planClear(sheet: Sheet, indices: Iterable<number>): Change[] {
  const changes: Change[] = [];
  for (const index of indices) {
    if (sheet.editable(index)) addChange(changes, sheet, index, null);
  }
  return changes;
}

/** Ctrl+D: the top row of the range goes into the rows below it. */
export function planFillDown(sheet: Sheet, range: Range): Change[] {
  const columns = sheet.geometry.columns.length;
  const changes: Change[] = [];
  for (let row = range.top + 1; row <= range.bottom; row++) {
    for (let column = range.left; column <= range.right; column++) {
      const index = row * columns + column;
      if (!sheet.editable(index)) continue;
      addChange(changes, sheet, index, sheet.value(range.top * columns + column));
    }
  }
  return changes;
}
