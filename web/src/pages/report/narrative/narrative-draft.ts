/*
 * A text on its way to the server: sent 800 ms after the last key, kept on this machine until the
 * server has it.
 *
 * One request at a time. Who saved first is told by the version: the other's text is never written
 * over unasked. No Vue and no editor: what changes is told by `onChange`.
 */
import { isConflict, NO_CONNECTION, Problem } from '@/api/problem';
import type { DocNode } from '@/editor/doc';

export const DELAY_MS = 800;

export type DraftStatus =
  | { kind: 'clean' }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  /** No answer: it is on this machine and will be sent again. */
  | { kind: 'kept'; reason: string }
  /** The server says no; typing on may mend it. */
  | { kind: 'refused'; reason: string }
  | { kind: 'conflict' };

export interface Kept {
  doc: DocNode;
  version: number;
  at: string;
}

/** Where a text waits on this machine. */
export interface Keeper {
  put(kept: Kept): void;
  get(): Kept | null;
  drop(): void;
}

export interface Saved {
  version: number;
}

export interface DraftWork<T extends Saved> {
  save: (version: number, doc: DocNode) => Promise<T>;
  keeper: Keeper;
  onChange: (status: DraftStatus) => void;
  onSaved: (saved: T) => void;
  now?: () => Date;
}

export class NarrativeDraft<T extends Saved> {
  private pending: DocNode | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<boolean> | null = null;
  private state: DraftStatus = { kind: 'clean' };

  constructor(
    private version: number,
    private readonly work: DraftWork<T>,
  ) {}

  get status(): DraftStatus {
    return this.state;
  }

  get isDirty(): boolean {
    return this.pending !== null;
  }

  type(doc: DocNode): void {
    this.pending = doc;
    const at = (this.work.now?.() ?? new Date()).toISOString();
    this.work.keeper.put({ doc, version: this.version, at });
    // What is in conflict waits for a decision, however much is typed.
    if (this.state.kind === 'conflict') return;
    this.become({ kind: 'waiting' });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), DELAY_MS);
  }

  /** Sends what is not sent yet. True: the server has all of it. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    if (this.sending) await this.sending;
    if (this.pending === null) return true;
    if (this.state.kind === 'conflict') return false;
    this.sending = this.send(this.pending);
    const isSent = await this.sending;
    this.sending = null;
    return isSent && this.pending === null;
  }

  /** Mine in place of theirs: it follows their version. */
  async overwrite(version: number): Promise<boolean> {
    this.version = version;
    this.become({ kind: 'waiting' });
    return this.flush();
  }

  /** Theirs in place of mine. */
  takeTheirs(version: number): void {
    this.version = version;
    this.forget();
    this.become({ kind: 'clean' });
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private forget(): void {
    this.pending = null;
    this.work.keeper.drop();
  }

  private async send(doc: DocNode): Promise<boolean> {
    this.become({ kind: 'saving' });
    try {
      const saved = await this.work.save(this.version, doc);
      this.version = saved.version;
      // What was typed meanwhile is still to be sent, on top of this version.
      if (this.pending === doc) this.forget();
      else if (this.pending) this.type(this.pending);
      if (this.pending === null) this.become({ kind: 'clean' });
      this.work.onSaved(saved);
      return true;
    } catch (error) {
      this.become(this.trouble(error));
      return false;
    }
  }

  private trouble(error: unknown): DraftStatus {
    if (isConflict(error)) return { kind: 'conflict' };
    const reason = error instanceof Error ? error.message : '';
    const isLost = error instanceof Problem && (error.key === NO_CONNECTION || error.status >= 500);
    if (isLost) this.timer = setTimeout(() => void this.flush(), DELAY_MS * 10);
    return isLost ? { kind: 'kept', reason } : { kind: 'refused', reason };
  }

  private become(state: DraftStatus): void {
    this.state = state;
    this.work.onChange(state);
  }
}

/** In the browser's storage, by account and report. */
export function keeperOf(accountId: number, reportId: number): Keeper {
  const key = `narrative:${String(accountId)}:${String(reportId)}`;
  return {
    put(kept) {
      try {
        localStorage.setItem(key, JSON.stringify(kept));
      } catch {
        // Storage is full or forbidden: the server's copy comes within a second all the same.
      }
    },
    get() {
      try {
        return JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
      } catch {
        return null;
      }
    },
    drop() {
      try {
        localStorage.removeItem(key);
      } catch {
        // As above.
      }
    },
  };
}
