import { expect, it } from 'vitest';

import type { ProgressCounts } from '@/api/types';

import { filterOf, queryOf, viewChips, viewOf } from './views';

const none = {} as ProgressCounts;

it('keeps one view in the address', () => {
  expect(viewOf({})).toBe('');
  expect(viewOf({ state: 'returned' })).toBe('returned');
  expect(viewOf({ only: 'extension_asked' })).toBe('extension_asked');
  expect(viewOf({ only: 'lost', state: 'lost' })).toBe('');
  expect(queryOf('late')).toEqual({ only: 'late', state: undefined });
  expect(queryOf('correction_requested')).toEqual({
    only: undefined,
    state: 'correction_requested',
  });
  expect(queryOf('')).toEqual({ only: undefined, state: undefined });
});

it('asks the server for the view alone', () => {
  expect(filterOf('unsent')).toEqual({ only: 'unsent', state: '' });
  expect(filterOf('returned')).toEqual({ only: '', state: 'returned' });
});

it('offers what there is, with its count, and what is looked at', () => {
  const counts = { ...none, total: 150, unsent: 40, late: 0, extension_asked: 2, returned: 3 };
  const shown = (view: '' | 'late') =>
    viewChips(counts, view).map((chip) => `${chip.key} ${String(chip.count)}`);
  expect(shown('')).toEqual([' 150', 'unsent 40', 'extension_asked 2', 'returned 3']);
  expect(shown('late')).toContain('late 0');
});
