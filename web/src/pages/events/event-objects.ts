import '@/i18n/areas/announcements';
import '@/i18n/areas/catalogue';
import '@/i18n/areas/events';
import '@/i18n/areas/narrative';
import '@/i18n/areas/profile';
import type { EventItem, ObjectType } from '@/api/types';
import { t } from '@/i18n/i18n';

/** What one can ask for; log-ins and rights are told of the account they are of. */
export const objectTypes = [
  'report',
  'cycle',
  'regime',
  'form',
  'outline',
  'indicator',
  'attribute',
  'measure',
  'sector',
  'unit',
  'account',
  'account_request',
  'ticket',
  'urging',
  'calendar',
  'form_clock',
  'outage',
  'discipline_table',
  'announcement',
  'profile',
] as const satisfies readonly ObjectType[];

const pages: Partial<Record<string, (id: number) => string>> = {
  report: (id) => `/reports/${String(id)}`,
  cycle: (id) => `/cycles/${String(id)}`,
  regime: (id) => `/regimes/${String(id)}`,
  outline: (id) => `/outlines/${String(id)}`,
  form: (id) => `/forms/${String(id)}`,
  account: (id) => `/accounts/${String(id)}`,
  account_request: (id) => `/account-requests/${String(id)}`,
  ticket: (id) => `/tickets/${String(id)}`,
  urging: (id) => `/urgings/${String(id)}`,
  calendar: (year) => `/calendar?year=${String(year)}`,
  form_clock: () => '/calendar',
  outage: () => '/outages',
  announcement: (id) => `/announcements/${String(id)}`,
  profile: (number) => `/profile?tab=versions&version=${String(number)}`,
  indicator: (id) => `/catalogue/indicators?id=${String(id)}`,
  attribute: (id) => `/catalogue/attributes?id=${String(id)}`,
  measure: (id) => `/catalogue/measures?id=${String(id)}`,
  sector: (id) => `/catalogue/sectors?id=${String(id)}`,
  discipline_table: (id) => `/discipline/tables/${String(id)}`,
  unit: (id) => `/units?id=${String(id)}`,
};

type About = Pick<
  EventItem,
  'object_type' | 'object_id' | 'object_name' | 'object_unit_name' | 'period_title' | 'can_open'
>;

/** The page of what an event is about, for those who may open it. */
export function placeOf(event: About): string | null {
  if (!event.can_open) return null;
  return pages[event.object_type ?? '']?.(event.object_id ?? 0) ?? null;
}

/** "Tài khoản", "Báo cáo" … An event's object type is text, as history may know kinds no more. */
export function typeTitle(type: string): string {
  const known = objectTypes.find((one) => one === type);
  return known === undefined ? type : t(`event.type.${known}`);
}

/** "Báo cáo sản xuất tháng – Tháng 10 năm 2026"; empty: an account that is none. */
export function nameOf(event: About): string {
  return [event.object_name, event.period_title].filter(Boolean).join(' – ');
}

/** The unit, where the name does not say it. */
export function unitOf(event: About): string {
  const isOfUnit = event.object_type === 'report' || event.object_type === 'account';
  return isOfUnit ? (event.object_unit_name ?? '') : '';
}
