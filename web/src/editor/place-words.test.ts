import { expect, it } from 'vitest';

import type { Layout } from '@/api/types';

import { placeName } from './place-words';

const layout = {
  columns: [
    { key: 2, path: ['Thực hiện'], attribute: 'thuc_hien' },
    { key: 3, path: ['Kế hoạch', 'Năm'], attribute: 'ke_hoach' },
  ],
  rows: [
    { key: 6, label: 'Lúa', indicator: 'lua' },
    { key: 7, label: 'Ngô', indicator: 'ngo' },
  ],
} as unknown as Layout;
const own = { layout, code: '' };

it.each([
  ['figure', { cells: 'B6' }, 'Lúa › Thực hiện'],
  ['figure', { cells: 'c7' }, 'Ngô › Kế hoạch › Năm'],
  ['figure', { indicator: 'ngo', attribute: 'thuc_hien' }, 'Ngô › Thực hiện'],
  ['figure', { cells: 'B9' }, 'Số liệu ô B9'],
  ['figure', { form: 'NN-02', cells: 'B6' }, 'Số liệu ô NN-02: B6'],
  [
    'figure',
    { cells: 'B6', per: 'C6' },
    'Tỷ lệ phần trăm: Lúa › Thực hiện trên Lúa › Kế hoạch › Năm',
  ],
  ['comparison', { cells: 'B6', against: 'previous' }, 'Lúa › Thực hiện so với kỳ trước'],
  ['comparison', { cells: 'B6:B7', against: 'plan' }, 'Ô B6:B7 so với kế hoạch'],
  ['fact', { name: 'year' }, 'Năm'],
] as const)('names a %s of %o: %s', (kind, attrs, name) => {
  expect(placeName(kind, attrs, own)).toBe(name);
});

it('names by addresses where no form is at hand, or another one', () => {
  expect(placeName('figure', { cells: 'B6' })).toBe('Số liệu ô B6');
  expect(placeName('figure', { form: 'NN-02', cells: 'B6' }, { layout, code: 'NN-02' })).toBe(
    'Lúa › Thực hiện',
  );
});
