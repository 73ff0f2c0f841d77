import { expect, it } from 'vitest';

import { mayHoldKey, showSerial, verdictLooks, verdictNotes } from './trust-looks';

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

it('knows files that hold a private key by their names', () => {
  for (const name of ['a.p12', 'A.PFX', 'khoa.key']) expect(mayHoldKey(name)).toBe(true);
  for (const name of ['a.cer', 'a.pem', 'p12.cer']) expect(mayHoldKey(name)).toBe(false);
});
