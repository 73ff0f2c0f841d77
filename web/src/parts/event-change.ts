import '@/i18n/areas/calendar';
import '@/i18n/areas/catalogue';
import '@/i18n/areas/entry';
import '@/i18n/areas/events';
import '@/i18n/areas/forms';
import '@/i18n/areas/people';
import '@/i18n/areas/regimes';
import '@/i18n/areas/reports';
import type { PlainKey } from '@/i18n/i18n';
import { t } from '@/i18n/i18n';
import { isDay, showDay } from '@/lib/dates';
import { address } from '@/lib/place';
import { figure } from '@/lib/text';

import { reportStates, stateTitle } from './report-state';
import { roleTitle } from './roles';
import { originTitle, periodKinds, periodKindTitle, regimeOrigins } from './rule-words';
import { unitKinds } from './unit-kinds';

/** One member that an event changed, both sides as people write it. */
export interface Difference {
  name: string;
  before: string;
  after: string;
}

/** What is worth telling of an object. Keys, versions and times are the machine's own. */
const names: Record<string, PlainKey> = {
  active: 'event.field.active',
  notice: 'calendar.notice',
  aliases: 'catalogue.aliases',
  below: 'event.field.below',
  code: 'event.field.code',
  columns: 'event.field.columns',
  decimals: 'catalogue.decimals',
  definition: 'catalogue.definition',
  divisor: 'catalogue.divisor',
  due_on: 'report.due',
  factor: 'catalogue.factor',
  form_title: 'event.field.form',
  kind: 'event.field.kind',
  lead_unit_name: 'event.field.lead_unit',
  legal_basis: 'event.field.legal_basis',
  locked: 'event.field.locked',
  measure_name: 'catalogue.measure',
  method: 'catalogue.method',
  must_change_password: 'event.field.must_change_password',
  name: 'event.field.name',
  note: 'catalogue.note',
  numerator: 'catalogue.numerator',
  owner_unit_name: 'form.owner',
  parent_name: 'unit.parent',
  origin: 'event.field.origin',
  period_kind: 'event.field.period_kind',
  period_title: 'cycle.period',
  quantity: 'catalogue.quantity',
  receiver_unit_name: 'report.receiver',
  regime_name: 'cycle.regime',
  reporters: 'event.field.reporters',
  reports: 'event.field.reports',
  role: 'event.field.role',
  rows: 'event.field.rows',
  sector_name: 'catalogue.sector',
  state: 'report.state',
  time_rule: 'catalogue.time_rule',
  title: 'event.field.name',
  total_due_on: 'cycle.total_due',
  total_form_title: 'event.field.total_form',
  unit_name: 'report.unit',
  unit_rule: 'catalogue.unit_rule',
  upper_unit_name: 'event.field.upper_unit',
  username: 'login.username',
  valid_from: 'event.field.valid_from',
  valid_to: 'event.field.valid_to',
  version_number: 'form.version',
  weight: 'catalogue.weight',
  window_from: 'event.field.window_from',
  window_to: 'event.field.window_to',
};

/** Rules of days are written for the machine; that they changed is told, and the page shows them. */
const rules: Record<string, PlainKey> = {
  window_rule: 'event.field.window_rule',
  due_rule: 'event.field.due_rule',
  total_due_rule: 'event.field.total_due_rule',
};

const CELL = /^(\d+):(\d+)$/;

function parse(json: string | null): Record<string, unknown> | null {
  if (json === null || json === '') return {};
  try {
    const value: unknown = JSON.parse(json);
    if (Array.isArray(value)) return { reporters: value.length };
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // A bare word: the state of a report.
  }
  return null;
}

function kindTitle(kind: string): string {
  const known = unitKinds.find((one) => one === kind);
  return known === undefined ? kind : t(`unit.kind.${known}`);
}

const formStates: Record<string, PlainKey> = {
  draft: 'form.state.draft',
  in_use: 'form.state.in_use',
  repealed: 'form.state.repealed',
  open: 'cycle.state_open',
  closed: 'cycle.state_closed',
};

function stateWord(state: string): string {
  const known = reportStates.find((one) => one === state);
  if (known !== undefined) return stateTitle(known);
  const key = formStates[state];
  return key === undefined ? state : t(key);
}

function textWord(name: string, value: string): string {
  if (name === 'role') return roleTitle(value);
  if (name === 'state') return stateWord(value);
  if (name === 'kind') return kindTitle(value);
  if (name === 'period_kind') {
    const known = periodKinds.find((kind) => kind === value);
    return known === undefined ? value : periodKindTitle(known);
  }
  if (name === 'origin') {
    const known = regimeOrigins.find((origin) => origin === value);
    return known === undefined ? value : originTitle(known);
  }
  return isDay(value) ? showDay(value) : value;
}

function write(name: string, value: unknown): string {
  if (value === undefined || value === null || value === '') return '';
  if (typeof value === 'boolean') return t(value ? 'entry.yes' : 'entry.no');
  if (typeof value === 'number') return figure(String(value));
  return typeof value === 'string' ? textWord(name, value) : '';
}

function labelOf(name: string): string | undefined {
  const cell = CELL.exec(name);
  if (cell) return address({ row: Number(cell[1]), column: Number(cell[2]) });
  const key = names[name];
  return key === undefined ? undefined : t(key);
}

function differenceOf(name: string, old: unknown, now: unknown): Difference | undefined {
  const rule = rules[name];
  if (rule !== undefined && old !== undefined && old !== now) {
    return { name: t(rule), before: '', after: t('event.changed') };
  }
  const label = labelOf(name);
  const [before, after] = [write(name, old), write(name, now)];
  return label === undefined || before === after ? undefined : { name: label, before, after };
}

/** What an event changed, in words. */
export function differences(before: string | null, after: string | null): Difference[] {
  const [old, now] = [parse(before), parse(after)];
  if (old === null || now === null) {
    return [
      { name: t('report.state'), before: stateWord(before ?? ''), after: stateWord(after ?? '') },
    ];
  }
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .map((name) => differenceOf(name, old[name], now[name]))
    .filter((one) => one !== undefined);
}
