import { describe, expect, it } from 'vitest';

import type { FillItem } from '@/api/types';

import { groupFill } from './fill-plan';

const cell = (state: FillItem['state'], row = 1): FillItem => ({
  row,
  column: 4,
  at: `D${String(row)}`,
  found: '1',
  state,
  value: '1',
  before: null,
});

describe('a filled-in file', () => {
  it('is sorted by what becomes of its cells', () => {
    const groups = groupFill([
      cell('taken'),
      cell('same'),
      cell('same'),
      cell('refused'),
      cell('rounded', 7),
      cell('differs'),
    ]);
    expect(groups.taken).toHaveLength(1);
    expect(groups.rounded.map(({ row }) => row)).toEqual([7]);
    expect(groups.refused).toHaveLength(1);
    expect(groups.differs).toHaveLength(1);
    expect(groups.same).toBe(2);
  });
});
