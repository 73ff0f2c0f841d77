import '@/i18n/areas/discipline';
import type { DisciplineMark } from '@/api/types';
import { t } from '@/i18n/i18n';
import type { IconName } from '@/ui/Icon.vue';
import type { Tone } from '@/ui/Tag.vue';

/** "q3" is "Quý III", "m10" is "Tháng 10". */
export function partTitle(part: string): string {
  if (part === 'h1') return t('discipline.part.h1');
  if (part === 'h2') return t('discipline.part.h2');
  const n = Number(part.slice(1));
  if (/^q[1-4]$/.test(part))
    return t('discipline.part.q', { n: ['I', 'II', 'III', 'IV'][n - 1] ?? '' });
  if (/^m([1-9]|1[0-2])$/.test(part)) return t('discipline.part.m', { n });
  return t('discipline.part.year');
}

/** "66.67" is "66,67%"; null: nothing has come due. */
export function rateText(rate: string | null): string {
  return rate === null ? '–' : `${rate.replace('.', ',')}%`;
}

const looks: Record<DisciplineMark, { tone: Tone; icon: IconName }> = {
  waiting: { tone: 'grey', icon: 'clock' },
  on_time: { tone: 'green', icon: 'check' },
  late: { tone: 'amber', icon: 'clock' },
  missing: { tone: 'red', icon: 'warn' },
  excused: { tone: 'grey', icon: 'check' },
};

export function markLook(mark: DisciplineMark): { tone: Tone; icon: IconName } {
  return looks[mark];
}

export function markTitle(mark: DisciplineMark): string {
  return t(`discipline.count.${mark}`);
}
