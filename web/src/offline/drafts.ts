/*
 * What the server has not confirmed, kept in this browser: survives a crash, a log-out, a power cut.
 *
 * One record per account and report. Two windows of one person may work on the
 * same report, so a record is changed inside one transaction, cell by cell.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';

import type { RowSend } from '@/core/core';

export interface DraftCell {
  row: number;
  column: number;
  value: string | null;
  /** What the server had when the cell was typed in. */
  saved: string | null;
  note: string;
  /** A text that was not taken into the cell, and why. */
  refused?: { text: string; reason: string } | undefined;
}

export interface Draft {
  account_id: number;
  report_id: number;
  /** The version the cells were typed over: the server finds conflicts by it. */
  base_version: number;
  changed_at: string;
  cells: DraftCell[];
  /** Drafts of before there were any have none. */
  rows?: RowSend[];
}

interface Schema extends DBSchema {
  drafts: { key: [number, number]; value: Draft };
}

const NAME = 'baocao';
const VERSION = 1;

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>(NAME, VERSION, {
    upgrade(db) {
      db.createObjectStore('drafts', { keyPath: ['account_id', 'report_id'] });
    },
    terminated() {
      opened = undefined;
    },
  });
  return opened;
}

function isSameCell(a: DraftCell, b: DraftCell): boolean {
  return a.row === b.row && a.column === b.column;
}

/** One report's drafts of one account on this machine. */
export class Drafts {
  /** The cells this window wrote last; only these may it take away again. */
  private mine: DraftCell[] = [];
  private mineRows: readonly RowSend[] = [];

  constructor(
    private readonly accountId: number,
    private readonly reportId: number,
    private readonly now: () => Date = () => new Date(),
  ) {}

  async read(): Promise<Draft | undefined> {
    const draft = await (await database()).get('drafts', [this.accountId, this.reportId]);
    if (draft) this.mine = draft.cells;
    if (draft) this.mineRows = draft.rows ?? [];
    return draft;
  }

  /** Makes the record hold exactly this of this window, and leaves another window's alone. */
  async keep(
    cells: DraftCell[],
    baseVersion: number,
    rows: readonly RowSend[] = [],
  ): Promise<void> {
    const db = await database();
    const transaction = db.transaction('drafts', 'readwrite');
    const before = await transaction.store.get([this.accountId, this.reportId]);
    const others = (before?.cells ?? []).filter(
      (cell) => !this.mine.some((own) => isSameCell(own, cell)),
    );
    const kept = [
      ...others.filter((cell) => !cells.some((own) => isSameCell(own, cell))),
      ...cells,
    ];
    const known = new Set([...this.mineRows, ...rows].map(({ key }) => key));
    const keptRows = [...(before?.rows ?? []).filter(({ key }) => !known.has(key)), ...rows];
    if (kept.length + keptRows.length === 0)
      await transaction.store.delete([this.accountId, this.reportId]);
    else await transaction.store.put(this.record(kept, keptRows, before, baseVersion));
    await transaction.done;
    this.mine = cells;
    this.mineRows = rows;
  }

  /** How many texts of this report wait here that were not taken into their cells. */
  async countRefused(): Promise<number> {
    const draft = await (await database()).get('drafts', [this.accountId, this.reportId]);
    return (draft?.cells ?? []).filter((cell) => cell.refused !== undefined).length;
  }

  private record(
    cells: DraftCell[],
    rows: RowSend[],
    before: Draft | undefined,
    baseVersion: number,
  ): Draft {
    return {
      account_id: this.accountId,
      report_id: this.reportId,
      base_version: before ? Math.min(before.base_version, baseVersion) : baseVersion,
      changed_at: this.now().toISOString(),
      cells,
      ...(rows.length > 0 ? { rows } : {}),
    };
  }
}
