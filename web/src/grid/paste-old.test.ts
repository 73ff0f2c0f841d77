import { describe, expect, it } from 'vitest';

import { fakeCore } from '../../tests/fake-core';
import { hasCore, realCore } from '../../tests/real-core';
import { aLayout, aRow, aSheet } from '../../tests/a-sheet';

import { matchLabels } from './paste-labels';
import { findOldTexts, replaceTexts } from './paste-old';
import { parseTsv, readFonts } from './tsv-read';

describe('replaceTexts', () => {
  it('puts readings in the place of texts and counts the cells', () => {
    const cells = [{ text: 'Sè', reading: 'Số', encoding: 'TCVN3 (ABC)' }];
    expect(replaceTexts([['Sè', '1'], ['Sè']], cells)).toEqual({
      block: [['Số', '1'], ['Số']],
      converted: 2,
    });
  });

  it('asks nothing about figures and plain letters', () => {
    const core = {
      ...fakeCore,
      readOldTexts: () => {
        throw new Error('asked');
      },
    };
    expect(findOldTexts(core, [['1.234', 'Lua']])).toEqual({ sure: [], doubtful: [] });
  });
});

describe('readFonts', () => {
  it('knows the font of a cell by its class, or by itself', () => {
    const html =
      '<style>.xl65 {mso-style-parent:style0; font-family:".VnTime", sans-serif;}</style>' +
      '<table><tr><td class=xl65>Sè</td><td style="font-family:VNI-Times">Soá</td><td>1</td></tr></table>';
    expect([...readFonts(html)]).toEqual([
      ['Sè', '.VnTime'],
      ['Soá', 'VNI-Times'],
    ]);
  });
});

describe.skipIf(!hasCore)('rows pasted with labels in an old encoding', () => {
  const labels = ['Tổng số', 'Lúa cả năm', 'Cây hằng năm khác', 'Diện tích gieo trồng'];
  const layout = aLayout({ rows: labels.map((label, at) => aRow(at + 1, { label })) });

  it.each([
    ['TCVN3', 'Tæng sè\t1\nLóa c¶ n¨m\t2\nC©y h»ng n¨m kh¸c\t3\nDiÖn tÝch gieo trång\t4\n'],
    [
      'VNI',
      'Toång soá\t1\nLuùa caû naêm\t2\nCaây haèng naêm khaùc\t3\nDieän tích gieo troàng\t4\n',
    ],
    ['NFD', labels.map((label, at) => `${label.normalize('NFD')}\t${at + 1}\n`).join('')],
  ])('%s: fall on the rows of the same names', async (_, text) => {
    const core = await realCore();
    const { sheet } = aSheet(layout, core);
    const pasted = parseTsv(text);
    const found = findOldTexts(core, pasted);
    const { block } = replaceTexts(pasted, found.sure);
    expect(found.doubtful).toEqual([]);
    expect(matchLabels(sheet.geometry, block)).toEqual({
      top: 0,
      block: [['1'], ['2'], ['3'], ['4']],
    });
  });
});
