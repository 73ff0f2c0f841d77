/*
 * The saving loop: 800 ms after the last change what is unsent goes to the server in one batch.
 *
 * One request at a time. A batch names the version it was typed over
 * (base_version), so the server finds what somebody else changed since. When a
 * version was skipped, or an answer was lost, the report is read again before
 * anything more is sent. What cannot be sent stays, and is tried again.
 */
import { Problem } from '@/api/problem';
import { waitBefore } from '@/api/stream';
import type { CellChange, CellsSaved, ReportCells } from '@/api/types';
import type { RowSend } from '@/core/core';

const QUIET_MS = 800;

/** What goes into one save. */
export interface Batch {
  cells: CellChange[];
  /** Rows of open lists that come, go or change places. */
  rows: RowSend[];
  /** There is more than one save takes. */
  isFull: boolean;
}

/** What the ledger of the grid offers; this loop knows nothing else of it. */
export interface Pending {
  readonly unsent: number;
  take(): Batch;
  /** True: something is in doubt and must be read again. */
  settle(sent: Batch, answer: CellsSaved): boolean;
  refuse(cell: CellChange, reason: string): void;
  putBack(sent: Batch, mayHaveArrived: boolean): void;
  merge(report: ReportCells): void;
}

export interface Server {
  save(baseVersion: number, batch: Batch): Promise<CellsSaved>;
  load(): Promise<ReportCells>;
}

export type SaveStatus =
  | { kind: 'clean' }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  /** Not reached: kept on this machine and tried again. */
  | { kind: 'kept' }
  | { kind: 'signedOut' }
  /** The server said no to all of it; trying again will not help. */
  | { kind: 'blocked'; reason: string };

export interface SaverEvents {
  status(status: SaveStatus): void;
  saved(at: string, version: number): void;
}

type Verdict =
  | { kind: 'unreachable' }
  | { kind: 'signedOut' }
  | { kind: 'stale' }
  | { kind: 'cell'; index: number; reason: string }
  | { kind: 'blocked'; reason: string };

const NONE: Batch = { cells: [], rows: [], isFull: false };
const CELL_FIELD = /^cells\[(\d+)\]/;

function isPassing(status: number): boolean {
  return status === 0 || status === 408 || status === 429 || status >= 500;
}

export function verdictOf(error: unknown): Verdict {
  if (!(error instanceof Problem)) return { kind: 'unreachable' };
  if (isPassing(error.status)) return { kind: 'unreachable' };
  if (error.status === 401) return { kind: 'signedOut' };
  if (error.key === 'changed_meanwhile') return { kind: 'stale' };
  const cell = CELL_FIELD.exec(error.field ?? '');
  if (cell) return { kind: 'cell', index: Number(cell[1]), reason: error.message };
  return { kind: 'blocked', reason: error.message };
}

export class Saver {
  private running: Promise<void> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private again = false;
  private mustLoad = false;
  private attempt = 0;
  private stopped = false;
  /** The report is not open for entry: nothing is sent, news are still read. */
  paused = false;

  constructor(
    private readonly pending: Pending,
    private readonly server: Server,
    private readonly events: SaverEvents,
    /** The version the shown cells are of. */
    private version: number,
  ) {}

  get baseVersion(): number {
    return this.version;
  }

  /** Something was typed. */
  touched(): void {
    // While the server is not reached the next try has its time already.
    if (this.paused || this.pending.unsent === 0 || this.attempt > 0) return;
    if (!this.running) this.events.status({ kind: 'waiting' });
    this.schedule(QUIET_MS);
  }

  /** Sends now; resolves when there is nothing more to send, or it cannot be sent. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.stopped) return Promise.resolve();
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.loop().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** The report is said to be of this version now: somebody else may have saved. */
  refresh(version: number): Promise<void> {
    if (version <= this.version) return Promise.resolve();
    // While our own batch is on its way the news are probably about it.
    if (this.running) return this.running.then(() => this.refresh(version));
    this.mustLoad = true;
    return this.flush();
  }

  /** The network or the session is back. */
  resume(): Promise<void> {
    this.attempt = 0;
    return this.pending.unsent > 0 || this.mustLoad ? this.flush() : Promise.resolve();
  }

  /** The restored cells were typed over an older version than the one loaded. */
  rebase(version: number): void {
    this.version = Math.min(this.version, version);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => void this.flush(), ms);
  }

  private async loop(): Promise<void> {
    do {
      this.again = false;
      if (!(await this.round())) return;
    } while (this.again || this.mustLoad);
    this.attempt = 0;
    const isWaiting = this.pending.unsent > 0 && !this.paused;
    this.events.status({ kind: isWaiting ? 'waiting' : 'clean' });
  }

  /** False: it cannot go on now; the status says why. */
  private async round(): Promise<boolean> {
    const sent = this.paused ? NONE : this.pending.take();
    const { cells, rows } = sent;
    if (cells.length + rows.length > 0 && !(await this.send(sent))) return false;
    return !this.mustLoad || this.reload();
  }

  private async send(sent: Batch): Promise<boolean> {
    this.events.status({ kind: 'saving' });
    try {
      this.settle(sent, await this.server.save(this.version, sent));
      return true;
    } catch (error) {
      return this.failed(sent, verdictOf(error));
    }
  }

  private settle(sent: Batch, answer: CellsSaved): void {
    const inDoubt = this.pending.settle(sent, answer);
    const isNext = answer.version === this.version + 1;
    const conflicts = answer.conflicts.length + (answer.row_conflicts?.length ?? 0);
    if (inDoubt || sent.isFull || answer.row_conflicts?.length) this.again = true;
    if (isNext && conflicts === 0) this.version = answer.version;
    else if (answer.version !== this.version || conflicts > 0) this.mustLoad = true;
    if (answer.saved.length + sent.rows.length > 0)
      this.events.saved(answer.saved_at, answer.version);
  }

  private async reload(): Promise<boolean> {
    try {
      const report = await this.server.load();
      this.pending.merge(report);
      this.version = report.version;
      this.mustLoad = false;
      return true;
    } catch (error) {
      const verdict = verdictOf(error);
      // Nothing is lost where nothing waits: given back to its unit, a report is not ours to read.
      if (verdict.kind !== 'blocked' || this.pending.unsent > 0) return this.failed(NONE, verdict);
      this.mustLoad = false;
      return true;
    }
  }

  private failed(sent: Batch, verdict: Verdict): boolean {
    const culprit = verdict.kind === 'cell' ? sent.cells[verdict.index] : undefined;
    const cells = sent.cells.filter((cell) => cell !== culprit);
    this.pending.putBack({ ...sent, cells }, verdict.kind === 'unreachable');
    if (verdict.kind === 'cell' && culprit) {
      this.pending.refuse(culprit, verdict.reason);
      this.again = this.pending.unsent > 0;
      return true;
    }
    if (verdict.kind === 'stale' && this.attempt++ < 3) {
      this.mustLoad = true;
      this.again = true;
      return true;
    }
    return this.giveUp(verdict);
  }

  private giveUp(verdict: Verdict): false {
    if (verdict.kind === 'signedOut') this.events.status({ kind: 'signedOut' });
    else if (verdict.kind === 'blocked') this.events.status(verdict);
    else {
      this.events.status({ kind: 'kept' });
      this.attempt += 1;
      this.schedule(waitBefore(this.attempt, Math.random()));
    }
    return false;
  }
}
