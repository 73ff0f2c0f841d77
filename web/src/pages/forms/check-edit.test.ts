import { describe, expect, it } from 'vitest';

import { aColumn, aLayout, aRow } from '../../../tests/a-sheet';

import {
  addCheck,
  columnSide,
  keysText,
  readKeys,
  removeCheck,
  rowSide,
  setCheck,
} from './check-edit';

const layout = aLayout({
  columns: [aColumn(1, { role: 'label' }), aColumn(4), aColumn(5), aColumn(27)],
  rows: [aRow(6), aRow(7, { kind: 'group' }), aRow(8), aRow(9), aRow(3)],
});

describe('checks of a layout', () => {
  it('are added under a code nobody has, changed and removed', () => {
    const one = addCheck(layout);
    const two = addCheck(setCheck(one, 0, { code: 'KT02', kind: 'range', min: '0' }));
    expect(two.checks?.map(({ code }) => code)).toEqual(['KT02', 'KT03']);
    expect(two.checks?.[0]).toMatchObject({ kind: 'range', min: '0', severity: 'error' });
    expect(removeCheck(two, 0).checks?.map(({ code }) => code)).toEqual(['KT03']);
    expect(layout.checks).toBeUndefined();
  });
});

describe('keys as people write them', () => {
  it('joins what is next to one another on the sheet, over headings', () => {
    expect(keysText([6, 8, 3], rowSide(layout))).toBe('6-8, 3');
    expect(keysText([9, 8], rowSide(layout))).toBe('8-9');
    expect(keysText([4, 27], columnSide(layout))).toBe('D, AA');
    expect(keysText([], rowSide(layout))).toBe('');
    expect(keysText([99], rowSide(layout))).toBe('?');
  });

  it.each([
    ['6-9', [6, 8, 9]],
    [' 9 ; 6 ', [9, 6]],
    ['6, 6-8', [6, 8]],
    ['', []],
  ])('reads rows %s', (text, keys) => {
    expect(readKeys(text, rowSide(layout))).toEqual(keys);
  });

  it('reads columns by letters, and says when there is none', () => {
    expect(readKeys('d-aa', columnSide(layout))).toEqual([4, 5, 27]);
    expect(readKeys('A', columnSide(layout))).toBeUndefined();
    expect(readKeys('7', rowSide(layout))).toBeUndefined();
    expect(readKeys('9-6', rowSide(layout))).toBeUndefined();
  });
});
