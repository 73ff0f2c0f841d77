/*
 * The merged heading of a form: columns under their heading paths become cells with spans.
 */

export interface HeadCell {
  text: string;
  /** Heading row, from 0. */
  level: number;
  /** Heading rows it stands in: a leaf reaches down to the last one. */
  levels: number;
  /** First column and number of columns, of the columns given. */
  first: number;
  span: number;
}

type Path = readonly string[];

export function headDepth(paths: readonly Path[]): number {
  return paths.reduce((depth, path) => Math.max(depth, path.length), 1);
}

/** Whether two neighbours stand under one heading at `level`; two leaves never do. */
function sameHeading(a: Path, b: Path, level: number): boolean {
  if (a.length <= level + 1 || b.length <= level + 1) return false;
  return a.slice(0, level + 1).every((text, i) => text === b[i]);
}

function headRow(paths: readonly Path[], level: number, depth: number): HeadCell[] {
  const cells: HeadCell[] = [];
  paths.forEach((path, column) => {
    const text = path[level];
    const before = paths[column - 1];
    const last = cells.at(-1);
    if (text === undefined) {
      // A column without a heading keeps its place: an empty cell down to the last row.
      if (path.length === 0 && level === 0) {
        cells.push({ text: '', level, levels: depth, first: column, span: 1 });
      }
      return;
    }
    if (last && before && sameHeading(before, path, level)) {
      last.span++;
      return;
    }
    const levels = path.length === level + 1 ? depth - level : 1;
    cells.push({ text, level, levels, first: column, span: 1 });
  });
  return cells;
}

/** The heading cells, row by row. `depth` may be more than these paths need. */
export function headCells(paths: readonly Path[], depth: number): HeadCell[][] {
  return Array.from({ length: depth }, (_, level) => headRow(paths, level, depth));
}
