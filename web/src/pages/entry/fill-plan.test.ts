import { describe, expect, it } from 'vitest';

import type { Fill, FillItem } from '@/api/types';

import { chosenOf, groupFill, idOf, planRows, rowsRefused, rowsToAdd } from './fill-plan';

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

describe('rows of the file for an open list', () => {
  const row = (key: number, after: number, state: 'taken' | 'refused' = 'taken') => ({
    key,
    open: 6,
    after,
    at: String(key),
    label: `Dòng ${String(key)}`,
    code: '',
    state,
  });
  const fill: Fill = {
    report_id: 1,
    version: 1,
    sheets: [],
    sheet: 0,
    items: [],
    rows: [row(101, 0), row(102, 101), row(103, 102), row(104, 103, 'refused')],
    strange: [],
    lacking: [],
  };

  it('come one behind another', () => {
    expect(planRows(fill, new Set())).toEqual([
      { key: 101, open: 6, after: 0 },
      { key: 102, open: 6, after: 101 },
      { key: 103, open: 6, after: 102 },
    ]);
  });

  it('stay out where a person leaves them out', () => {
    expect(planRows(fill, new Set([102])).map(({ key, after }) => [key, after])).toEqual([
      [101, 0],
      [103, 101],
    ]);
  });

  it('are told with those that cannot be added', () => {
    expect(rowsToAdd(fill).map(({ key }) => key)).toEqual([101, 102, 103]);
    expect(rowsRefused(fill).map(({ key }) => key)).toEqual([104]);
  });
});
