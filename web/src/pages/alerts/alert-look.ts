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
  certificate: { tone: 'amber', icon: 'key' },
  withdrawn: { tone: 'grey', icon: 'close' },
  notice: { tone: 'grey', icon: 'info' },
};

export const alertKinds = Object.keys(looks) as AlertKind[];

export function lookOf(kind: AlertKind): Look {
  return looks[kind];
}

const pages: Partial<Record<string, (id: number) => string>> = {
  report: (id) => `/reports/${String(id)}`,
  ticket: (id) => `/tickets/${String(id)}`,
  urging: (id) => `/urgings/${String(id)}`,
  account_request: (id) => `/account-requests/${String(id)}`,
  cycle: (id) => `/cycles/${String(id)}`,
  form: (id) => `/forms/${String(id)}`,
  regime: (id) => `/regimes/${String(id)}`,
  discipline_table: (id) => `/discipline/tables/${String(id)}`,
  calendar: (year) => `/calendar?year=${String(year)}`,
  /* Of these the certificate is told of: to where another is registered in its place. */
  account: (id) => `/accounts/${String(id)}#certificates`,
  unit: (id) => `/units?id=${String(id)}#certificates`,
  trust_item: () => '/trust',
  stamp_authority: () => '/trust#stamping',
};

/** The page of what an alert is about, for the account that reads it; null: there is none. */
export function placeOfAlert(
  alert: Pick<Alert, 'object_type' | 'object_id'>,
  accountId: number | undefined,
): string | null {
  if (alert.object_type === 'account' && alert.object_id === accountId) return '/my-certificates';
  return pages[alert.object_type]?.(alert.object_id) ?? null;
}
