/*
 * Many reports, one after the other: each succeeds or is refused by itself. The key of an attempt
 * is kept until its answer is known, so that what was done and not heard of is not done twice.
 */
export type Outcome = 'waiting' | 'doing' | 'done' | 'failed' | 'skipped';

export interface BatchLine<T> {
  item: T;
  name: string;
  outcome: Outcome;
  /** What came of it, what goes on, or why it did not. */
  text: string;
  key: string;
}

export interface BatchWork<T> {
  /** What came of it, in words; `tell` says what goes on meanwhile. */
  run: (item: T, key: string, tell: (doing: string) => void) => Promise<string>;
  explain: (error: unknown) => string;
  /** Nobody knows whether it was done: the connection was lost. */
  isUnsure: (error: unknown) => boolean;
  newKey: () => string;
}

export function batchLines<T>(
  items: readonly T[],
  name: (item: T) => string,
  newKey: () => string,
): BatchLine<T>[] {
  return items.map((item) => {
    return { item, name: name(item), outcome: 'waiting', text: '', key: newKey() };
  });
}

/** Which are left as they are, and why; what is done stays done. */
export function judgeLines<T>(lines: readonly BatchLine<T>[], reason: (item: T) => string): void {
  for (const line of lines) {
    if (line.outcome !== 'waiting' && line.outcome !== 'skipped') continue;
    line.text = reason(line.item);
    line.outcome = line.text === '' ? 'waiting' : 'skipped';
  }
}

/** Tells why a line was not done. False: the connection was lost, nobody knows whether it was. */
export function failLine<T>(
  line: BatchLine<T>,
  error: unknown,
  work: Pick<BatchWork<T>, 'explain' | 'isUnsure' | 'newKey'>,
): boolean {
  line.text = work.explain(error);
  line.outcome = 'failed';
  if (work.isUnsure(error)) return false;
  // It was refused: another attempt is another intention.
  line.key = work.newKey();
  return true;
}

async function runLine<T>(
  line: BatchLine<T>,
  work: BatchWork<T>,
  isStopped: () => boolean,
): Promise<boolean> {
  line.outcome = 'doing';
  line.text = '';
  try {
    line.text = await work.run(line.item, line.key, (doing) => (line.text = doing));
    line.outcome = 'done';
    return true;
  } catch (error) {
    if (isStopped()) {
      line.text = '';
      line.outcome = 'waiting';
      return false;
    }
    return failLine(line, error, work);
  }
}

/** Does what waits, until all is done, somebody stops it, or the connection is lost. */
export async function runBatch<T>(
  lines: readonly BatchLine<T>[],
  work: BatchWork<T>,
  isStopped: () => boolean,
): Promise<void> {
  for (const line of lines) {
    if (line.outcome !== 'waiting') continue;
    if (isStopped()) return;
    if (!(await runLine(line, work, isStopped))) return;
  }
}

/** What failed waits again. */
export function againLines<T>(lines: readonly BatchLine<T>[]): void {
  for (const line of lines)
    if (line.outcome === 'failed') {
      line.outcome = 'waiting';
      line.text = '';
    }
}

export interface BatchCount {
  all: number;
  done: number;
  failed: number;
  left: number;
}

export function countLines<T>(lines: readonly BatchLine<T>[]): BatchCount {
  const of = (...outcomes: Outcome[]) =>
    lines.filter((line) => outcomes.includes(line.outcome)).length;
  return {
    all: lines.length,
    done: of('done'),
    failed: of('failed', 'skipped'),
    left: of('waiting', 'doing'),
  };
}
