import '@/i18n/areas/regimes';
import type { PeriodKind } from '@/api/types';
import { t } from '@/i18n/i18n';
import { addDays, monthWeeks, showDay, weeksOf } from '@/lib/dates';

/* The names of the periods a person can choose from. What a period means (its window, its due
 * day) is the server's to say. */

export interface PeriodChoice {
  value: string;
  title: string;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** Monday of an ISO week. */
function mondayOf(year: number, week: number): string {
  const first = monthWeeks(year, 1);
  // 4 January is always in week 1.
  const weekOne = first.find((days) => days.includes(`${String(year)}-01-04`)) ?? [];
  return addDays(weekOne[0] ?? `${String(year)}-01-01`, (week - 1) * 7);
}

/** The first of the five years of a plan that a year lies in: plans begin behind multiples of five. */
function planBegins(year: number): number {
  return year - ((year - 1) % 5);
}

/** The periods of a year, of five years those around it; an empty list where the period is written by hand (day, ad hoc, thematic). */
export function periodsOf(kind: PeriodKind, year: number): PeriodChoice[] {
  const y = String(year);
  switch (kind) {
    case 'month':
      return numbers(1, 12).map((n) => ({
        value: `${y}-${two(n)}`,
        title: t('period.month_n', { n, year }),
      }));
    case 'quarter':
      return numbers(1, 4).map((n) => ({
        value: `${y}-Q${String(n)}`,
        title: t('period.quarter_n', { n: ['I', 'II', 'III', 'IV'][n - 1] ?? n, year }),
      }));
    case 'half':
      return [
        { value: `${y}-H1`, title: t('period.half_1', { year }) },
        { value: `${y}-H2`, title: t('period.half_2', { year }) },
      ];
    case 'nine_months':
      return [{ value: `${y}-9M`, title: t('period.nine_months_n', { year }) }];
    case 'year':
      return [{ value: y, title: t('period.year_n', { year }) }];
    case 'five_years':
      return [-5, 0, 5].map((past) => {
        const from = planBegins(year) + past;
        const to = from + 4;
        return {
          value: `${String(from)}-${String(to)}`,
          title: t('period.five_years_n', { from, to }),
        };
      });
    case 'week':
      return numbers(1, weeksOf(year)).map((n) => {
        const from = mondayOf(year, n);
        const days = { from: showDay(from), to: showDay(addDays(from, 6)) };
        return { value: `${y}-W${two(n)}`, title: t('period.week_n', { n, ...days }) };
      });
    case 'ten_days':
      return numbers(1, 12).flatMap((month) =>
        numbers(1, 3).map((n) => ({
          value: `${y}-${two(month)}-D${String(n)}`,
          title: t('period.ten_days_n', { n, month, year }),
        })),
      );
    case 'school_year':
      return [
        {
          value: `${y}-${String(year + 1)}`,
          title: t('period.school_year_n', { year, next: year + 1 }),
        },
      ];
    case 'day':
    case 'ad_hoc':
    case 'thematic':
      return [];
  }
}

/** The first period from the one likely meant on that day on that has no cycle yet. */
export function nextPeriod(kind: PeriodKind, day: string, opened: readonly string[]): string {
  const likely = likelyPeriod(kind, day);
  const year = Number(day.slice(0, 4));
  // A school year under way began the year before.
  const years = kind === 'five_years' ? [year] : [year - 1, year, year + 1];
  const periods = years.flatMap((y) => periodsOf(kind, y)).map((one) => one.value);
  const rest = periods.slice(Math.max(0, periods.indexOf(likely)));
  return rest.find((period) => !opened.includes(period)) ?? likely;
}

/** The period most likely meant on a day: the newest one that has begun. */
export function likelyPeriod(kind: PeriodKind, day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const y = String(year);
  switch (kind) {
    case 'month':
      return day.slice(0, 7);
    case 'quarter':
      return `${y}-Q${String(Math.ceil(month / 3))}`;
    case 'half':
      return `${y}-H${month <= 6 ? '1' : '2'}`;
    case 'nine_months':
      return `${y}-9M`;
    case 'year':
      return y;
    case 'five_years': {
      const from = planBegins(year);
      return `${String(from)}-${String(from + 4)}`;
    }
    case 'week': {
      const begun = periodsOf(kind, year).filter((_, i) => mondayOf(year, i + 1) <= day);
      return begun.at(-1)?.value ?? `${y}-W01`;
    }
    case 'ten_days':
      return `${y}-${two(month)}-D${String(Math.min(3, Math.ceil(date / 10)))}`;
    case 'day':
      return day;
    case 'school_year': {
      const begun = month >= 9 ? year : year - 1;
      return `${String(begun)}-${String(begun + 1)}`;
    }
    case 'ad_hoc':
    case 'thematic':
      return '';
  }
}
