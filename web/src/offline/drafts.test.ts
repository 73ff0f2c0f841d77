import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';

import { Drafts, type DraftCell } from './drafts';

let report = 0;
const now = () => new Date('2026-07-15T07:05:00Z');
const cell = (row: number, value: string): DraftCell => ({
  row,
  column: 4,
  value,
  saved: null,
  note: '',
});

beforeEach(() => {
  report += 1;
});

describe('drafts', () => {
  it('come back in a new window, with the version they were typed over', async () => {
    await new Drafts(1, report, now).keep([cell(1, '12')], 7);
    expect(await new Drafts(1, report).read()).toEqual({
      account_id: 1,
      report_id: report,
      base_version: 7,
      changed_at: '2026-07-15T07:05:00.000Z',
      cells: [cell(1, '12')],
    });
  });

  it('hold rows that were added, and leave those of another window alone', async () => {
    const first = new Drafts(1, report, now);
    const second = new Drafts(1, report, now);
    await first.keep([], 7, [{ key: 5, open: 2, after: 0 }]);
    await second.keep([], 7, [{ key: 6, removed: true }]);
    expect((await new Drafts(1, report).read())?.rows).toEqual([
      { key: 5, open: 2, after: 0 },
      { key: 6, removed: true },
    ]);
    await first.keep([], 7);
    expect((await new Drafts(1, report).read())?.rows).toEqual([{ key: 6, removed: true }]);
    await second.keep([], 7);
    expect(await new Drafts(1, report).read()).toBeUndefined();
  });

  it('are not shown to another account on the same machine', async () => {
    await new Drafts(1, report).keep([cell(1, '12')], 7);
    expect(await new Drafts(2, report).read()).toBeUndefined();
  });

  it('are gone when the server has everything', async () => {
    const drafts = new Drafts(1, report);
    await drafts.keep([cell(1, '12')], 7);
    await drafts.keep([], 8);
    expect(await drafts.read()).toBeUndefined();
  });

  it('of two windows do not push each other out', async () => {
    const one = new Drafts(1, report);
    const two = new Drafts(1, report);
    await one.keep([cell(1, '1')], 7);
    await two.keep([cell(2, '2')], 8);
    expect((await new Drafts(1, report).read())?.cells).toEqual([cell(1, '1'), cell(2, '2')]);
    await two.keep([], 9);
    expect((await new Drafts(1, report).read())?.cells).toEqual([cell(1, '1')]);
  });

  it('keep the oldest version of what is in them', async () => {
    const drafts = new Drafts(1, report);
    await drafts.keep([cell(1, '1')], 7);
    await drafts.keep([cell(1, '1'), cell(2, '2')], 9);
    expect((await drafts.read())?.base_version).toBe(7);
  });

  it('that were read back belong to the window that read them', async () => {
    await new Drafts(1, report).keep([cell(1, '1')], 7);
    const again = new Drafts(1, report);
    await again.read();
    await again.keep([], 8);
    expect(await again.read()).toBeUndefined();
  });
});
