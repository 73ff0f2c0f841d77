import { describe, expect, it } from 'vitest';

import type { BurdenRow } from '@/api/types';

import { greatestOf, heatOf } from './heat';

function row(cells: number[]): BurdenRow {
  return {
    id: 1,
    code: '1',
    name: 'Xã',
    regimes: 1,
    reports: 0,
    cells: 0,
    months: cells.map((n) => ({ reports: n > 0 ? 1 : 0, cells: n })),
  };
}

describe('heat', () => {
  it('is nothing where nothing is asked, and fullest at the greatest', () => {
    expect([0, 1, 20, 50, 99, 100].map((n) => heatOf(n, 100))).toEqual([0, 1, 1, 3, 5, 5]);
  });

  it('has no shade where nothing is asked at all', () => {
    expect(heatOf(0, 0)).toBe(0);
  });

  it('is measured against the greatest month of all rows', () => {
    const rows = [row([1, 5]), row([9, 0])];
    expect(greatestOf(rows, 'cells')).toBe(9);
    expect(greatestOf(rows, 'reports')).toBe(1);
    expect(greatestOf([], 'cells')).toBe(0);
  });
});
