import { describe, expect, it } from 'vitest';

import type { InboxCycle, InboxItem } from '@/api/types';

import { cyclesOf, groupsOf, isDueSoon, isOverdue, nextOf } from './inbox-groups';

function anItem(given: Partial<InboxItem>): InboxItem {
  return {
    report_id: 1,
    kind: 'entry',
    group: 'todo',
    regime_name: 'Báo cáo tháng',
    period_title: 'Tháng 10 năm 2026',
    unit_name: 'Xã A',
    state: 'assigned',
    due_on: '2026-10-20',
    late: false,
    days_left: 5,
    last_note: '',
    last_actor: '',
    correction: { number: 0, reason: '', asked_by: '', asked_at: null },
    ...given,
  };
}

describe('the inbox', () => {
  it('puts what was returned before what is new', () => {
    const groups = groupsOf([anItem({}), anItem({ report_id: 2, group: 'returned' })], 'all');
    expect(groups.map((one) => one.group)).toEqual(['returned', 'todo']);
  });

  it('sorts by due day, what has none last', () => {
    const items = [
      anItem({ report_id: 1, due_on: null }),
      anItem({ report_id: 2, due_on: '2026-10-21' }),
      anItem({ report_id: 3, due_on: '2026-10-19' }),
    ];
    expect(groupsOf(items, 'all')[0]?.items.map((item) => item.report_id)).toEqual([3, 2, 1]);
  });

  it('shows only what is overdue when asked', () => {
    const items = [anItem({ days_left: -1 }), anItem({ report_id: 2, days_left: 0 })];
    expect(groupsOf(items, 'overdue')[0]?.items).toHaveLength(1);
    expect(groupsOf(items, 'received')).toEqual([]);
  });

  it('counts today as due soon, not as overdue', () => {
    expect(isDueSoon(anItem({ days_left: 0 }))).toBe(true);
    expect(isOverdue(anItem({ days_left: 0 }))).toBe(false);
    expect(isOverdue(anItem({ days_left: -4, due_on: null }))).toBe(false);
  });

  it('counts what was sent to the person as neither', () => {
    expect(isOverdue(anItem({ days_left: -2, group: 'received' }))).toBe(false);
    expect(isDueSoon(anItem({ days_left: 1, group: 'received' }))).toBe(false);
  });

  it('has no due day for a correction, however long ago the report was due', () => {
    const correction = { number: 1, reason: 'Sai', asked_by: 'Văn thư', asked_at: null };
    const item = anItem({ days_left: -42, group: 'returned', correction });
    expect(isOverdue(item)).toBe(false);
    expect(isDueSoon({ ...item, days_left: 1 })).toBe(false);
  });

  it('shows cycles to assign where all is seen, and by their day', () => {
    const cycles = [-1, 0, 3, 4].map((days_left, i) => ({
      cycle_id: i,
      days_left,
    })) as InboxCycle[];
    const seen = (view: Parameters<typeof cyclesOf>[1]) =>
      cyclesOf(cycles, view).map((one) => one.cycle_id);
    expect(seen('all')).toEqual([0, 1, 2, 3]);
    expect(seen('assign')).toEqual([0, 1, 2, 3]);
    expect(seen('overdue')).toEqual([0]);
    expect(seen('due_soon')).toEqual([1, 2]);
    expect(seen('todo')).toEqual([]);
  });

  it('leads on to the next of a kind, most urgent first, once one is done', () => {
    const items = [
      anItem({ report_id: 2, due_on: '2026-10-22' }),
      anItem({ report_id: 3, due_on: '2026-10-19' }),
      anItem({ report_id: 4, group: 'received', due_on: '2026-10-01' }),
    ];
    expect(nextOf(items, 'todo', 1)).toEqual({ next: items[1], count: 2 });
    expect(nextOf(items, 'todo', 2)).toBeUndefined();
    expect(nextOf(items, 'returned', 1)).toBeUndefined();
  });
});
