import '@/i18n/areas/people';
import { describe, expect, it } from 'vitest';

import { crossingText, kindsText } from './account-kinds';

describe('the kinds of an account', () => {
  it('are named', () => {
    expect(kindsText(undefined)).toBe('');
    expect(kindsText(['Tài khoản nhập liệu', 'Tài khoản tổng hợp'])).toBe(
      'Tài khoản nhập liệu, Tài khoản tổng hợp',
    );
  });

  it('are spoken of where there are several', () => {
    expect(crossingText(undefined)).toBe('');
    expect(crossingText(['Tài khoản nhập liệu'])).toBe('');
    expect(crossingText(['Tài khoản quản trị', 'Tài khoản người dùng'])).toContain(
      'Tài khoản quản trị, Tài khoản người dùng',
    );
  });
});
