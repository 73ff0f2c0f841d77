import '@/i18n/areas/calendar';
import type { CalendarDay, DayKind } from '@/api/types';
import type { PlainKey } from '@/i18n/i18n';
import { t } from '@/i18n/i18n';

/* A year's special days being looked at and edited. Which day is a working day, and what may be
 * declared, is the server's to say; here is only what spares a person the trip. */

export const dayKinds: readonly DayKind[] = ['holiday', 'in_lieu', 'swap_off', 'swap_work'];

const titles: Record<DayKind, PlainKey> = {
  holiday: 'calendar.kind.holiday',
  in_lieu: 'calendar.kind.in_lieu',
  swap_off: 'calendar.kind.swap_off',
  swap_work: 'calendar.kind.swap_work',
};

export function kindTitle(kind: DayKind): string {
  return t(titles[kind]);
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

export function isWeekend(day: string): boolean {
  return weekdayOf(day) > 5;
}

const weekdayKeys: readonly PlainKey[] = [
  'date.mon',
  'date.tue',
  'date.wed',
  'date.thu',
  'date.fri',
  'date.sat',
  'date.sun',
];

export function weekdayTitle(day: string): string {
  return t(weekdayKeys[weekdayOf(day) - 1] ?? 'date.mon');
}

/** What a day is shown as; null: worked like any other. */
export type DayMark = DayKind | 'weekend' | null;

export function markOf(days: ReadonlyMap<string, CalendarDay>, day: string): DayMark {
  return days.get(day)?.kind ?? (isWeekend(day) ? 'weekend' : null);
}

/** The days with this one in its place; the day it stood on before, if it moved, is left out. */
export function withDay(
  days: readonly CalendarDay[],
  day: CalendarDay,
  was: string | null,
): CalendarDay[] {
  const others = days.filter((one) => one.on !== day.on && one.on !== was);
  return [...others, day].sort((a, b) => (a.on < b.on ? -1 : 1));
}

export function withoutDay(days: readonly CalendarDay[], on: string): CalendarDay[] {
  return days.filter((one) => one.on !== on);
}

/** What speaks against declaring the day so; undefined: nothing. */
export function dayFault(year: number, on: string, kind: DayKind): string | undefined {
  if (Number(on.slice(0, 4)) !== year) return t('calendar.other_year', { year });
  if (isWeekend(on) && kind !== 'swap_work') return t('calendar.off_already');
  if (!isWeekend(on) && kind === 'swap_work') return t('calendar.worked_already');
  return undefined;
}
