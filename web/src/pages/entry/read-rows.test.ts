import { describe, expect, it } from 'vitest';

import { aColumn, aFormula, aLayout, aRow, aSheet } from '../../../tests/a-sheet';
import { someWords as words } from '../../../tests/some-words';

import { readRows } from './read-rows';

const layout = aLayout({
  columns: [aColumn(1, { role: 'label', type: 'text' }), aColumn(4), aColumn(5)],
  rows: [
    aRow(1, { kind: 'group', stt: 'A', label: 'Nông nghiệp' }),
    aRow(2, { kind: 'group', stt: 'I', label: 'Trồng trọt' }),
    aRow(3, { stt: '1', label: 'Lúa' }),
    aRow(4, { stt: '', label: 'Vụ mùa', indent: 1 }),
    aRow(5, { kind: 'group', stt: 'II', label: 'Chăn nuôi' }),
    aRow(6, { stt: '2', label: 'Trâu' }),
  ],
  cells: [aFormula(3, 4, '=D4')],
});

function rowsOf(query = '', onlyFilled = true): string[] {
  const made = aSheet(layout);
  made.sheet.load([{ row: 4, column: 4, value: '12.5' }]);
  return readRows({ ...made, words }, { onlyFilled, query }).map(({ title, figures }) =>
    [title, ...figures.map(({ text }) => text)].join('|'),
  );
}

describe('a report read on a phone', () => {
  it('shows what is filled in and the totals of it, under their headings', () => {
    expect(rowsOf()).toEqual(['A Nông nghiệp', 'I Trồng trọt', '1 Lúa|12,5', 'Vụ mùa|12,5']);
  });

  it('shows the empty cells too when asked', () => {
    expect(rowsOf('', false)).toContain('2 Trâu||');
  });

  it('finds rows without diacritics, and all under a heading that is found', () => {
    expect(rowsOf('vu mua')).toEqual(['A Nông nghiệp', 'I Trồng trọt', 'Vụ mùa|12,5']);
    expect(rowsOf('trong trot')).toHaveLength(4);
    expect(rowsOf('trau', false)).toEqual(['II Chăn nuôi', '2 Trâu||']);
  });
});
