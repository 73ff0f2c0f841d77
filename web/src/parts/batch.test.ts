import { describe, expect, it } from 'vitest';

import { againLines, batchLines, countLines, judgeLines, runBatch, type BatchWork } from './batch';

function workOf(run: (item: number, key: string) => string): BatchWork<number> {
  let keys = 0;
  return {
    run: (item, key) =>
      new Promise((resolve) => {
        resolve(run(item, key));
      }),
    explain: (error) => (error as Error).message,
    isUnsure: (error) => (error as Error).message === 'lost',
    newKey: () => `k${++keys}`,
  };
}

describe('a batch', () => {
  it('does each by itself, and says what came of it', async () => {
    const work = workOf((item) => {
      if (item === 2) throw new Error('Đã có số.');
      return `0${item}/BC`;
    });
    const lines = batchLines([0, 1, 2, 3], String, work.newKey);
    judgeLines(lines, (item) => (item === 0 ? 'Chưa ký.' : ''));
    await runBatch(lines, work, () => false);
    expect(lines.map(({ outcome, text }) => [outcome, text])).toEqual([
      ['skipped', 'Chưa ký.'],
      ['done', '01/BC'],
      ['failed', 'Đã có số.'],
      ['done', '03/BC'],
    ]);
    expect(countLines(lines)).toEqual({ all: 4, done: 2, failed: 2, left: 0 });
  });

  it('stops where it is stopped, and goes on from there', async () => {
    let did = 0;
    const work = workOf(() => String(++did));
    const lines = batchLines([1, 2, 3], String, work.newKey);
    await runBatch(lines, work, () => did === 1);
    expect(lines.map((line) => line.outcome)).toEqual(['done', 'waiting', 'waiting']);
    await runBatch(lines, work, () => false);
    expect(did).toBe(3);
  });

  it('judges anew what waits, and leaves what is done', async () => {
    const work = workOf(String);
    const lines = batchLines([1, 2], String, work.newKey);
    judgeLines(lines, () => 'Chưa ký.');
    judgeLines(lines, (item) => (item === 2 ? 'Đã gửi.' : ''));
    await runBatch(lines, work, () => false);
    judgeLines(lines, () => 'Chưa ký.');
    expect(lines.map((line) => [line.outcome, line.text])).toEqual([
      ['done', '1'],
      ['skipped', 'Chưa ký.'],
    ]);
  });

  it('leaves what it was stopped in as it was', async () => {
    let isStopped = false;
    const work = workOf(() => {
      isStopped = true;
      throw new Error('aborted');
    });
    const lines = batchLines([1, 2], String, work.newKey);
    await runBatch(lines, work, () => isStopped);
    expect(lines.map((line) => [line.outcome, line.key])).toEqual([
      ['waiting', 'k1'],
      ['waiting', 'k2'],
    ]);
  });

  it('asks again with the same key when nobody knows what was done', async () => {
    const keys: string[] = [];
    let isLost = true;
    const work = workOf((_item, key) => {
      keys.push(key);
      if (isLost) throw new Error('lost');
      return '01/BC';
    });
    const lines = batchLines([1, 2], String, work.newKey);
    await runBatch(lines, work, () => false);
    expect(lines.map((line) => line.outcome)).toEqual(['failed', 'waiting']);
    isLost = false;
    againLines(lines);
    await runBatch(lines, work, () => false);
    expect(keys).toEqual(['k1', 'k1', 'k2']);
  });

  it('asks again with another key when it was refused', async () => {
    const keys: string[] = [];
    let isRefused = true;
    const work = workOf((_item, key) => {
      keys.push(key);
      if (isRefused) throw new Error('Chưa ký.');
      return '01/BC';
    });
    const lines = batchLines([1], String, work.newKey);
    await runBatch(lines, work, () => false);
    isRefused = false;
    againLines(lines);
    await runBatch(lines, work, () => false);
    expect(keys).toEqual(['k1', 'k2']);
    expect(lines[0]?.outcome).toBe('done');
  });
});
