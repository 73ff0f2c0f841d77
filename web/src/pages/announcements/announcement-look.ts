import '@/i18n/areas/announcements';
import type { Announcement } from '@/api/types';
import { t } from '@/i18n/i18n';
import { showInstant } from '@/lib/dates';
import type { IconName } from '@/ui/Icon.vue';
import type { Tone } from '@/ui/Tag.vue';

export const kinds = ['notice', 'maintenance'] as const satisfies readonly Announcement['kind'][];
export const states = [
  'current',
  'planned',
  'under_way',
  'over',
  'withdrawn',
] as const satisfies readonly Announcement['state'][];
export const grounds = [
  'none',
  'force_majeure',
  'security',
] as const satisfies readonly Announcement['ground'][];
export const sorts = ['newest', 'oldest', 'title'] as const;

export const looks: Record<Announcement['state'], { tone: Tone; icon: IconName }> = {
  current: { tone: 'blue', icon: 'bell' },
  planned: { tone: 'amber', icon: 'clock' },
  under_way: { tone: 'red', icon: 'lock' },
  over: { tone: 'grey', icon: 'check' },
  withdrawn: { tone: 'grey', icon: 'undo' },
};

/** Whom it is addressed to. */
export function addresseesOf(one: Pick<Announcement, 'unit_id' | 'unit_name'>): string {
  return one.unit_id === null
    ? t('announcement.everybody')
    : t('announcement.and_below', { unit: one.unit_name });
}

/** "Từ 15/07/2026 22:00 đến 16/07/2026 02:00"; empty: it stops nothing. */
export function windowOf(one: Pick<Announcement, 'kind' | 'starts_at' | 'ends_at'>): string {
  if (one.kind !== 'maintenance') return '';
  return t('announcement.from_to', {
    from: showInstant(one.starts_at),
    to: showInstant(one.ends_at),
  });
}
