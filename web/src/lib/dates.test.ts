import { describe, expect, it } from 'vitest';

import { addDays, instantOf, monthWeeks, readDay, showDay, showInstant, weeksOf } from './dates';

describe('showing', () => {
  it('writes the day first', () => {
    expect(showDay('2026-07-05')).toBe('05/07/2026');
    expect(showDay(null)).toBe('');
  });

  it('shows instants by the clock of Vietnam', () => {
    expect(showInstant('2026-07-15T17:30:00.000Z')).toBe('16/07/2026 00:30');
  });
});

describe('reading what people type', () => {
  it.each([
    ['15/7/2026', '2026-07-15'],
    ['5-7-26', '2026-07-05'],
    ['15.07.2026', '2026-07-15'],
    ['15072026', '2026-07-15'],
    [' 29/02/2028 ', '2028-02-29'],
    ['29/02/2026', null],
    ['31/4/2026', null],
    ['7/2026', null],
    ['mai', null],
    ['', null],
  ])('%s', (text, day) => {
    expect(readDay(text)).toBe(day);
  });
});

describe('a moment of a day', () => {
  it('is one of the Vietnamese clock, as people write times', () => {
    for (const clock of ['15:00', '15h00', '1500', ' 15.00 '])
      expect(instantOf('2026-10-20', clock)).toBe('2026-10-20T08:00:00.000Z');
    expect(instantOf('2026-10-20', '6:30')).toBe('2026-10-19T23:30:00.000Z');
  });

  it('is none where the time is none', () => {
    for (const clock of ['', '24:00', '12:60', '12', 'sáng'])
      expect(instantOf('2026-10-20', clock)).toBeNull();
  });
});

describe('the calendar', () => {
  it('begins weeks on Monday', () => {
    const weeks = monthWeeks(2026, 11);
    expect(weeks[0]?.[0]).toBe('2026-10-26');
    expect(weeks.at(-1)?.at(-1)).toBe('2026-12-06');
  });

  it('crosses months and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  });

  it('knows years of 53 weeks', () => {
    expect([2020, 2025, 2026].map(weeksOf)).toEqual([53, 52, 53]);
  });
});
