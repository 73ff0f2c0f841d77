/*
 * What the server has not confirmed of the rows of open lists.
 *
 * It knows the rows the server has; what is unsent is how those shown differ from them.
 */
import type { AddedRow, RowSend } from '@/core/core';

import { SAVED_MOST } from './ledger';
import type { Lists } from './lists';
import type { Sheet } from './sheet';

export interface RowConflict {
  key: number;
  /** It was not added again, as somebody took it away; else not taken away, as somebody wrote in it. */
  gone: boolean;
}

export class RowLedger {
  /** Sent, but no answer came: the server may or may not have these. */
  private readonly doubtful = new Set<number>();
  private differs: { lists: Lists; sends: RowSend[] } | undefined;

  constructor(
    private readonly sheet: Sheet,
    /** As the server is known to have them. */
    private server: Lists,
  ) {}

  get unsent(): number {
    return this.kept().length;
  }

  /** Whether the server has the row, or will have it with these. */
  knows(key: number, sent: ReadonlySet<number>): boolean {
    return sent.has(key) || this.server.has(key);
  }

  /** All that is to be told, for this machine to keep. */
  kept(): RowSend[] {
    const lists = this.shown;
    if (this.differs?.lists !== lists) this.differs = { lists, sends: lists.since(this.server) };
    return this.differs.sends;
  }

  take(): RowSend[] {
    return this.kept().slice(0, SAVED_MOST);
  }

  /** Answers how many rows come back, as somebody wrote in them. */
  settle(sent: readonly RowSend[], conflicts: readonly RowConflict[]): number {
    const refused = new Set(conflicts.map(({ key }) => key));
    const wanted = conflicts.filter(({ gone }) => !gone).map(({ key }) => key);
    const before = this.server;
    for (const { key } of sent) this.doubtful.delete(key);
    this.know(before.after(sent.filter(({ key }) => !refused.has(key))));
    const back = wanted.flatMap((key): RowSend[] => {
      const place = before.placeOf(key);
      return place ? [{ key, ...place }] : [];
    });
    if (back.length > 0) this.sheet.replaceRows(this.shown.after(back));
    return back.length;
  }

  putBack(sent: readonly RowSend[], mayHaveArrived: boolean): void {
    if (mayHaveArrived) for (const { key } of sent) this.doubtful.add(key);
  }

  /**
   * The rows as the server has them now. Rows somebody took away stay where `isNeeded` says so:
   * what was typed there is not lost. Answers their keys.
   */
  merge(rows: readonly AddedRow[], isNeeded: (key: number) => boolean): number[] {
    const { shown } = this;
    const theirs = this.server.with(rows);
    const has = new Set(rows.map(({ key }) => key));
    const own = new Set(shown.rows.map(({ key }) => key));
    const returned = shown.rows
      .filter(({ key }) => !has.has(key) && this.server.has(key) && isNeeded(key))
      .map(({ key }) => key);
    const sends = [
      ...this.kept(),
      ...returned.flatMap((key): RowSend[] => {
        const place = shown.placeOf(key);
        return place ? [{ key, ...place }] : [];
      }),
      // Added, sent, and taken back here before anybody knew that it had arrived.
      ...[...this.doubtful]
        .filter((key) => has.has(key) && !own.has(key))
        .map((key): RowSend => ({ key, removed: true })),
    ];
    this.know(theirs);
    this.doubtful.clear();
    const next = theirs.after(sends);
    if (!sameRows(next.rows, shown.rows)) this.sheet.replaceRows(next);
    return returned;
  }

  /** Puts back what was kept on this machine. */
  restore(sends: readonly RowSend[]): number {
    const next = this.shown.after(sends);
    if (!sameRows(next.rows, this.shown.rows)) this.sheet.replaceRows(next);
    return this.unsent;
  }

  /** Shows what the server has. */
  drop(): void {
    this.sheet.replaceRows(this.server);
  }

  private get shown(): Lists {
    return this.sheet.lists ?? this.server;
  }

  private know(lists: Lists): void {
    this.server = lists;
    this.differs = undefined;
  }
}

function sameRows(a: readonly AddedRow[], b: readonly AddedRow[]): boolean {
  return a.length === b.length && a.every(({ key }, at) => key === b[at]?.key);
}
