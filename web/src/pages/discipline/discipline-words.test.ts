import { expect, it } from 'vitest';

import '@/i18n/rest';

import { markTitle, partTitle, rateText } from './discipline-words';

it('says parts of a year as they are written', () => {
  expect(['year', 'h1', 'h2', 'q1', 'q4', 'm1', 'm12', 'lost'].map(partTitle)).toEqual([
    'Cả năm',
    '6 tháng đầu năm',
    '6 tháng cuối năm',
    'Quý I',
    'Quý IV',
    'Tháng 1',
    'Tháng 12',
    'Cả năm',
  ]);
});

it('says rates with a comma, and nothing where nothing is due', () => {
  expect([rateText('66.67'), rateText('100'), rateText('0'), rateText(null)]).toEqual([
    '66,67%',
    '100%',
    '0%',
    '–',
  ]);
});

it('has a word for each mark', () => {
  expect(markTitle('missing')).toBe('Quá hạn chưa gửi');
  expect(markTitle('on_time')).toBe('Đúng hạn');
});
