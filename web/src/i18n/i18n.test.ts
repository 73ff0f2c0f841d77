import { describe, expect, it } from 'vitest';

import { en } from './en';
import { fill, t } from './i18n';
import { vi } from './vi';

function places(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '').sort();
}

/* The interface is in Vietnamese (KT-11): every text there is, and the other language's beside it. */
describe('texts', () => {
  it('puts parameters in their places', () => {
    expect(t('due.left', { n: 3 })).toBe('còn 3 ngày');
    expect(fill('{a} và {b}', { a: 1 })).toBe('1 và {b}');
  });

  it('has the same parameters in both languages', () => {
    for (const [key, text] of Object.entries(vi)) {
      expect([key, places(en[key as keyof typeof vi])]).toEqual([key, places(text)]);
    }
  });

  it('is composed (NFC) Vietnamese without stray spaces', () => {
    for (const text of Object.values(vi)) {
      expect(text).toBe(text.normalize('NFC').trim());
    }
  });
});
