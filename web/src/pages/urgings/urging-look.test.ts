import { expect, it } from 'vitest';

import { notSent, numberOf, stateOf } from './urging-look';

it('a letter is open while something is owed, unless it was withdrawn', () => {
  expect(stateOf({ open: 2, withdrawn_at: null })).toBe('open');
  expect(stateOf({ open: 0, withdrawn_at: null })).toBe('done');
  expect(stateOf({ open: 2, withdrawn_at: '2026-10-24T02:00:00.000Z' })).toBe('withdrawn');
});

it('a letter without a number has none to show', () => {
  expect(numberOf({ number: '', symbol: 'UBND-VP' })).toBe('');
  expect(numberOf({ number: '125', symbol: 'UBND-VP' })).toBe('125/UBND-VP');
});

it('only what was not sent may be urged', () => {
  const reports = [
    { id: 1, state: 'sent' },
    { id: 2, state: 'returned' },
    { id: 3, state: 'correction_requested' },
    { id: 4, state: 'with_clerk' },
  ] as const;
  expect(notSent(reports)).toEqual([2, 4]);
});
