import { describe, expect, it } from 'vitest';

import { freshId, keyList, placeKey, plainText, type DocNode } from './doc';

describe('keys of computed places', () => {
  // The same cases as src/core/narrative/place_test.c.
  it.each([
    ['figure', { cells: 'E6' }, 'figure||E6|||'],
    ['figure', { cells: 'E6', per: 'D6' }, 'figure||E6|||D6'],
    ['figure', { indicator: 'lua', attribute: 'thuc_hien' }, 'figure|||lua|thuc_hien|'],
    [
      'comparison',
      { form: 'NS-01', cells: 'A1', against: 'last_year' },
      'comparison|NS-01|A1|||last_year||change',
    ],
    ['comparison', { cells: 'E6' }, 'comparison||E6|||previous||change'],
    [
      'comparison',
      { cells: 'E6', against: 'plan', with: 'D6', show: 'ratio' },
      'comparison||E6|||plan|D6|ratio',
    ],
    ['fact', { name: 'unit' }, 'fact|unit'],
    ['fact', {}, 'fact|period'],
  ] as const)('%s %o is %s', (kind, attrs, key) => {
    expect(placeKey(kind, attrs)).toBe(key);
  });

  it('takes what the editor says of attributes that are not set', () => {
    expect(placeKey('figure', { cells: 'E6', form: null, per: null })).toBe('figure||E6|||');
  });
});

describe('plain text', () => {
  it('says places by their values and ends blocks', () => {
    const doc: DocNode = {
      type: 'doc',
      content: [
        { type: 'heading', content: [{ type: 'text', text: 'Kết quả' }] },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'Lúa ' },
            { type: 'figure', attrs: { cells: 'E6' } },
            { type: 'text', text: ' ha' },
          ],
        },
      ],
    };
    expect(plainText(doc, (key) => (key === 'figure||E6|||' ? '150,5' : '?'))).toBe(
      'Kết quả\nLúa 150,5 ha\n',
    );
  });
});

it('lists keys', () => {
  expect(keyList({ rows: '6, 7,,9' }, 'rows')).toEqual(['6', '7', '9']);
  expect(keyList({}, 'rows')).toEqual([]);
});

it('finds a key that no heading has', () => {
  expect(freshId(new Set())).toBe('muc-1');
  expect(freshId(new Set(['muc-2']))).toBe('muc-3');
  expect(freshId(new Set(['a', 'muc-3']))).toBe('muc-4');
});
