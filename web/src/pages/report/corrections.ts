import type { ReportRevision } from '@/api/types';
import { figure } from '@/lib/text';

export interface Pair {
  from: number;
  to: number;
}

/** Each revision with the one before it, the newest first. */
export function pairsOf(revisions: readonly ReportRevision[]): Pair[] {
  return revisions
    .slice(1)
    .map((to, i) => ({ from: revisions[i]?.number ?? 0, to: to.number }))
    .reverse();
}

/** What stood in a cell, as people read it. */
export function writtenFigure(value: string): string {
  if (value === '') return '–';
  return /^-?\d+(\.\d+)?$/.test(value) ? figure(value) : value;
}
