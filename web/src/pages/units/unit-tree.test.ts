import { describe, expect, it } from 'vitest';

import type { Unit } from '@/api/types';

import { above, forestOf, linesOf } from './unit-tree';

function aUnit(id: number, name: string, parent: number | null, path: string): Unit {
  return {
    id,
    name,
    code: String(1000 + id),
    kind: 'commune',
    parent_id: parent,
    parent_name: '',
    path,
    depth: path.split('/').length - 2,
    valid_from: null,
    valid_to: null,
    children: 0,
    version: 1,
    changed_at: null,
  };
}

const units = [
  aUnit(1, 'UBND tỉnh', null, '1/'),
  aUnit(2, 'Sở Tài chính', 1, '1/2/'),
  aUnit(3, 'Phòng Ngân sách', 2, '1/2/3/'),
  aUnit(4, 'Xã Đức Thọ', 1, '1/4/'),
];
const forest = forestOf(units);

describe('the tree of units', () => {
  it('shows only what is open', () => {
    expect(linesOf(forest, new Set(), '').map((line) => line.id)).toEqual([1]);
    expect(linesOf(forest, new Set([1]), '').map((line) => line.id)).toEqual([1, 2, 4]);
  });

  it('opens the way to what is searched, without diacritics', () => {
    expect(linesOf(forest, new Set(), 'ngan sach').map((line) => line.id)).toEqual([1, 2, 3]);
  });

  it('finds by code as well', () => {
    expect(linesOf(forest, new Set(), '1004').map((line) => line.id)).toEqual([1, 4]);
  });

  it('puts a unit whose parent is out of sight at the top', () => {
    expect(forestOf([aUnit(9, 'Xã A', 7, '1/7/9/')])).toHaveLength(1);
  });

  it('knows who stands above', () => {
    expect(above(units, 3)).toEqual([1, 2]);
  });
});
