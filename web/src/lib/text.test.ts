import { describe, expect, it } from 'vitest';

import { compareDays, compareText, figure, fileSize, fold, matches } from './text';

describe('searching', () => {
  it('ignores diacritics and đ', () => {
    expect(fold('Xã Đức Thọ')).toBe('xa duc tho');
  });

  it('finds words in any order', () => {
    expect(matches('Phường Thành Vinh', 'vinh thanh')).toBe(true);
    expect(matches('Phường Thành Vinh', 'vinh loc')).toBe(false);
  });

  it('finds everything when nothing is asked', () => {
    expect(matches('Phường Thành Vinh', ' ')).toBe(true);
  });

  it('is the same for composed and decomposed letters', () => {
    expect(matches('Tổng hợp'.normalize('NFD'), 'tổng')).toBe(true);
  });
});

describe('ordering', () => {
  it('puts đ after d and numbers by size', () => {
    expect(['Đô', 'Da', 'Ê', 'E'].sort(compareText)).toEqual(['Da', 'Đô', 'E', 'Ê']);
    expect(['Xã 10', 'Xã 2'].sort(compareText)).toEqual(['Xã 2', 'Xã 10']);
  });

  it('puts days by the calendar, those without one last', () => {
    expect(['9999', '2026-10-20', '2025-12-31', '2026-10-20'].sort(compareDays)).toEqual([
      '2025-12-31',
      '2026-10-20',
      '2026-10-20',
      '9999',
    ]);
  });
});

describe('figures', () => {
  it.each([
    ['0', '0'],
    ['999', '999'],
    ['1234.5', '1.234,5'],
    ['-1234567', '-1.234.567'],
    ['12345.678', '12.345,678'],
    [null, ''],
  ])('writes %s as %s', (value, written) => {
    expect(figure(value)).toBe(written);
  });
});

describe('sizes of files', () => {
  it.each([
    [0, '0 byte'],
    [1023, '1.023 byte'],
    [1024, '1 KB'],
    [9008, '8,8 KB'],
    [50 * 1024 * 1024, '50 MB'],
    [200 * 1024 * 1024, '200 MB'],
    [1536 * 1024 * 1024, '1,5 GB'],
  ])('writes %s as %s', (bytes, written) => {
    expect(fileSize(bytes)).toBe(written);
  });
});
