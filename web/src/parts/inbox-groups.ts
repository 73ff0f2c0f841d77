import type { InboxCycle, InboxGroup, InboxItem } from '@/api/types';
import { compareDays, compareText } from '@/lib/text';

/** What the person wants to see of the inbox; 'all' shows every group, 'assign' cycles. */
export type InboxView = 'all' | 'overdue' | 'due_soon' | 'assign' | InboxGroup;

export const groupOrder: readonly InboxGroup[] = [
  'returned',
  'todo',
  'review',
  'approve',
  'send',
  'received',
  'correction',
  'extension',
  'consolidate',
];

const SOON_DAYS = 3;

/**
 * The deadline is for sending: what has been sent waits for its receiver, without one, and so does
 * a correction of what was.
 */
export function hasDeadline(item: InboxItem): boolean {
  if (item.correction.number > 0) return false;
  return item.due_on !== null && !['received', 'correction', 'extension'].includes(item.group);
}

export function isOverdue(item: InboxItem): boolean {
  return hasDeadline(item) && item.days_left < 0;
}

export function isDueSoon(item: InboxItem): boolean {
  return hasDeadline(item) && item.days_left >= 0 && item.days_left <= SOON_DAYS;
}

function fits(item: InboxItem, view: InboxView): boolean {
  if (view === 'all') return true;
  if (view === 'overdue') return isOverdue(item);
  if (view === 'due_soon') return isDueSoon(item);
  return item.group === view;
}

function byDue(a: InboxItem, b: InboxItem): number {
  const due = compareDays(a.due_on ?? '9999', b.due_on ?? '9999');
  return due || compareText(a.regime_name, b.regime_name) || compareText(a.unit_name, b.unit_name);
}

/** The groups that have something to show, most urgent first in each. */
export function groupsOf(
  items: readonly InboxItem[],
  view: InboxView,
): { group: InboxGroup; items: InboxItem[] }[] {
  return groupOrder
    .map((group) => ({
      group,
      items: items.filter((item) => item.group === group && fits(item, view)).sort(byDue),
    }))
    .filter((one) => one.items.length > 0);
}

/** The cycles to assign that a view shows. */
export function cyclesOf(cycles: readonly InboxCycle[], view: InboxView): readonly InboxCycle[] {
  if (view === 'all' || view === 'assign') return cycles;
  if (view === 'overdue') return cycles.filter((one) => one.days_left < 0);
  if (view !== 'due_soon') return [];
  return cycles.filter((one) => one.days_left >= 0 && one.days_left <= SOON_DAYS);
}

/** What waits next of a kind, once the report that was looked at waits no more. */
export function nextOf(
  items: readonly InboxItem[],
  group: InboxGroup,
  reportId: number,
): { next: InboxItem; count: number } | undefined {
  const left = groupsOf(items, group)[0]?.items ?? [];
  const next = left[0];
  if (next === undefined || items.some((item) => item.report_id === reportId)) return undefined;
  return { next, count: left.length };
}
