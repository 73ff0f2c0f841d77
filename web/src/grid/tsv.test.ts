import { describe, expect, it } from 'vitest';

import { parseTsv, readOwnHtml, writeHtml, writeTsv } from './tsv';

describe('parseTsv', () => {
  const cases: [string, string, string[][]][] = [
    ['one cell', '12', [['12']]],
    [
      'rows end with CR LF, the last too, as Excel writes',
      '1\t2\r\n3\t4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['LF alone', '1\n2', [['1'], ['2']]],
    [
      'empty cells keep their place',
      '\t1\t\r\n\t\t2\r\n',
      [
        ['', '1', ''],
        ['', '', '2'],
      ],
    ],
    ['an empty row in the middle', '1\n\n2\n', [['1'], [''], ['2']]],
    ['quotes around a line break', '"a\nb"\tc\r\n', [['a\nb', 'c']]],
    ['doubled quotes inside quotes', '"nói ""có"""\t1', [['nói "có"', '1']]],
    ['a quote that is only a letter', '"5 inch\t1', [['"5 inch', '1']]],
    ['a quote in the middle', 'a"b\tc', [['a"b', 'c']]],
    ['nothing', '', []],
  ];
  it.each(cases)('%s', (_, text, rows) => {
    expect(parseTsv(text)).toEqual(rows);
  });

  it('reads back what writeTsv wrote', () => {
    const rows = [
      ['a\tb', 'x"y'],
      ['', '1,5'],
      ['dòng 1\ndòng 2', ''],
    ];
    const copied = rows.map((row) => row.map((text) => ({ text })));
    expect(parseTsv(writeTsv(copied))).toEqual(rows);
  });
});

describe('writeHtml', () => {
  it('carries the exact figure beside its Vietnamese text', () => {
    const html = writeHtml([[{ text: '1234,5', figure: '1234.5' }, { text: 'a<b' }]]);
    expect(html).toContain('<td x:num="1234.5">1234,5</td><td>a&lt;b</td>');
  });

  it('is read back exactly by this program, and only its own', () => {
    const html = writeHtml([
      [{ text: '1,234', figure: '1.234' }, { text: 'a<b & "c"\nd' }],
      [{ text: '' }, { text: '5', figure: '5' }],
    ]);
    expect(readOwnHtml(html)).toEqual([
      ['1.234', 'a<b & "c"\nd'],
      ['', '5'],
    ]);
    expect(readOwnHtml('<table><tr><td x:num="1">1</td></tr></table>')).toBeUndefined();
  });
});
