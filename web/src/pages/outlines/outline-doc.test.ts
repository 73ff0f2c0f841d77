import { expect, it } from 'vitest';

import type { DocNode } from '@/editor/doc';

import { namedValues, sectionOf } from './outline-doc';

const doc: DocNode = {
  type: 'doc',
  content: [
    {
      type: 'heading',
      attrs: { id: 'a', required: true, guidance: 'Nêu rõ' },
      content: [{ type: 'text', text: 'Kết quả ' }],
    },
    {
      type: 'paragraph',
      content: [
        { type: 'figure', attrs: { cells: 'E6' } },
        { type: 'figure', attrs: { cells: 'E6' } },
        { type: 'comparison', attrs: { cells: 'E6', against: 'last_year' } },
      ],
    },
    { type: 'heading', attrs: { id: 'b' } },
  ],
};

it('reads the section the caret is in', () => {
  expect(sectionOf(doc, 'a')).toEqual({
    id: 'a',
    title: 'Kết quả',
    required: true,
    guidance: 'Nêu rõ',
  });
  expect(sectionOf(doc, 'b')).toEqual({ id: 'b', title: '', required: false, guidance: '' });
  expect(sectionOf(doc, '')).toBeNull();
  expect(sectionOf(doc, 'c')).toBeNull();
});

it('says what each place will be, once', () => {
  expect(namedValues(doc).map((value) => [value.key, value.text])).toEqual([
    ['figure||E6|||', 'Số liệu ô E6'],
    ['comparison||E6|||last_year||change', 'Ô E6 so với cùng kỳ năm trước'],
  ]);
});
