import '@/i18n/areas/narrative';
import { t } from '@/i18n/i18n';

import {
  againsts,
  facts,
  shows,
  textAttr,
  type Against,
  type Fact,
  type PlaceKind,
  type Show,
} from './doc';

function known<T extends string>(all: readonly T[], value: string): T {
  return all.find((one) => one === value) ?? (all[0] as T);
}

export function factTitle(fact: Fact): string {
  return t(`narrative.fact.${fact}`);
}

export function againstTitle(against: Against): string {
  return t(`narrative.against.${against}`);
}

export function showTitle(show: Show): string {
  return t(`narrative.show.${show}`);
}

/** "Ô E6", "Ô E6 so với kỳ trước", "Tên kỳ báo cáo": what a chip takes its text from. */
export function placeName(kind: PlaceKind, attrs: Record<string, unknown>): string {
  if (kind === 'fact') return factTitle(known(facts, textAttr(attrs, 'name')));
  const codes = [textAttr(attrs, 'indicator'), textAttr(attrs, 'attribute')];
  const cells = textAttr(attrs, 'cells') || codes.filter(Boolean).join(' · ');
  const form = textAttr(attrs, 'form');
  const of = form === '' ? cells : `${form}: ${cells}`;
  if (kind === 'figure') {
    const per = textAttr(attrs, 'per');
    return per === '' ? t('narrative.cell', { of }) : t('narrative.share', { of, per });
  }
  const against = known(againsts, textAttr(attrs, 'against'));
  return t('narrative.compared', { of, against: againstTitle(against).toLowerCase() });
}

export const factChoices = () => facts.map((value) => ({ value, title: factTitle(value) }));
export const againstChoices = () =>
  againsts.map((value) => ({ value, title: againstTitle(value) }));
export const showChoices = () => shows.map((value) => ({ value, title: showTitle(value) }));
