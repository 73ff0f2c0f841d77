import '@/i18n/areas/regimes';
import type { PeriodKind, Regime } from '@/api/types';
import { t } from '@/i18n/i18n';

export const periodKinds: readonly PeriodKind[] = [
  'month',
  'quarter',
  'half',
  'nine_months',
  'year',
  'five_years',
  'week',
  'ten_days',
  'day',
  'school_year',
  'ad_hoc',
  'thematic',
];

export function periodKindTitle(kind: PeriodKind): string {
  return t(`period.${kind}`);
}

type Origin = Regime['origin'];

/** Who asks for the reports of a regime. */
export const regimeOrigins: readonly Origin[] = ['province', 'central', 'ordered'];

export function originTitle(origin: Origin): string {
  return t(`origin.${origin}`);
}
