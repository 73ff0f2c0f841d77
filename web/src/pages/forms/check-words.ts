/* The kinds of checks and their like, in the language of the page. */
import '@/i18n/areas/checks';
import type { CheckRule } from '@/api/types';
import { t } from '@/i18n/i18n';

const kinds = [
  'formula',
  'sum',
  'part',
  'range',
  'change',
  'required',
  'decimals',
  'one_of',
] as const satisfies CheckRule['kind'][];

export function kindTitle(kind: CheckRule['kind']): string {
  return t(`check.kind.${kind}`);
}

export function kindOptions() {
  return kinds.map((kind) => ({ value: kind, title: kindTitle(kind) }));
}

export function severityTitle(severity: CheckRule['severity']): string {
  return t(`check.severity.${severity}`);
}

export function severityOptions() {
  return (['error', 'warning'] as const).map((one) => ({
    value: one,
    title: t(`check.severity.${one}_means`),
  }));
}

export function axisOptions() {
  return (['rows', 'columns'] as const).map((one) => ({
    value: one,
    title: t(`check.axis.${one}`),
  }));
}

export function baseOptions() {
  return (['previous', 'last_year'] as const).map((one) => ({
    value: one,
    title: t(`check.base.${one}`),
  }));
}
