import { describe, expect, it } from 'vitest';

import type { FillItem } from '@/api/types';

import { chosenOf, groupFill, idOf } from './fill-plan';

const cell = (state: FillItem['state'], row = 1): FillItem => ({
  row,
  column: 4,
  at: `D${String(row)}`,
  found: '1',
  state,
  value: '1',
  other: null,
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

describe('cells that can be read in two ways', () => {
  const asked = [
    { ...cell('asked', 1), value: '1234', other: '1.23' },
    { ...cell('asked', 2), value: null, text: 'Soá', other_text: 'Số' },
    { ...cell('asked', 3), value: '12000', other: '12' },
  ];

  it('are taken as a person says, and not at all where nobody said', () => {
    const taken = chosenOf(asked, { '1:4': 'first', '2:4': 'second' });
    expect(taken.map((one) => one.value ?? one.text)).toEqual(['1234', 'Số']);
    expect(asked.map(idOf)).toEqual(['1:4', '2:4', '3:4']);
  });
});
