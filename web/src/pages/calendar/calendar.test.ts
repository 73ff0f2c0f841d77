import { expect, it } from 'vitest';

import type { CalendarDay } from '@/api/types';

import { dayFault, markOf, weekdayOf, withDay, withoutDay } from './calendar';

const tet: CalendarDay = { on: '2026-02-17', kind: 'holiday', name: 'Tết Âm lịch' };
const swap: CalendarDay = { on: '2026-01-10', kind: 'swap_work', name: 'Làm bù' };

it('counts weekdays from Monday', () => {
  expect(weekdayOf('2026-11-23')).toBe(1);
  expect(weekdayOf('2026-11-29')).toBe(7);
});

it('marks days by what was declared, then by the week', () => {
  const days = new Map([tet, swap].map((day) => [day.on, day]));
  expect(markOf(days, '2026-02-17')).toBe('holiday');
  expect(markOf(days, '2026-01-10')).toBe('swap_work');
  expect(markOf(days, '2026-01-11')).toBe('weekend');
  expect(markOf(days, '2026-01-12')).toBeNull();
});

it('keeps days in order and one of each', () => {
  expect(withDay([tet], swap, null)).toEqual([swap, tet]);
  expect(withDay([swap, tet], { ...tet, name: 'Tết' }, tet.on)).toEqual([
    swap,
    { ...tet, name: 'Tết' },
  ]);
  const moved = { ...tet, on: '2026-02-16' };
  expect(withDay([swap, tet], moved, tet.on)).toEqual([swap, moved]);
  expect(withoutDay([swap, tet], swap.on)).toEqual([tet]);
});

it('says what speaks against a day', () => {
  expect(dayFault(2026, '2027-01-01', 'holiday')).toContain('2026');
  expect(dayFault(2026, '2026-01-10', 'holiday')).toBeTruthy();
  expect(dayFault(2026, '2026-01-12', 'swap_work')).toBeTruthy();
  expect(dayFault(2026, '2026-01-10', 'swap_work')).toBeUndefined();
  expect(dayFault(2026, '2026-01-12', 'swap_off')).toBeUndefined();
});
