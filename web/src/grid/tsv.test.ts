import { describe, expect, it } from 'vitest';

import { writeHtml, writeTsv } from './tsv';
import { parseTsv, readOwnHtml, readTable } from './tsv-read';

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

describe('a table of a page', () => {
  it('is read row by row, with merged cells at their first place', () => {
    const html = `<p>Bảng 1</p><table><thead><tr><th rowspan="2">Chỉ tiêu</th>
      <th colspan="2">Năm</th></tr><tr><th>2025</th><th>2026</th></tr></thead>
      <tbody><tr><td>Lúa <b>xuân</b></td><td>1.234,5</td><td style="color:red"> 7 </td></tr></tbody></table>`;
    expect(readTable(html)).toEqual([
      ['Chỉ tiêu', 'Năm', ''],
      ['', '2025', '2026'],
      ['Lúa xuân', '1.234,5', '7'],
    ]);
  });

  it('runs nothing and keeps no script as text', () => {
    const html = '<table><tr><td>1<script>window.ran = true</script></td></tr></table>';
    expect(readTable(html)).toEqual([['1']]);
    expect('ran' in window).toBe(false);
  });

  it('is nothing where there is none, and no span reaches beyond reason', () => {
    expect(readTable('<p>12</p>')).toEqual([]);
    expect(readTable('<table><tr><td colspan="99999999">1</td></tr></table>')).toEqual([['1']]);
  });
});
