import { describe, expect, it } from 'vitest';

import type { Fill, FillItem } from '@/api/types';

import { chosenOf, groupFill, idOf, planSaves, rowsRefused, rowsToAdd } from './fill-plan';

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
  const items = [cell('taken', 101), cell('taken', 102), cell('taken', 104), cell('taken', 7)];

  it('are taken in one save with their cells', () => {
    const saves = planSaves(fill, new Set(), items);
    expect(saves).toHaveLength(1);
    expect(saves[0]?.rows).toEqual([
      { key: 101, open: 6, after: 0 },
      { key: 102, open: 6, after: 101 },
      { key: 103, open: 6, after: 102 },
    ]);
    expect(saves[0]?.cells.map((one) => one.row)).toEqual([101, 102, 7]);
  });

  it('stay out with their cells where a person leaves them out', () => {
    const [save] = planSaves(fill, new Set([102]), items);
    expect(save?.rows.map(({ key, after }) => [key, after])).toEqual([
      [101, 0],
      [103, 101],
    ]);
    expect(save?.cells.map((one) => one.row)).toEqual([101, 7]);
  });

  it('are told with those that cannot be added', () => {
    expect(rowsToAdd(fill).map(({ key }) => key)).toEqual([101, 102, 103]);
    expect(rowsRefused(fill).map(({ key }) => key)).toEqual([104]);
  });

  it('go before cells that have no room in the first save', () => {
    const many = Array.from({ length: 5001 }, (_, i) => cell('taken', i + 1000));
    const saves = planSaves(fill, new Set(), many);
    expect(saves.map(({ rows, cells }) => [rows.length, cells.length])).toEqual([
      [3, 5000],
      [0, 1],
    ]);
  });
});
