import { expect, it } from 'vitest';

import { differences } from './event-change';

it('names only what changed, in words', () => {
  const before = '{"id":7,"version":1,"name":"A","kind":"ward","locked":false}';
  const after = '{"id":7,"version":2,"name":"B","kind":"commune","locked":true}';
  expect(differences(before, after)).toEqual([
    { name: 'Tên', before: 'A', after: 'B' },
    { name: 'Loại', before: 'Phường', after: 'Xã' },
    { name: 'Bị khóa', before: 'Không', after: 'Có' },
  ]);
});

it('shows what is new beside nothing, and days as people write them', () => {
  expect(differences(null, '{"role":"entry","valid_from":"2026-01-05"}')).toEqual([
    { name: 'Vai trò', before: '', after: 'Nhập liệu' },
    { name: 'Từ ngày', before: '', after: '05/01/2026' },
  ]);
});

it('knows the states of a report, which are bare words', () => {
  expect(differences('assigned', 'in_entry')).toEqual([
    { name: 'Trạng thái', before: 'Chưa nhập', after: 'Đang nhập' },
  ]);
});

it('names cells as spreadsheets do', () => {
  expect(differences('{"6:4":""}', '{"6:4":"1200.5"}')).toEqual([
    { name: 'D6', before: '', after: '1200.5' },
  ]);
});

it('says that a rule changed, not how it is written for the machine', () => {
  const rule = (day: number) => JSON.stringify({ due_rule: `day=${String(day)};month=+0` });
  expect(differences(rule(20), rule(25))).toEqual([
    { name: 'Cách tính hạn nộp', before: '', after: 'đã thay đổi' },
  ]);
});
