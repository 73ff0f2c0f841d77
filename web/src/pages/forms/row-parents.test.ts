import { expect, it } from 'vitest';

import type { LayoutRow } from '@/api/types';

import { parentsOf } from './row-parents';

function row(key: number, parent: number, kind: LayoutRow['kind'] = 'fixed'): LayoutRow {
  return { key, parent, kind } as LayoutRow;
}

it.each([
  ['all others', 4, [1, 2, 3, 5]],
  ['neither itself nor its parts, however deep', 1, [4, 5]],
  ['none of a row that belongs to itself', 5, [1, 2, 3, 4]],
])('offers %s', (_, key, offered) => {
  const rows = [row(1, 0), row(2, 1), row(3, 2), row(4, 0, 'group'), row(5, 5), row(6, 0, 'open')];
  expect(parentsOf(rows, key).map((one) => one.key)).toEqual(offered);
});
