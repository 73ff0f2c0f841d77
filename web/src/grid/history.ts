/*
 * Undo and redo of what a person did in the grid, one step per action (a paste is one step).
 *
 * A step names cells by their keys: rows that are added or taken away put all others elsewhere.
 */
import type { RowPlace } from '@/core/core';

import type { Value } from './cell-state';
import type { CellKey } from './geometry';

/** In the sheet as it is: by the cell's index. */
export interface Change {
  index: number;
  before: Value;
  after: Value;
}

/** A row that comes, goes or changes its place: null where it is not there. */
export interface RowMove {
  key: number;
  before: RowPlace | null;
  after: RowPlace | null;
}

export interface CellStep extends CellKey {
  before: Value;
  after: Value;
}

/** Rows first, then cells of the rows there are. */
export interface Step {
  moves: readonly RowMove[];
  cells: readonly CellStep[];
}

const STEPS_MAX = 200;

/** The moves that take these back, last first. */
export function takenBack(moves: readonly RowMove[]): RowMove[] {
  return [...moves]
    .reverse()
    .map(({ key, before, after }) => ({ key, before: after, after: before }));
}

function reversed({ moves, cells }: Step): Step {
  return {
    moves: takenBack(moves),
    cells: cells.map((cell) => ({ ...cell, before: cell.after, after: cell.before })),
  };
}

export class History {
  private done: Step[] = [];
  private undone: Step[] = [];

  add(step: Step): void {
    if (step.cells.length === 0 && step.moves.length === 0) return;
    this.done.push(step);
    if (this.done.length > STEPS_MAX) this.done.shift();
    this.undone = [];
  }

  /** What is done next belongs to the last step: one undo takes back both. */
  extend({ moves, cells }: Step): void {
    const last = this.done.pop() ?? { moves: [], cells: [] };
    this.add({ moves: [...last.moves, ...moves], cells: [...last.cells, ...cells] });
  }

  /** The step that takes the last one back; undefined: nothing to undo. */
  undo(): Step | undefined {
    const step = this.done.pop();
    if (step) this.undone.push(step);
    return step && reversed(step);
  }

  redo(): Step | undefined {
    const step = this.undone.pop();
    if (step) this.done.push(step);
    return step;
  }

  clear(): void {
    this.done = [];
    this.undone = [];
  }
}
