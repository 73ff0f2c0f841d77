import { expect, it } from 'vitest';

import { numberOf, stateOf } from './urging-look';

it('a letter is open while something is owed, unless it was withdrawn', () => {
  expect(stateOf({ open: 2, withdrawn_at: null })).toBe('open');
  expect(stateOf({ open: 0, withdrawn_at: null })).toBe('done');
  expect(stateOf({ open: 2, withdrawn_at: '2026-10-24T02:00:00.000Z' })).toBe('withdrawn');
});

it('a letter without a number has none to show', () => {
  expect(numberOf({ number: '', symbol: 'UBND-VP' })).toBe('');
  expect(numberOf({ number: '125', symbol: 'UBND-VP' })).toBe('125/UBND-VP');
});
