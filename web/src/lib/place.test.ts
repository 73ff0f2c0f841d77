import { expect, it } from 'vitest';

import { address, columnLetters } from './place';

it.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [702, 'ZZ'],
  [703, 'AAA'],
  [16384, 'XFD'],
])('column %i is %s', (key, letters) => {
  expect(columnLetters(key)).toBe(letters);
});

it('writes a cell as formulas do', () => {
  expect(address({ row: 14, column: 4 })).toBe('D14');
});
