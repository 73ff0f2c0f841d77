/*
 * The rows of open lists: coming, going and changing places, and what the server is to be told. Pure.
 *
 * What is to be sent is no log of steps but the difference between the rows the server is known to
 * have and those shown: whatever was done and undone in between, and however long without a
 * connection, is told in as few words.
 */
import type { AddedRow, RowPlace, RowSend } from '@/core/core';

import type { RowMove } from './history';

/** The lists as chains: each row knows its neighbours, so that many moves cost little. */
class Chains {
  private readonly next = new Map<number, number>();
  private readonly before = new Map<number, number>();
  private readonly rows = new Map<number, AddedRow>();

  constructor(
    private readonly opens: readonly number[],
    rows: readonly AddedRow[],
  ) {
    for (const open of opens) this.tie(-open, -open);
    for (const row of rows) this.insert(row, this.before.get(-row.open) ?? -row.open);
  }

  has(key: number): boolean {
    return this.rows.has(key);
  }

  placeOf(key: number): RowPlace | null {
    const row = this.rows.get(key);
    return row ? { open: row.open, after: Math.max(0, this.before.get(key) ?? 0) } : null;
  }

  /** What it should stand behind may be gone: then it is the last. */
  put(key: number, { open, after }: RowPlace): void {
    const row = this.rows.get(key) ?? { key, open };
    this.take(key);
    const isThere = this.rows.get(after)?.open === open;
    if (after === 0) this.insert(row, -open);
    else this.insert(row, isThere ? after : (this.before.get(-open) ?? -open));
  }

  take(key: number): void {
    if (!this.rows.delete(key)) return;
    this.tie(this.before.get(key) ?? 0, this.next.get(key) ?? 0);
  }

  list(): AddedRow[] {
    const all: AddedRow[] = [];
    for (const open of this.opens)
      for (let at = this.next.get(-open); at !== undefined && at > 0; at = this.next.get(at)) {
        const row = this.rows.get(at);
        if (row) all.push(row);
      }
    return all;
  }

  private insert(row: AddedRow, after: number): void {
    const next = this.next.get(after) ?? -row.open;
    this.rows.set(row.key, row);
    this.tie(after, row.key);
    this.tie(row.key, next);
  }

  private tie(first: number, second: number): void {
    this.next.set(first, second);
    this.before.set(second, first);
  }
}

/** Lists of a form, by their open rows from the top. */
export class Lists {
  private keys: ReadonlySet<number> | undefined;

  constructor(
    private readonly opens: readonly number[],
    readonly rows: readonly AddedRow[],
  ) {}

  with(rows: readonly AddedRow[]): Lists {
    return new Lists(this.opens, rows);
  }

  has(key: number): boolean {
    this.keys ??= new Set(this.rows.map((row) => row.key));
    return this.keys.has(key);
  }

  placeOf(key: number): RowPlace | null {
    return this.chains().placeOf(key);
  }

  /** New rows, one behind another, the first behind `after`; undefined: as the last of the list. */
  adding(keys: readonly number[], open: number, after?: number): RowMove[] {
    const last = this.rows.filter((row) => row.open === open).at(-1)?.key ?? 0;
    return keys.map((key, at) => ({
      key,
      before: null,
      after: { open, after: at === 0 ? (after ?? last) : (keys[at - 1] ?? 0) },
    }));
  }

  removing(keys: readonly number[]): RowMove[] {
    const chains = this.chains();
    return keys.map((key) => {
      const before = chains.placeOf(key);
      chains.take(key);
      return { key, before, after: null };
    });
  }

  /** One place up or down within its list; none: it is at the edge. */
  shifting(key: number, direction: 1 | -1): RowMove[] {
    const own = this.rows.find((row) => row.key === key);
    const list = this.rows.filter(({ open, heading }) => open === own?.open && !heading);
    const at = list.findIndex((row) => row.key === key);
    const to = at + direction;
    if (!own || to < 0 || to >= list.length) return [];
    const behind = direction === 1 ? list[to] : list[to - 1];
    const after = { open: own.open, after: behind?.key ?? 0 };
    return [{ key, before: this.placeOf(key), after }];
  }

  moved(moves: readonly RowMove[]): Lists {
    const chains = this.chains();
    for (const { key, after } of moves) {
      if (after) chains.put(key, after);
      else chains.take(key);
    }
    return this.with(chains.list());
  }

  /** What makes these rows of the others. */
  since(others: Lists): RowSend[] {
    const own = new Set(this.rows.map(({ key }) => key));
    const chains = others.chains();
    const sends: RowSend[] = others.rows
      .filter(({ key }) => !own.has(key))
      .map(({ key }) => ({ key, removed: true }));
    for (const send of sends) chains.take(send.key);
    let last = { open: 0, key: 0 };
    for (const { key, open } of this.rows) {
      const after = last.open === open ? last.key : 0;
      if (chains.placeOf(key)?.after !== after) {
        sends.push({ key, open, after });
        chains.put(key, { open, after });
      }
      last = { open, key };
    }
    return sends;
  }

  /** These rows with what is to be sent done to them. */
  after(sends: readonly RowSend[]): Lists {
    const chains = this.chains();
    for (const send of sends) {
      if ('removed' in send) chains.take(send.key);
      else chains.put(send.key, send);
    }
    return this.with(chains.list());
  }

  private chains(): Chains {
    return new Chains(this.opens, this.rows);
  }
}
