import { afterEach, expect, it } from 'vitest';

import { ask, asked, forgetNotes, keepNote, keptNote } from './confirm';

const TITLE = 'Trả lại: Xã A, Tháng 10';

afterEach(() => forgetNotes());

it('keeps what was written until the act is done', () => {
  keepNote(TITLE, 'Thiếu số liệu ngô.');
  expect(keptNote(TITLE)).toBe('Thiếu số liệu ngô.');
  expect(keptNote('Trả lại: Xã B, Tháng 10')).toBe('');
  forgetNotes(TITLE);
  expect(keptNote(TITLE)).toBe('');
});

it('forgets what was wiped out, and everything when somebody else sits down', () => {
  keepNote(TITLE, 'Thiếu');
  keepNote(TITLE, '');
  expect(keptNote(TITLE)).toBe('');
  keepNote(TITLE, 'Thiếu');
  forgetNotes();
  expect(keptNote(TITLE)).toBe('');
});

it('takes a second question for stepping back from the first', async () => {
  const first = ask({ title: TITLE, text: '', action: 'Trả lại' });
  const second = ask({ title: 'Tiếp nhận', text: '', action: 'Tiếp nhận' });
  expect(await first).toBeNull();
  asked.value?.answer('xong');
  expect(await second).toBe('xong');
  expect(asked.value).toBeNull();
});
