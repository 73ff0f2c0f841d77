import '@/i18n/areas/narrative';
import type { Layout } from '@/api/types';
import { t } from '@/i18n/i18n';
import { columnLetters } from '@/lib/place';

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

/** A form by whose labels places are named; `code`: those of that form, else those of the report's. */
export interface PlaceForm {
  layout: Layout;
  code: string;
}

type Found = (row: Layout['rows'][number], column: Layout['columns'][number]) => boolean;

/** "Lúa › Thực hiện"; empty: the form has no such row or column. */
function labelOf({ rows, columns }: Layout, found: Found): string {
  for (const row of rows) {
    const column = columns.find((one) => found(row, one));
    if (column) return [row.label, ...column.path].filter(Boolean).join(' › ');
  }
  return '';
}

function cellLabel(layout: Layout, cell: string): string {
  return labelOf(
    layout,
    (row, column) => `${columnLetters(column.key)}${String(row.key)}` === cell.toUpperCase(),
  );
}

function labelIn(layout: Layout, attrs: Record<string, unknown>): string {
  const cells = textAttr(attrs, 'cells');
  if (cells !== '') return cellLabel(layout, cells);
  const [indicator, attribute] = [textAttr(attrs, 'indicator'), textAttr(attrs, 'attribute')];
  return labelOf(
    layout,
    (row, column) => row.indicator === indicator && column.attribute === attribute,
  );
}

/** "NN-01: E6": what no form at hand has a label for. */
function plainName(attrs: Record<string, unknown>): string {
  const codes = [textAttr(attrs, 'indicator'), textAttr(attrs, 'attribute')];
  const cells = textAttr(attrs, 'cells') || codes.filter(Boolean).join(' · ');
  const form = textAttr(attrs, 'form');
  return form === '' ? cells : `${form}: ${cells}`;
}

/** Whether a place stands for figures of that form. */
function isOf(attrs: Record<string, unknown>, form: PlaceForm | null): form is PlaceForm {
  return form !== null && textAttr(attrs, 'form') === form.code;
}

/** "Lúa › Thực hiện so với kỳ trước", or by addresses and codes where no form is at hand. */
export function placeName(
  kind: PlaceKind,
  attrs: Record<string, unknown>,
  form: PlaceForm | null = null,
): string {
  if (kind === 'fact') return factTitle(known(facts, textAttr(attrs, 'name')));
  const layout = isOf(attrs, form) ? form.layout : null;
  const label = layout === null ? '' : labelIn(layout, attrs);
  const of = label || t('narrative.cell_at', { of: plainName(attrs) });
  if (kind === 'comparison') {
    const against = againstTitle(known(againsts, textAttr(attrs, 'against'))).toLowerCase();
    return t('narrative.compared', { of, against });
  }
  const per = textAttr(attrs, 'per');
  if (per === '') return label || t('narrative.cell', { of: plainName(attrs) });
  return t('narrative.share', { of, per: (layout && cellLabel(layout, per)) || per });
}

export const factChoices = () => facts.map((value) => ({ value, title: factTitle(value) }));
export const againstChoices = () =>
  againsts.map((value) => ({ value, title: againstTitle(value) }));
export const showChoices = () => shows.map((value) => ({ value, title: showTitle(value) }));
