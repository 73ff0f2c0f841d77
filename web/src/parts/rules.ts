/*
 * The two rules of a regime's calendar as the form asks for them. The server reads the texts
 * ("15-14", "day=20;month=+0;shift=next"); here they are only put together and taken apart.
 */
import type { PeriodKind } from '@/api/types';

/**
 * How a kind of period goes by: by months and longer; shorter than a month, with days of its own;
 * or asked for once, on days that are named.
 */
export type Pace = 'months' | 'days' | 'once';

export function paceOf(kind: PeriodKind): Pace {
  if (kind === 'ad_hoc' || kind === 'thematic') return 'once';
  return kind === 'week' || kind === 'ten_days' || kind === 'day' ? 'days' : 'months';
}

export interface WindowChoice {
  kind: 'calendar' | 'cut' | 'year' | 'span' | 'other';
  /** cut: the window runs from this day of the month before to the day before it. */
  day: number;
  /** year: from a day of the year to another, as "16/8". */
  from: string;
  to: string;
  /** span: from one day to another, of what is asked for once. */
  first: string | null;
  last: string | null;
  /** other: the rule as written. */
  text: string;
}

export function readWindow(rule: string): WindowChoice {
  const start: WindowChoice = {
    kind: 'other',
    day: 15,
    from: '1/1',
    to: '31/12',
    first: null,
    last: null,
    text: rule,
  };
  if (rule === 'calendar') return { ...start, kind: 'calendar' };
  if (rule === '') return { ...start, kind: 'span' };
  const span = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/.exec(rule);
  if (span !== null) {
    return { ...start, kind: 'span', first: span[1] ?? null, last: span[2] ?? null };
  }
  const cut = /^(\d{1,2})-(\d{1,2})$/.exec(rule);
  if (cut !== null && Number(cut[1]) === Number(cut[2]) + 1) {
    return { ...start, kind: 'cut', day: Number(cut[1]) };
  }
  const year = /^(\d{1,2}\/\d{1,2})-(\d{1,2}\/\d{1,2})$/.exec(rule);
  if (year !== null) return { ...start, kind: 'year', from: year[1] ?? '', to: year[2] ?? '' };
  return start;
}

export function writeWindow(choice: WindowChoice): string {
  if (choice.kind === 'calendar') return 'calendar';
  if (choice.kind === 'cut') return `${String(choice.day)}-${String(choice.day - 1)}`;
  if (choice.kind === 'year') return `${choice.from.trim()}-${choice.to.trim()}`;
  if (choice.kind === 'span') {
    return choice.first && choice.last ? `${choice.first}..${choice.last}` : '';
  }
  return choice.text.trim();
}

export type Shift = 'next' | 'none';

export interface DueChoice {
  kind: 'day' | 'workdays' | 'days' | 'date' | 'other';
  day: number;
  /** Months after the period's last one; before it where negative. */
  month: number;
  /** When the day is no working day. */
  shift: Shift;
  /** Working days after the window's end, or, of a total, after its reports are due. */
  workdays: number;
  /** Days of the calendar likewise. */
  days: number;
  after: After;
  /** date: the day itself, of what is asked for once. */
  on: string | null;
  text: string;
}

export type After = 'window' | 'due';

/** Whose due day it is: only a total's can count from that of its reports. */
export type DueOf = 'reports' | 'total';

export const dueStart: Record<DueOf, string> = {
  reports: 'day=20;month=+0;shift=next',
  total: 'workdays=5;after=due;shift=none',
};

/** What is proposed where a regime becomes one of another pace; days that are named stay open. */
export const paceStart: Record<Pace, { window: string; due: string; total: string }> = {
  months: { window: '15-14', due: dueStart.reports, total: dueStart.total },
  days: {
    window: 'calendar',
    due: 'workdays=1;after=window;shift=none',
    total: 'workdays=1;after=due;shift=none',
  },
  once: { window: '', due: '', total: dueStart.total },
};

const dayRule = /^day=(\d{1,2});month=([+-]\d{1,2});shift=(next|none)$/;
const daysRule = /^days=(\d{1,3});after=(window|due);shift=(next|none)$/;
const workdaysRule = /^workdays=(\d{1,3});after=(window|due);shift=none$/;

export function readDue(rule: string, of: DueOf, pace: Pace = 'months'): DueChoice {
  const start: DueChoice = {
    kind: 'other',
    day: 20,
    month: 0,
    shift: 'next',
    workdays: 5,
    days: 30,
    after: of === 'total' ? 'due' : 'window',
    on: null,
    text: rule,
  };
  if (/^\d{4}-\d{2}-\d{2}$/.test(rule)) return { ...start, kind: 'date', on: rule };
  if (rule === '' && pace === 'once' && of === 'reports') return { ...start, kind: 'date' };
  const day = dayRule.exec(rule || dueStart[of]);
  const workdays = workdaysRule.exec(rule || dueStart[of]);
  if (day !== null) {
    const shift = day[3] as Shift;
    return { ...start, kind: 'day', day: Number(day[1]), month: Number(day[2]), shift };
  }
  const days = daysRule.exec(rule || dueStart[of]);
  if (days !== null) {
    const after = days[2] as After;
    return { ...start, kind: 'days', days: Number(days[1]), after, shift: days[3] as Shift };
  }
  if (workdays !== null) {
    const after = workdays[2] as After;
    return { ...start, kind: 'workdays', workdays: Number(workdays[1]), after };
  }
  return start;
}

export function writeDue(choice: DueChoice): string {
  if (choice.kind === 'other') return choice.text.trim();
  if (choice.kind === 'date') return choice.on ?? '';
  if (choice.kind === 'workdays') {
    return `workdays=${String(choice.workdays)};after=${choice.after};shift=none`;
  }
  if (choice.kind === 'days') {
    return `days=${String(choice.days)};after=${choice.after};shift=${choice.shift}`;
  }
  const month = choice.month < 0 ? String(choice.month) : `+${String(choice.month)}`;
  return `day=${String(choice.day)};month=${month};shift=${choice.shift}`;
}
