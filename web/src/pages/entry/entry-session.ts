/*
 * One report being filled in: sheet, ledger, saving loop and local drafts, put together.
 *
 * No Vue here; the page listens. Opening reads the core, the figures and what
 * was kept on this machine at once, then puts the kept cells back.
 */
import { loadCells, saveCells } from '@/api/queries/reports';
import type { Layout, ReportCells } from '@/api/types';
import type { Core } from '@/core/core';
import { drawKey, growLayout, type AddedRow } from '@/core/grown';
import { keyAt, makeGeometry } from '@/grid/geometry';
import { Ledger } from '@/grid/ledger';
import { Sheet } from '@/grid/sheet';
import type { ValueWords } from '@/grid/values';
import { Drafts, type Draft } from '@/offline/drafts';
import { Saver, type SaveStatus } from '@/offline/sync';

import type { FillSave } from './fill-plan';
import { marksOf, NO_REPORT, reportOf, type CheckWords } from './checks';

const DRAFT_QUIET_MS = 40;
const CHECK_QUIET_MS = 150;

export interface SessionEvents {
  status(status: SaveStatus): void;
  saved(at: string, version: number): void;
  /** Something is to be saved, or was settled. */
  changed(): void;
  /** Rows were added or taken away: the sheet is to be opened anew. */
  regrown(): void;
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
  /** The rows that were added to the report. */
  readonly rows: readonly AddedRow[];
  /** The form with them. */
  readonly layout: Layout;

  private constructor(
    private readonly start: SessionStart,
    private readonly drafts: Drafts,
    cells: ReportCells,
  ) {
    const { core, layout, words, events, reportId } = start;
    this.form = core.openForm(layout);
    this.rows = (cells.rows ?? []) as AddedRow[];
    const typed = this.rows.filter(({ heading }) => !heading);
    if (typed.length > 0) this.form.setRows(typed);
    const scope = { rows: cells.part_rows, columns: cells.part_columns };
    this.layout = growLayout(layout, this.rows);
    const geometry = makeGeometry(this.layout, this.form.calculatedCells(), scope, cells.handed);
    this.sheet = new Sheet(geometry, core, this.form, words);
    this.sheet.setScope(this.scopeRows(cells.part_rows), cells.part_columns);
    this.sheet.takeExternals(cells.externals ?? []);
    this.sheet.load(this.namesOf(layout));
    this.sheet.load(cells.cells);
    this.runChecks();
    this.sheet.listen({ touched: () => this.checkSoon() });
    this.ledger = new Ledger(this.sheet);
    const server = {
      save: (base_version: number, sent: Parameters<typeof saveCells>[1]['cells']) =>
        saveCells(reportId, { base_version, cells: sent }),
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
    const session = new EntrySession(start, drafts, await loadCells(start.reportId));
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

  /** Adds rows behind a place; answers the key of the first. Undefined: the server was not reached. */
  async addRows(
    place: { open: number; after?: number },
    count: number,
  ): Promise<number | undefined> {
    const keys = Array.from({ length: count }, drawKey);
    const rows = keys.map((key, i) => {
      const after = i === 0 ? place.after : keys[i - 1];
      return { key, open: place.open, ...(after === undefined ? {} : { after }) };
    });
    return (await this.sendRows(rows)) ? keys[0] : undefined;
  }

  /** Rows and cells of a file, in one save or several. False: the server was not reached. */
  async saveFill(saves: readonly FillSave[]): Promise<boolean> {
    if (!(await this.flush())) return false;
    let base_version = this.saver.baseVersion;
    try {
      for (const save of saves)
        base_version = (await saveCells(this.start.reportId, { base_version, ...save })).version;
    } catch (error) {
      if (navigator.onLine) throw error;
      return false;
    } finally {
      this.start.events.regrown();
    }
    return true;
  }

  /** Undefined: the server was not reached; else the rows somebody wrote in meanwhile, which stay. */
  async removeRow(key: number): Promise<number | undefined> {
    const saved = await this.sendRows([{ key, removed: true }]);
    return saved && (saved.row_conflicts ?? []).length;
  }

  /** Whether there are figures or words in the row. */
  isFilled(key: number): boolean {
    const { sheet } = this;
    for (let index = 0; index < sheet.geometry.kinds.length; index++)
      if (sheet.editable(index) && sheet.value(index) !== null)
        if (keyAt(sheet.geometry, index).row === key) return true;
    return false;
  }

  private async sendRows(rows: NonNullable<Parameters<typeof saveCells>[1]['rows']>) {
    if (!(await this.flush())) return undefined;
    try {
      const saved = await saveCells(this.start.reportId, {
        base_version: this.saver.baseVersion,
        rows,
      });
      this.start.events.regrown();
      return saved;
    } catch (error) {
      if (navigator.onLine) throw error;
      return undefined;
    }
  }

  /** An added row is assigned with its open row. */
  private scopeRows(rows: readonly number[]): number[] {
    const added = this.rows.filter(({ open }) => rows.includes(open)).map(({ key }) => key);
    return [...rows, ...added];
  }

  /** What the form itself calls its rows, for the columns in which added rows are named. */
  private namesOf(layout: Layout) {
    if (this.rows.length === 0) return [];
    const naming = layout.columns.filter(({ role }) => role !== 'value' && role !== 'stt');
    return layout.rows.flatMap((row) =>
      naming.map(({ key, role }) => {
        const text = role === 'label' ? row.label : role === 'code' ? row.code : row.unit;
        return { row: row.key, column: key, value: null, text };
      }),
    );
  }

  /** Forgets what was kept here and shows the server's figures. */
  async dropKept(): Promise<void> {
    for (const cell of this.ledger.unsavedIndices()) this.ledger.decide(cell, 'theirs');
    this.sheet.dropRefused([...this.sheet.refused.keys()]);
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
    const cells = this.ledger.restore(draft.cells);
    if (cells > 0) this.restored = { cells, at: draft.changed_at };
    else void this.keep();
  }

  /** Other reports may have given other figures since. */
  private async reload(): Promise<ReportCells> {
    const cells = await loadCells(this.start.reportId);
    this.sheet.takeExternals(cells.externals ?? []);
    const keys = (rows: readonly { key: number }[]): string => rows.map(({ key }) => key).join();
    if (keys(cells.rows ?? []) !== keys(this.rows)) this.start.events.regrown();
    return cells;
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

  private onNews(news: 'typed' | 'settled'): void {
    if (news === 'typed') this.saver.touched();
    this.happened++;
    this.keepTimer ??= setTimeout(() => void this.keep(), DRAFT_QUIET_MS);
    this.start.events.changed();
  }

  private async keep(): Promise<void> {
    clearTimeout(this.keepTimer);
    this.keepTimer = undefined;
    const upTo = this.happened;
    try {
      await this.drafts.keep(this.ledger.kept(), this.saver.baseVersion);
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
