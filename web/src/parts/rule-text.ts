import '@/i18n/areas/regimes';
import { t } from '@/i18n/i18n';
import { showDay } from '@/lib/dates';

import { readDue, readWindow, type After, type DueOf, type Shift } from './rules';

/** As it stands within a sentence. */
export function lowered(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
}

/** The rule of a data window in words; one that the form cannot ask for stands as written. */
export function windowText(rule: string): string {
  const choice = readWindow(rule);
  switch (choice.kind) {
    case 'calendar':
      return t('regime.window_calendar');
    case 'cut':
      return t('regime.window_cut_day', { from: choice.day, to: choice.day - 1 });
    case 'year':
      return t('regime.window_text_year', { from: choice.from, to: choice.to });
    case 'span':
      return t('regime.window_text_year', {
        from: showDay(choice.first),
        to: showDay(choice.last),
      });
    case 'other':
      return choice.text;
  }
}

function shiftText(shift: Shift): string {
  return lowered(shift === 'next' ? t('regime.shift_next') : t('regime.shift_none'));
}

function afterText(after: After): string {
  return lowered(after === 'due' ? t('regime.after_due') : t('regime.after_window'));
}

/** Of which month a due day is, counted from the last one of the period. */
export function dueMonthText(month: number): string {
  if (month === 0) return t('regime.due_month_0');
  if (month > 0) return t('regime.due_month_after', { n: month });
  return t('regime.due_month_before', { n: -month });
}

/** The rule of a due day in words. */
export function dueText(rule: string, of: DueOf): string {
  const choice = readDue(rule, of);
  const shift = shiftText(choice.shift);
  const after = afterText(choice.after);
  switch (choice.kind) {
    case 'day': {
      const month = lowered(dueMonthText(choice.month));
      return t('regime.due_text_day', { day: choice.day, month, shift });
    }
    case 'workdays':
      return t('regime.due_text_workdays', { n: choice.workdays, after });
    case 'days':
      return t('regime.due_text_days', { n: choice.days, after, shift });
    case 'date':
      return showDay(choice.on);
    case 'other':
      return choice.text;
  }
}
