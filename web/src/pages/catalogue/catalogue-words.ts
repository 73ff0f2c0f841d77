import '@/i18n/areas/catalogue';
import '@/i18n/areas/forms';
import type { CatalogueKind } from '@/api/queries/catalogue';
import type { RowRule } from '@/api/types';
import { t } from '@/i18n/i18n';
import { showDay } from '@/lib/dates';
import type { Option } from '@/ui/SelectField.vue';

export const catalogueKinds: readonly CatalogueKind[] = [
  'indicators',
  'attributes',
  'measures',
  'sectors',
];

export function kindTitle(kind: CatalogueKind): string {
  return t(`catalogue.${kind}`);
}

const adds = {
  indicators: 'catalogue.add_indicator',
  attributes: 'catalogue.add_attribute',
  measures: 'catalogue.add_measure',
  sectors: 'catalogue.add_sector',
} as const;

export function addTitle(kind: CatalogueKind): string {
  return t(adds[kind]);
}

const rules = ['sum', 'last', 'average', 'weighted', 'ratio', 'min', 'max', 'none'] as const;

export function ruleOptions(mayFollow: boolean): Option<RowRule>[] {
  const own = rules.map((rule) => ({ value: rule as RowRule, title: t(`form.rule.${rule}`) }));
  return mayFollow ? [{ value: 'default', title: t('catalogue.rule_default') }, ...own] : own;
}

/** "Từ 01/07/2025", "Đến 30/06/2026", both, or without an end. */
export function showValidity(
  from: string | null | undefined,
  to: string | null | undefined,
): string {
  const parts = [
    from ? t('catalogue.from_day', { from: showDay(from) }) : '',
    to ? t('catalogue.to_day', { to: showDay(to) }) : '',
  ].filter(Boolean);
  return parts.length === 0 ? t('catalogue.always') : parts.join(' · ');
}
