import { describe, expect, it } from 'vitest';

import { paceOf, paceStart, readDue, readWindow, writeDue, writeWindow } from './rules';

describe('the data window', () => {
  it.each(['calendar', '15-14', '16/8-15/8', '2026-03-01..2026-05-31', '', '1-2;half'])(
    '%s is written back as it was read',
    (rule) => {
      expect(writeWindow(readWindow(rule))).toBe(rule);
    },
  );

  it('knows a cut in the month', () => {
    expect(readWindow('15-14')).toMatchObject({ kind: 'cut', day: 15 });
    expect(readWindow('15-20').kind).toBe('other');
  });

  it('knows days of a year', () => {
    expect(readWindow('1/10-30/9')).toMatchObject({ kind: 'year', from: '1/10', to: '30/9' });
  });

  it('knows the days of what is asked for once, and is no rule while one of them is missing', () => {
    const span = readWindow('2026-03-01..2026-05-31');
    expect(span).toMatchObject({ kind: 'span', first: '2026-03-01', last: '2026-05-31' });
    expect(writeWindow({ ...span, last: null })).toBe('');
  });
});

describe('the due day', () => {
  it.each([
    'day=20;month=+0;shift=next',
    'day=5;month=+1;shift=none',
    'day=5;month=-1;shift=none',
    'workdays=2;after=window;shift=none',
    'workdays=2;after=window;shift=next',
    'days=30;after=window;shift=next',
    'workdays=3;after=due;shift=none',
    '2026-06-10',
  ])('%s is written back as it was read', (rule) => {
    expect(writeDue(readDue(rule, 'reports'))).toBe(rule);
    expect(writeDue(readDue(rule, 'total'))).toBe(rule);
  });

  it('is the day that was asked for, of what is asked for once', () => {
    expect(readDue('2026-06-10', 'reports')).toMatchObject({ kind: 'date', on: '2026-06-10' });
    expect(readDue('', 'reports', 'once')).toMatchObject({ kind: 'date', on: null });
    expect(writeDue(readDue('', 'reports', 'once'))).toBe('');
  });

  it('reads day, month and what happens on a holiday', () => {
    expect(readDue('day=5;month=+1;shift=next', 'reports')).toMatchObject({
      kind: 'day',
      day: 5,
      month: 1,
      shift: 'next',
    });
  });

  it('reads months before the last one, and days of the calendar', () => {
    const before = readDue('day=25;month=-4;shift=none', 'reports');
    expect(before).toMatchObject({ kind: 'day', day: 25, month: -4 });
    const days = readDue('days=90;after=window;shift=none', 'reports');
    expect(days).toMatchObject({ kind: 'days', days: 90, after: 'window', shift: 'none' });
  });

  it('of a total counts from the day its reports are due', () => {
    expect(readDue('', 'total')).toMatchObject({ kind: 'workdays', workdays: 5, after: 'due' });
    expect(readDue('', 'reports').kind).toBe('day');
    expect(writeDue({ ...readDue('2026-06-10', 'total'), kind: 'workdays' })).toBe(
      'workdays=5;after=due;shift=none',
    );
    expect(writeDue({ ...readDue('2026-06-10', 'reports'), kind: 'workdays' })).toBe(
      'workdays=5;after=window;shift=none',
    );
  });
});

it('proposes days that fit how a kind of period goes by', () => {
  expect(paceOf('quarter')).toBe('months');
  expect(paceOf('thematic')).toBe('once');
  expect(readWindow(paceStart[paceOf('week')].window).kind).toBe('calendar');
  expect(readDue(paceStart[paceOf('day')].due, 'reports')).toMatchObject({ workdays: 1 });
  expect(readDue(paceStart.days.total, 'total')).toMatchObject({ workdays: 1, after: 'due' });
});
