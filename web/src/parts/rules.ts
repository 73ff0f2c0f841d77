/*
 * The two rules of a regime's calendar as the form asks for them. The server reads the texts
 * ("15-14", "day=20;month=+0;shift=next"); here they are only put together and taken apart.
 */

export interface WindowChoice {
  kind: 'calendar' | 'cut' | 'year' | 'other';
  /** cut: the window runs from this day of the month before to the day before it. */
  day: number;
  /** year: from a day of the year to another, as "16/8". */
  from: string;
  to: string;
  /** other: the rule as written. */
  text: string;
}

export function readWindow(rule: string): WindowChoice {
  const start: WindowChoice = { kind: 'other', day: 15, from: '1/1', to: '31/12', text: rule };
  if (rule === '' || rule === 'calendar') return { ...start, kind: 'calendar' };
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
  return choice.text.trim();
}

export type Shift = 'next' | 'none';

export interface DueChoice {
  kind: 'day' | 'workdays' | 'days' | 'other';
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
  text: string;
}

export type After = 'window' | 'due';

/** Whose due day it is: only a total's can count from that of its reports. */
export type DueOf = 'reports' | 'total';

export const dueStart: Record<DueOf, string> = {
  reports: 'day=20;month=+0;shift=next',
  total: 'workdays=5;after=due;shift=none',
};

const dayRule = /^day=(\d{1,2});month=([+-]\d{1,2});shift=(next|none)$/;
const daysRule = /^days=(\d{1,3});after=(window|due);shift=(next|none)$/;
const workdaysRule = /^workdays=(\d{1,3});after=(window|due);shift=none$/;

export function readDue(rule: string, of: DueOf): DueChoice {
  const start: DueChoice = {
    kind: 'other',
    day: 20,
    month: 0,
    shift: 'next',
    workdays: 5,
    days: 30,
    after: of === 'total' ? 'due' : 'window',
    text: rule,
  };
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
  if (choice.kind === 'workdays') {
    return `workdays=${String(choice.workdays)};after=${choice.after};shift=none`;
  }
  if (choice.kind === 'days') {
    return `days=${String(choice.days)};after=${choice.after};shift=${choice.shift}`;
  }
  const month = choice.month < 0 ? String(choice.month) : `+${String(choice.month)}`;
  return `day=${String(choice.day)};month=${month};shift=${choice.shift}`;
}
