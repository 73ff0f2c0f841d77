import { expect, it } from 'vitest';

import { showSerial, verdictLooks, verdictNotes } from './trust-looks';

it('groups a serial number by bytes', () => {
  expect(showSerial('1000')).toBe('10 00');
  expect(showSerial('0A1B2C')).toBe('0A 1B 2C');
  expect(showSerial('')).toBe('');
});

it('never shows what cannot be checked as valid', () => {
  expect(verdictLooks.unchecked.tone).not.toBe(verdictLooks.valid.tone);
  expect(verdictLooks.unchecked.icon).not.toBe(verdictLooks.valid.icon);
  expect(verdictNotes.unchecked).not.toBe(verdictNotes.valid);
});
