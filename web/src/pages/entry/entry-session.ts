/*
 * One report being filled in: sheet, ledger, saving loop and local drafts, put together.
 *
 * No Vue here; the page listens. Opening reads the core, the figures and what
 * was kept on this machine at once, then puts the kept cells back.
 */
import { loadCells, saveCells } from '@/api/queries/reports';
import type { Layout, ReportCells } from '@/api/types';
import type { AddedRow, Core, External, RowPlace } from '@/core/core';
import { isOpen } from '@/core/layout';
import { makeGeometry, type Geometry } from '@/grid/geometry';
import { Ledger, type News } from '@/grid/ledger';
import type { RowMove } from '@/grid/history';
import type { Lists } from '@/grid/lists';
import { Sheet } from '@/grid/sheet';
import type { ValueWords } from '@/grid/values';
import { Drafts, type Draft } from '@/offline/drafts';
import { Saver, type Batch, type SaveStatus } from '@/offline/sync';

import type * as listModule from './list-sheet';
import { marksOf, NO_REPORT, reportOf, type CheckWords } from './checks';

type ListParts = typeof listModule;

const DRAFT_QUIET_MS = 40;
const CHECK_QUIET_MS = 150;

export interface SessionEvents {
  status(status: SaveStatus): void;
  saved(at: string, version: number): void;
  /** Something is to be saved, or was settled. */
  changed(): void;
  /** Rows came, went or changed places. */
  regrown(): void;
  /** Of rows somebody else was at too: they were kept, or are back. */
  rows(news: 'rowsKept' | 'rowsBack'): void;
}

export interface SessionStart {
  core: Core;
  layout: Layout;
  reportId: number;
  accountId: number;
  words: ValueWords;
  checkWords: CheckWords;
  mayWrite: boolean;
  /** False: a consolidated report, whose figures are overridden one by one. */
  isTyped: boolean;
  events: SessionEvents;
}

/** What was found on this machine when the report was opened. */
export interface Restored {
  cells: number;
  at: string;
}

export class EntrySession {
  readonly sheet: Sheet;
  readonly ledger: Ledger;
  readonly saver: Saver;
  restored: Restored | undefined;
  /** The browser keeps nothing (a private window, a full disk). */
  cannotKeep = false;
  /** How much has happened to the cells, and how much of it is kept on this machine. */
  private happened = 0;
  private keptTo = 0;
  /** What the form's checks said last. */
  report = NO_REPORT;
  private checkTimer: ReturnType<typeof setTimeout> | undefined;
  private keepTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly stopper = new AbortController();
  private readonly form;
  /** So many rows may be added in all. */
  most = 0;

  private constructor(
    private readonly start: SessionStart,
    private readonly drafts: Drafts,
    private cells: ReportCells,
    lists: ListParts | undefined,
  ) {
    const { core, layout, words, events, reportId } = start;
    this.form = core.openForm(layout);
    this.sheet = lists
      ? this.listSheet(lists)
      : new Sheet(this.geometryOf(layout), core, this.form, words);
    this.sheet.setScope(this.scopeRows(cells.rows ?? []), cells.part_columns);
    this.sheet.takeExternals(cells.externals ?? []);
    this.sheet.load(cells.cells);
    this.runChecks();
    this.sheet.listen({ touched: () => this.checkSoon(), regrown: () => events.regrown() });
    this.ledger = new Ledger(this.sheet);
    const server = {
      save: (base_version: number, { cells: sent, rows }: Batch) =>
        saveCells(reportId, {
          base_version,
          ...(sent.length > 0 ? { cells: sent } : {}),
          ...(rows.length > 0 ? { rows } : {}),
        }),
      load: () => this.reload(),
    };
    this.saver = new Saver(this.ledger, server, events, cells.version);
    this.setAccess(start.mayWrite);
    this.ledger.watch((news) => this.onNews(news));
    this.listen();
  }

  static async open(start: SessionStart): Promise<EntrySession> {
    const drafts = new Drafts(start.accountId, start.reportId);
    const reading = drafts.read().catch(() => 'unreadable' as const);
    const parts = isOpen(start.layout) ? import('./list-sheet') : undefined;
    const cells = await loadCells(start.reportId);
    const session = new EntrySession(start, drafts, cells, await parts);
    const draft = await reading;
    if (draft === 'unreadable') session.cannotKeep = true;
    else if (draft) session.restore(draft);
    return session;
  }

  /** A report not open for entry shows what was kept here, but sends nothing. */
  setAccess(mayWrite: boolean): void {
    this.saver.paused = !mayWrite;
    this.sheet.writable = mayWrite && this.start.isTyped;
    if (mayWrite) void this.saver.resume();
  }

  /** Whether all that was typed is on this machine, should the window be closed now. */
  get isKept(): boolean {
    return this.keptTo === this.happened;
  }

  /** True: the server has everything. */
  async flush(): Promise<boolean> {
    await this.saver.flush();
    return this.ledger.unsent === 0;
  }

  /** Adds rows behind a place; answers the key of the first. Undefined: there would be too many. */
  addRows({ open, after }: { open: number; after?: number }, count: number): number | undefined {
    const keys = Array.from({ length: count }, () => this.start.core.drawKey());
    return this.move((lists) => lists.adding(keys, open, after)) ? keys[0] : undefined;
  }

  removeRows(keys: readonly number[]): boolean {
    return this.move((lists) => lists.removing(keys));
  }

  /** One place up or down in its list. False: it is at the edge. */
  shiftRow(key: number, direction: 1 | -1): boolean {
    return this.move((lists) => lists.shifting(key, direction));
  }

  /** Rows of a file, with their keys. False: there would be too many. */
  takeRows(rows: readonly ({ key: number } & RowPlace)[]): boolean {
    return this.move(() => rows.map(({ key, ...after }) => ({ key, before: null, after })));
  }

  /** Whether there are figures or words in the row. */
  isFilled(key: number): boolean {
    return this.sheet.emptied(key).length > 0;
  }

  private move(how: (lists: Lists) => RowMove[]): boolean {
    const { lists } = this.sheet;
    const moves = lists ? how(lists) : [];
    const come = moves.filter(({ before }) => before === null).length;
    const isTooLong = come > 0 && (lists?.rows.length ?? 0) + come > this.most;
    return !isTooLong && this.sheet.moveRows(moves);
  }

  private geometryOf(layout: Layout): Geometry {
    const { part_rows: rows, part_columns: columns, handed } = this.cells;
    return makeGeometry(layout, this.form.calculatedCells(), { rows, columns }, handed);
  }

  /** Where rows may be added: what that needs comes with the first list. */
  private listSheet({ listSheet, growLayout }: ListParts): Sheet {
    const { core, layout, words } = this.start;
    return listSheet(layout, (this.cells.rows ?? []) as AddedRow[], {
      grow: (rows) => this.grow(rows, growLayout),
      sheet: (geometry) => new Sheet(geometry, core, this.form, words),
    });
  }

  /** The core's form with other rows, and what the grid shows of it. */
  private grow(
    rows: readonly AddedRow[],
    growLayout: ListParts['growLayout'],
  ): Geometry | undefined {
    const { layout } = this.start;
    const grown = this.form.setRows(rows);
    if (!grown) return undefined;
    this.most = grown.most;
    this.form.setScope(this.scopeRows(rows), this.cells.part_columns);
    this.form.setExternals((this.cells.externals ?? []) as External[]);
    return this.geometryOf(growLayout(layout, grown));
  }

  /** An added row is assigned with its open row. */
  private scopeRows(added: readonly { key: number; open: number }[]): number[] {
    const { part_rows: rows } = this.cells;
    return [...rows, ...added.filter(({ open }) => rows.includes(open)).map(({ key }) => key)];
  }

  /** Forgets what was kept here and shows the server's figures. */
  async dropKept(): Promise<void> {
    for (const cell of this.ledger.unsavedIndices()) this.ledger.decide(cell, 'theirs');
    this.sheet.dropRefused([...this.sheet.refused.keys()]);
    this.ledger.dropRows();
    await this.keep();
  }

  /** Leaves the page: the last cells are sent in the background; until then they are kept. */
  close(): void {
    this.stopper.abort();
    clearTimeout(this.checkTimer);
    void this.keep();
    void this.saver.flush().finally(() => {
      this.saver.stop();
      this.form.close();
    });
  }

  private restore(draft: Draft): void {
    this.saver.rebase(draft.base_version);
    const rows = this.ledger.restoreRows(draft.rows ?? []);
    const cells = this.ledger.restore(draft.cells) + rows;
    if (cells > 0) this.restored = { cells, at: draft.changed_at };
    else void this.keep();
  }

  /** Other reports may have given other figures since. */
  private async reload(): Promise<ReportCells> {
    this.cells = await loadCells(this.start.reportId);
    this.sheet.takeExternals(this.cells.externals ?? []);
    return this.cells;
  }

  /** Behind what is typed, so that no key waits for it. */
  private checkSoon(): void {
    if ((this.start.layout.checks ?? []).length === 0) return;
    clearTimeout(this.checkTimer);
    this.checkTimer = setTimeout(() => {
      if (this.runChecks()) this.start.events.changed();
    }, CHECK_QUIET_MS);
  }

  /** True: the checks say something else than before. */
  private runChecks(): boolean {
    if (this.stopper.signal.aborted) return false;
    const report = reportOf(this.sheet, this.start.checkWords);
    const isNew = JSON.stringify(report) !== JSON.stringify(this.report);
    if (!isNew) return false;
    this.report = report;
    this.sheet.setCheckMarks(marksOf(report));
    return true;
  }

  private onNews(news: News): void {
    if (news === 'typed') this.saver.touched();
    else if (news !== 'settled') this.start.events.rows(news);
    this.happened++;
    this.keepTimer ??= setTimeout(() => void this.keep(), DRAFT_QUIET_MS);
    this.start.events.changed();
  }

  private async keep(): Promise<void> {
    clearTimeout(this.keepTimer);
    this.keepTimer = undefined;
    const upTo = this.happened;
    try {
      await this.drafts.keep(this.ledger.kept(), this.saver.baseVersion, this.ledger.keptRows());
      this.keptTo = upTo;
      this.cannotKeep = false;
    } catch {
      this.cannotKeep = true;
    }
    if (!this.stopper.signal.aborted) this.start.events.changed();
  }

  private listen(): void {
    const { signal } = this.stopper;
    window.addEventListener('online', () => void this.saver.resume(), { signal });
    window.addEventListener('pagehide', () => void this.keep(), { signal });
    document.addEventListener('visibilitychange', () => this.onVisibility(), { signal });
    window.addEventListener('beforeunload', (event) => this.onUnload(event), { signal });
  }

  private onVisibility(): void {
    if (document.visibilityState === 'hidden') void this.saver.flush();
    else void this.saver.resume();
  }

  /** Asked only when something would really be lost. */
  private onUnload(event: BeforeUnloadEvent): void {
    if (this.cannotKeep && this.ledger.unsent > 0) event.preventDefault();
  }
}
