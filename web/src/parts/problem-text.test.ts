import '@/i18n/rest';
import { describe, expect, it } from 'vitest';

import { Problem } from '@/api/problem';

import { problemText } from './problem-text';

describe('problemText', () => {
  it('gives a failure of the server with its number, to be told to support', () => {
    const text = problemText(new Problem(500, 'internal', 'Hệ thống gặp lỗi.', undefined, 'abc'));
    expect(text).toContain('Hệ thống gặp lỗi.');
    expect(text).toContain('abc');
  });

  it('has nothing to report when the system is stopped for maintenance', () => {
    const stopped = new Problem(503, 'system.stopped', 'Đang bảo trì.', undefined, 'abc');
    expect(problemText(stopped)).toBe('Đang bảo trì.');
  });
});
