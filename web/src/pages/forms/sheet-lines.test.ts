import { describe, expect, it } from 'vitest';

import { printSigns, readLines, readSigns } from './sheet-lines';

describe('what stands below a table', () => {
  it('reads lines without the empty ones', () => {
    expect(readLines(' Ghi chú:\n\n- Số liệu tính đến ngày 25 \n')).toEqual([
      'Ghi chú:',
      '- Số liệu tính đến ngày 25',
    ]);
  });

  it('reads who signs, and what stands under it', () => {
    const text = 'NGƯỜI LẬP BIỂU | (Ký, ghi rõ họ tên)\nTHỦ TRƯỞNG ĐƠN VỊ';
    const signs = [
      { title: 'NGƯỜI LẬP BIỂU', note: '(Ký, ghi rõ họ tên)' },
      { title: 'THỦ TRƯỞNG ĐƠN VỊ', note: '' },
    ];
    expect(readSigns(text)).toEqual(signs);
    expect(printSigns(signs)).toBe(text);
  });

  it('takes no signature without a title', () => {
    expect(readSigns('| (Ký)\n \nGIÁM ĐỐC |')).toEqual([{ title: 'GIÁM ĐỐC', note: '' }]);
  });
});
