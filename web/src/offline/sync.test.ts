import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Problem } from '@/api/problem';
import type { CellChange, CellsSaved, ReportCells } from '@/api/types';

import { aSheet } from '../../tests/a-sheet';

import { Saver, verdictOf, type Batch, type SaveStatus } from './sync';

type Save = (base: number, cells: CellChange[]) => CellsSaved | Promise<CellsSaved>;

function savedAll(
  version: number,
  cells: CellChange[],
  over: Partial<CellsSaved> = {},
): CellsSaved {
  const saved = cells.map(({ row, column }) => ({ row, column }));
  const saved_at = '2026-07-15T07:05:00.000Z';
  return { version, saved_at, saved, calculated: [], conflicts: [], ...over };
}

function aServer(save: Save, load: () => Promise<ReportCells> = () => Promise.reject(new Error())) {
  const sheet = aSheet();
  const statuses: SaveStatus['kind'][] = [];
  const calls: { base: number; cells: CellChange[] }[] = [];
  const server = {
    save: async (base: number, { cells }: Batch) => {
      calls.push({ base, cells });
      return save(base, cells);
    },
    load: vi.fn(load),
  };
  const events = { status: (s: SaveStatus) => statuses.push(s.kind), saved: vi.fn() };
  const saver = new Saver(sheet.ledger, server, events, 7);
  sheet.ledger.watch((news) => {
    if (news === 'typed') saver.touched();
  });
  return { ...sheet, saver, calls, statuses, server, events };
}

const cells = (version: number, list: Partial<ReportCells['cells'][number]>[]): ReportCells => ({
  report_id: 1,
  version,
  part_rows: [],
  part_columns: [],
  cells: list.map((cell) => ({
    row: 1,
    column: 4,
    value: null,
    version,
    override: false,
    note: '',
    error: '',
    ...cell,
  })),
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('the saving loop', () => {
  it('sends one batch 800 ms after the last change', async () => {
    const { type, calls, statuses, events } = aServer((base, sent) => savedAll(base + 1, sent));
    type(1, 4, '1');
    await vi.advanceTimersByTimeAsync(500);
    type(2, 4, '2');
    await vi.advanceTimersByTimeAsync(799);
    expect(calls).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(calls).toEqual([
      {
        base: 7,
        cells: [
          { row: 1, column: 4, value: '1' },
          { row: 2, column: 4, value: '2' },
        ],
      },
    ]);
    expect(statuses.at(-1)).toBe('clean');
    expect(events.saved).toHaveBeenCalledWith('2026-07-15T07:05:00.000Z', 8);
  });

  it('names the newest version in the next batch', async () => {
    const { type, calls, saver } = aServer((base, sent) => savedAll(base + 1, sent));
    type(1, 4, '1');
    await saver.flush();
    type(1, 4, '2');
    await saver.flush();
    expect(calls.map(({ base }) => base)).toEqual([7, 8]);
  });

  it('reads the report again when a version was skipped, before it sends more', async () => {
    const load = () =>
      Promise.resolve(cells(9, [{ value: '1' }, { row: 3, column: 5, value: '30' }]));
    const { type, saver, sheet, at, server } = aServer((_, sent) => savedAll(9, sent), load);
    type(1, 4, '1');
    await saver.flush();
    expect(server.load).toHaveBeenCalledTimes(1);
    expect(saver.baseVersion).toBe(9);
    expect(sheet.value(at(3, 5))).toBe('30');
  });

  it('keeps everything when the server is not reached, and tries again', async () => {
    let isDown = true;
    const { type, calls, statuses, ledger } = aServer((base, sent) => {
      if (isDown) throw new Problem(0, 'no_connection', '');
      return savedAll(base + 1, sent);
    });
    type(1, 4, '1');
    await vi.advanceTimersByTimeAsync(800);
    expect(statuses.at(-1)).toBe('kept');
    expect(ledger.unsent).toBe(1);
    isDown = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(calls.length).toBeGreaterThan(1);
    expect(statuses.at(-1)).toBe('clean');
    expect(ledger.unsent).toBe(0);
  });

  it('waits longer after each failure, at most a minute', async () => {
    const { type, calls } = aServer(() => Promise.reject(new Problem(503, 'busy', '')));
    type(1, 4, '1');
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(calls.length).toBeGreaterThan(10);
    expect(calls.length).toBeLessThan(40);
  });

  it('sends at once when the network is back', async () => {
    let isDown = true;
    const { type, saver, statuses } = aServer((base, sent) => {
      if (isDown) throw new Problem(0, 'no_connection', '');
      return savedAll(base + 1, sent);
    });
    type(1, 4, '1');
    await saver.flush();
    isDown = false;
    await saver.resume();
    expect(statuses.at(-1)).toBe('clean');
  });

  it('sends the rest when one cell is refused', async () => {
    const { type, ledger, at, saver, calls } = aServer((base, sent) => {
      if (sent.length === 2) throw new Problem(422, 'cell', 'Không được âm', 'cells[0].value');
      return savedAll(base + 1, sent);
    });
    type(1, 4, '-1');
    type(2, 4, '2');
    await saver.flush();
    expect(calls).toHaveLength(2);
    expect(ledger.state(at(1, 4))).toMatchObject({ kind: 'failed', reason: 'Không được âm' });
    expect(ledger.state(at(2, 4)).kind).toBe('clean');
  });

  it('stops when the server says no to all of it, and says why', async () => {
    const { type, saver, statuses, ledger, calls } = aServer(() =>
      Promise.reject(new Problem(409, 'report.locked', 'Báo cáo đã trình lãnh đạo')),
    );
    type(1, 4, '1');
    await saver.flush();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(statuses.at(-1)).toBe('blocked');
    expect(calls).toHaveLength(1);
    expect(ledger.unsent).toBe(1);
  });

  it('waits for a new log-in when the session has ended', async () => {
    const { type, saver, statuses } = aServer(() =>
      Promise.reject(new Problem(401, 'session', '')),
    );
    type(1, 4, '1');
    await saver.flush();
    expect(statuses.at(-1)).toBe('signedOut');
  });

  it('shows a conflict and reads the report again', async () => {
    const { type, saver, ledger } = aServer(
      (_, sent) =>
        savedAll(9, sent, {
          saved: [],
          conflicts: [
            {
              row: 1,
              column: 4,
              mine: '1',
              theirs: '5',
              version: 9,
              by: 'Lê Hà',
              at: '2026-07-15',
            },
          ],
        }),
      () => Promise.resolve(cells(9, [{ value: '5' }])),
    );
    type(1, 4, '1');
    await saver.flush();
    expect(ledger.conflicts).toMatchObject([{ mine: '1', theirs: '5', by: 'Lê Hà' }]);
    expect(saver.baseVersion).toBe(9);
  });

  it('recognises its own save whose answer was lost', async () => {
    const own = { row: 1, column: 4, mine: '2', theirs: '1', version: 8, by: 'tôi', at: '' };
    const answers: Save[] = [
      () => Promise.reject(new Problem(0, 'no_connection', '')),
      (_, sent) => savedAll(8, sent, { saved: [], conflicts: [own] }),
      (_, sent) => savedAll(9, sent),
    ];
    const { type, saver, ledger, at } = aServer(
      (base, sent) => (answers.shift() as Save)(base, sent),
      () => Promise.resolve(cells(8, [{ value: '1' }])),
    );
    type(1, 4, '1');
    await saver.flush();
    type(1, 4, '2');
    await saver.flush();
    expect(ledger.conflicts).toEqual([]);
    expect(ledger.state(at(1, 4))).toEqual({ kind: 'clean', value: '2' });
  });

  it('merges when somebody else saved, sending its own first', async () => {
    const order: string[] = [];
    const { type, saver, sheet, at } = aServer(
      (_, sent) => {
        order.push('save');
        return savedAll(9, sent);
      },
      () => {
        order.push('load');
        return Promise.resolve(cells(9, [{ value: '1' }, { row: 2, column: 4, value: '8' }]));
      },
    );
    type(1, 4, '1');
    await saver.refresh(8);
    expect(order).toEqual(['save', 'load']);
    expect(sheet.value(at(2, 4))).toBe('8');
  });

  it('does not complain of figures it may not read any more', async () => {
    const { saver, statuses } = aServer(
      (base, sent) => savedAll(base + 1, sent),
      () => Promise.reject(new Problem(403, 'report.not_sent', 'Báo cáo chưa gửi.')),
    );
    await saver.refresh(9);
    expect(statuses).toEqual(['clean']);
  });

  it('does not read again for news about its own save', async () => {
    const { type, saver, server } = aServer((base, sent) => savedAll(base + 1, sent));
    type(1, 4, '1');
    await saver.flush();
    await saver.refresh(8);
    expect(server.load).not.toHaveBeenCalled();
  });
});

describe('verdictOf', () => {
  const list: [string, unknown, string][] = [
    ['a fault of ours or the network', new TypeError('x'), 'unreachable'],
    ['a proxy without its server', new Problem(502, 'strange_answer', ''), 'unreachable'],
    ['a maintenance', new Problem(503, 'system.stopped', ''), 'unreachable'],
    ['too many requests', new Problem(429, 'too_many', ''), 'unreachable'],
    ['an ended session', new Problem(401, 'session.none', ''), 'signedOut'],
    ['one cell', new Problem(422, 'x', '', 'cells[12].value'), 'cell'],
    ['no right', new Problem(403, 'forbidden', ''), 'blocked'],
  ];
  it.each(list)('%s', (_, error, kind) => {
    expect(verdictOf(error).kind).toBe(kind);
  });
});
