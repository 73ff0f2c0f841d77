import '@/i18n/areas/people';
import { me } from '@/api/session';
import type { Role } from '@/api/types';
import { locale, t } from '@/i18n/i18n';

/** The roles that can be given, as the server names them. */
export const roles: readonly Role[] = [
  'system_admin',
  'unit_admin',
  'designer',
  'lead',
  'entry',
  'aggregator',
  'approver',
  'clerk',
  'viewer',
  'deputy',
];

function isRole(role: string): role is Role {
  return (roles as readonly string[]).includes(role);
}

/** What the province's regulation calls it, which is Vietnamese. */
export function roleTitle(role: string): string {
  const called = me.value?.role_titles.find((one) => one.role === role)?.title;
  if (called !== undefined && locale.value === 'vi') return called;
  return isRole(role) ? t(`role.${role}`) : role;
}

export function roleHint(role: string): string {
  return isRole(role) ? t(`role_hint.${role}`) : '';
}
