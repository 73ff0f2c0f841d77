import { expect, it } from 'vitest';

import type { ClerkFound } from '@/api/types';

import { failuresOf, worstOf } from './checks';

function found(check_title: string, answer: ClerkFound['answer'], words: string): ClerkFound {
  return { check: 'signer', check_title, answer, answer_title: '', words };
}

it('says each reason once', () => {
  const checks = [
    found('Người ký', 'fail', 'Chưa có chữ ký. Trả lại để ký.'),
    found('Thẩm quyền ký', 'fail', 'Chưa có chữ ký.'),
    found('Phụ lục', 'pass', 'Đủ.'),
    found('Số, ký hiệu', 'fail', 'Chưa cấp số.'),
  ];
  expect(failuresOf(checks)).toEqual([
    { check: 'signer', titles: 'Người ký, thẩm quyền ký', words: 'Chưa có chữ ký. Trả lại để ký.' },
    { check: 'signer', titles: 'Số, ký hiệu', words: 'Chưa cấp số.' },
  ]);
});

it('takes what cannot be told for neither good nor bad', () => {
  const pass = found('Người ký', 'pass', '');
  const unknown = found('Chứng thư số', 'unknown', '');
  expect(worstOf([pass])).toBe('pass');
  expect(worstOf([pass, unknown])).toBe('unknown');
  expect(worstOf([unknown, found('Hạn gửi', 'fail', '')])).toBe('fail');
});
