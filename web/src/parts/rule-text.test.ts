import { expect, it } from 'vitest';

import { dueText, windowText } from './rule-text';

it.each([
  ['calendar', 'Theo kỳ dương lịch'],
  ['15-14', 'Từ ngày 15 tháng trước đến ngày 14'],
  ['16/12-15/12', 'Từ 16/12 đến 15/12'],
  ['2026-03-01..2026-05-31', 'Từ 01/03/2026 đến 31/05/2026'],
  ['20-3', '20-3'],
])('says the window %s in words', (rule, text) => {
  expect(windowText(rule)).toBe(text);
});

it.each([
  [
    'day=20;month=+0;shift=next',
    'reports',
    'Ngày 20, tháng cuối của kỳ; nếu trùng ngày nghỉ: lùi sang ngày làm việc kế tiếp',
  ],
  [
    'day=5;month=+1;shift=none',
    'reports',
    'Ngày 5, 1 tháng sau tháng cuối kỳ; nếu trùng ngày nghỉ: giữ nguyên',
  ],
  [
    'workdays=5;after=due;shift=none',
    'total',
    '5 ngày làm việc kể từ thời hạn các đơn vị gửi báo cáo',
  ],
  ['2026-06-10', 'reports', '10/06/2026'],
  ['workdays=3;after=window;shift=none', 'reports', '3 ngày làm việc kể từ ngày chốt số liệu'],
  [
    'days=30;after=window;shift=next',
    'reports',
    '30 ngày (kể cả ngày nghỉ) kể từ ngày chốt số liệu; nếu trùng ngày nghỉ: lùi sang ngày làm việc kế tiếp',
  ],
  ['hour=17', 'reports', 'hour=17'],
] as const)('says the due day %s of the %s in words', (rule, of, text) => {
  expect(dueText(rule, of)).toBe(text);
});
