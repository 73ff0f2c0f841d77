import type { viAlerts } from '../vi/alerts';

/* Texts of what a person is told. */
export const enAlerts: Record<keyof typeof viAlerts, string> = {
  'alert.search': 'Search in notices',
  'alert.kind': 'Kind of notice',
  'alert.any_kind': 'Any kind',
  'alert.kind.assigned': 'Assigned',
  'alert.kind.due_soon': 'Due soon',
  'alert.kind.overdue': 'Overdue',
  'alert.kind.returned': 'Returned',
  'alert.kind.waiting': 'Waiting',
  'alert.kind.answered': 'Answered',
  'alert.kind.urged': 'Urged',
  'alert.kind.certificate': 'Certificate',
  'alert.kind.withdrawn': 'Taken back',
  'alert.read': 'Read or not',
  'alert.any_read': 'Read and unread',
  'alert.only_unread': 'Unread',
  'alert.only_read': 'Read',
  'alert.text': 'Notice',
  'alert.made_at': 'At',
  'alert.unread_mark': 'Unread:',
  'alert.mark': 'Mark as read',
  'alert.mark_all': 'Mark all as read',
  'alert.mark_all_done': 'All notices are marked as read.',
  'alert.mark_all_none': 'Nothing is unread.',
  'alert.none': 'No notices yet.',
};
