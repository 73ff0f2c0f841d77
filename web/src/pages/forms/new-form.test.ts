import { expect, it } from 'vitest';

import { suggestCode } from './new-form';

it.each([
  ['Mẫu báo cáo tháng.xlsx', 'mau-bao-cao-thang'],
  ['17b_BTP (Đã sửa).xlsx', '17b-btp-da-sua'],
  ['.xlsx', ''],
])('%s begins as %s', (name, code) => {
  expect(suggestCode(name)).toBe(code);
});
