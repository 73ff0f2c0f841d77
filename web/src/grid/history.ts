/*
 * Undo and redo of what a person did in the grid, one step per action (a paste is one step).
 */
import type { Value } from './cell-state';

export interface Change {
  index: number;
  before: Value;
  after: Value;
}

const STEPS_MAX = 200;

function reversed(changes: readonly Change[]): Change[] {
  return changes.map(({ index, before, after }) => ({ index, before: after, after: before }));
}

export class History {
  private done: Change[][] = [];
  private undone: Change[][] = [];

  add(changes: Change[]): void {
    if (changes.length === 0) return;
    this.done.push(changes);
    if (this.done.length > STEPS_MAX) this.done.shift();
    this.undone = [];
  }

  /** The changes that take the last step back; none: nothing to undo. */
  undo(): Change[] {
    const step = this.done.pop();
    if (!step) return [];
    this.undone.push(step);
    return reversed(step);
  }

  redo(): Change[] {
    const step = this.undone.pop();
    if (!step) return [];
    this.done.push(step);
    return step;
  }

  clear(): void {
    this.done = [];
    this.undone = [];
  }
}
