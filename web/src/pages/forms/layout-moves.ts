import type { Layout, LayoutColumn, LayoutRow } from '@/api/types';
import type { Core, LayoutEdit, LayoutEdited, LayoutLoss } from '@/core/core';

/* Rows and columns put in, taken out and moved. Which formulas read otherwise afterwards is the
 * core's to say; here lists are cut and joined. Keys are never used again. */

export type Axis = 'rows' | 'columns';
export type Side = 'before' | 'after';

function keysOf(layout: Layout, axis: Axis): number[] {
  return layout[axis].map((one) => one.key);
}

/** Keys stay for good, and a key that a version once had must not come to mean something else. */
export function freeKey(layout: Layout, axis: Axis, least = 0): number {
  return Math.max(least, 0, ...keysOf(layout, axis)) + 1;
}

function inserted<T>(list: readonly T[], at: number, item: T): T[] {
  return [...list.slice(0, at), item, ...list.slice(at)];
}

/** A new row beside one, like its neighbour. */
export function insertRow(layout: Layout, beside: number, side: Side, key: number): Layout {
  const at = layout.rows.findIndex((one) => one.key === beside);
  const neighbour = layout.rows[at];
  if (neighbour === undefined) return layout;
  const row: LayoutRow = {
    ...neighbour,
    key,
    kind: 'fixed',
    stt: '',
    code: '',
    label: '',
    indicator: '',
    rule: 'default',
  };
  return { ...layout, rows: inserted(layout.rows, side === 'after' ? at + 1 : at, row) };
}

/** A new column of figures beside one, under the same group heading. */
export function insertColumn(layout: Layout, beside: number, side: Side, key: number): Layout {
  const at = layout.columns.findIndex((one) => one.key === beside);
  const neighbour = layout.columns[at];
  if (neighbour === undefined) return layout;
  const isValue = neighbour.role === 'value';
  const column: LayoutColumn = {
    ...neighbour,
    key,
    path: [...neighbour.path.slice(0, -1), ''],
    number: '',
    role: 'value',
    type: isValue ? neighbour.type : 'number',
    attribute: '',
    printed: '',
    rule: isValue && neighbour.type === 'number' ? 'sum' : 'none',
    rule_weight: 0,
    rule_num: 0,
    rule_den: 0,
    rule_factor: null,
    readonly: false,
  };
  return { ...layout, columns: inserted(layout.columns, side === 'after' ? at + 1 : at, column) };
}

function rewritten(layout: Layout, edited: LayoutEdited): Layout {
  if (edited.cells.length === 0 && edited.checks.length === 0) return layout;
  const formulas = new Map(
    edited.cells.map((one) => [`${String(one.row)}:${String(one.column)}`, one.formula]),
  );
  const conditions = new Map(edited.checks.map((one) => [one.code, one.formula]));
  const cells = layout.cells.map((one) => {
    const formula = formulas.get(`${String(one.row)}:${String(one.column)}`);
    return formula === undefined ? one : { ...one, formula };
  });
  const checks = (layout.checks ?? []).map((one) => {
    const formula = conditions.get(one.code);
    return formula === undefined ? one : { ...one, formula };
  });
  return { ...layout, cells, checks };
}

function one(axis: Axis, key: number, before: number | null): LayoutEdit {
  return { axis, first: key, last: key, before };
}

/** What names the row or column and would lose it. */
export function lossesOf(core: Core, layout: Layout, axis: Axis, key: number): LayoutLoss[] {
  return core.editLayout(layout, one(axis, key, null))?.lost ?? [];
}

/** Parts of a row that goes belong to what it belonged to. */
function withoutRow(rows: readonly LayoutRow[], key: number): LayoutRow[] {
  const heir = rows.find((row) => row.key === key)?.parent ?? 0;
  return rows
    .filter((row) => row.key !== key)
    .map((row) => (row.parent === key ? { ...row, parent: heir } : row));
}

export function remove(core: Core, layout: Layout, axis: Axis, key: number): Layout {
  const edited = core.editLayout(layout, one(axis, key, null));
  if (edited === null) return layout;
  const isGone = (place: { row: number; column: number }): boolean =>
    (axis === 'rows' ? place.row : place.column) === key;
  const next = rewritten(layout, edited);
  return {
    ...next,
    rows: axis === 'rows' ? withoutRow(next.rows, key) : next.rows,
    columns:
      axis === 'columns' ? next.columns.filter((column) => column.key !== key) : next.columns,
    cells: next.cells.filter((cell) => !isGone(cell)),
    doubts: next.doubts.filter((doubt) => !isGone(doubt)),
  };
}

function exchanged<T>(list: readonly T[], at: number, by: 1 | -1): T[] {
  const next = [...list];
  const [item] = next.splice(at, 1);
  if (item !== undefined) next.splice(at + by, 0, item);
  return next;
}

/** One place up or down, left or right; the layout itself at the edge. */
export function move(core: Core, layout: Layout, axis: Axis, key: number, by: 1 | -1): Layout {
  const keys = keysOf(layout, axis);
  const at = keys.indexOf(key);
  if (at < 0 || at + by < 0 || at + by >= keys.length) return layout;
  const before = by < 0 ? keys[at - 1] : (keys[at + 2] ?? 0);
  const edited = core.editLayout(layout, one(axis, key, before ?? 0));
  if (edited === null) return layout;
  const next = rewritten(layout, edited);
  return axis === 'rows'
    ? { ...next, rows: exchanged(next.rows, at, by) }
    : { ...next, columns: exchanged(next.columns, at, by) };
}
