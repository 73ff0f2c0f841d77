import type { Alert, AlertKind } from '@/api/types';
import type { IconName } from '@/ui/Icon.vue';
import type { Tone } from '@/ui/Tag.vue';

interface Look {
  tone: Tone;
  icon: IconName;
}

const looks: Record<AlertKind, Look> = {
  assigned: { tone: 'blue', icon: 'report' },
  due_soon: { tone: 'amber', icon: 'clock' },
  overdue: { tone: 'red', icon: 'warn' },
  returned: { tone: 'amber', icon: 'undo' },
  waiting: { tone: 'blue', icon: 'inbox' },
  answered: { tone: 'green', icon: 'check' },
  urged: { tone: 'red', icon: 'bell' },
  withdrawn: { tone: 'grey', icon: 'close' },
};

export const alertKinds = Object.keys(looks) as AlertKind[];

export function lookOf(kind: AlertKind): Look {
  return looks[kind];
}

const pages: Partial<Record<string, (id: number) => string>> = {
  report: (id) => `/reports/${String(id)}`,
  ticket: (id) => `/tickets/${String(id)}`,
  urging: (id) => `/urgings/${String(id)}`,
};

/** The page of what an alert is about; null: there is none. */
export function placeOfAlert(alert: Pick<Alert, 'object_type' | 'object_id'>): string | null {
  return pages[alert.object_type]?.(alert.object_id) ?? null;
}
