import { describe, expect, it } from 'vitest';

import { likelyPeriod, nextPeriod, periodsOf } from './period';

describe('the periods of a year', () => {
  it.each([
    ['month', 12, '2026-01', '2026-12'],
    ['quarter', 4, '2026-Q1', '2026-Q4'],
    ['half', 2, '2026-H1', '2026-H2'],
    ['nine_months', 1, '2026-9M', '2026-9M'],
    ['year', 1, '2026', '2026'],
    ['five_years', 3, '2021-2025', '2031-2035'],
    ['week', 53, '2026-W01', '2026-W53'],
    ['school_year', 1, '2026-2027', '2026-2027'],
    ['ten_days', 36, '2026-01-D1', '2026-12-D3'],
  ] as const)('%s: %i of them', (kind, count, first, last) => {
    const periods = periodsOf(kind, 2026);
    expect([periods.length, periods[0]?.value, periods.at(-1)?.value]).toEqual([
      count,
      first,
      last,
    ]);
  });

  it('says which days a week has', () => {
    expect(periodsOf('week', 2026)[0]?.title).toContain('29/12/2025');
    expect(periodsOf('week', 2021)[0]?.title).toContain('04/01/2021');
  });
});

describe('the period most likely meant', () => {
  it.each([
    ['month', '2026-11'],
    ['quarter', '2026-Q4'],
    ['half', '2026-H2'],
    ['week', '2026-W47'],
    ['five_years', '2026-2030'],
    ['ten_days', '2026-11-D3'],
    ['school_year', '2026-2027'],
    ['day', '2026-11-22'],
  ] as const)('%s', (kind, period) => {
    expect(likelyPeriod(kind, '2026-11-22')).toBe(period);
  });
});

it('proposes the next period that is not open yet, over the turn of the year', () => {
  expect(nextPeriod('month', '2026-11-22', [])).toBe('2026-11');
  expect(nextPeriod('month', '2026-11-22', ['2026-10', '2026-11'])).toBe('2026-12');
  expect(nextPeriod('quarter', '2026-11-22', ['2026-Q4'])).toBe('2027-Q1');
  expect(nextPeriod('school_year', '2026-05-22', [])).toBe('2025-2026');
  expect(nextPeriod('school_year', '2026-05-22', ['2025-2026'])).toBe('2026-2027');
  expect(nextPeriod('five_years', '2030-12-31', [])).toBe('2026-2030');
  expect(nextPeriod('five_years', '2031-01-01', ['2031-2035'])).toBe('2036-2040');
  expect(nextPeriod('day', '2026-11-22', [])).toBe('2026-11-22');
});
