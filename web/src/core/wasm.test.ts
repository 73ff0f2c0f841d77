// @vitest-environment node
import { beforeAll, describe, expect, it } from 'vitest';

import { bigLayout } from '../../tests/perf/big-layout';
import { aFormula, agricultureLayout, aLayout, aSheet } from '../../tests/a-sheet';
import { hasCore, realCore } from '../../tests/real-core';

import type { Core } from './core';

const hectares = { decimals: 2, columnUnit: '', rowUnit: 'ha', formUnit: '' };

describe.skipIf(!hasCore)('the core in the browser', () => {
  let core: Core;
  beforeAll(async () => {
    core = await realCore();
  });

  it.each([
    ['1.234,5', 'vi', { kind: 'number', value: '1234.5' }],
    ['1,234.5', 'en', { kind: 'number', value: '1234.5' }],
    ['12.5', 'vi', { kind: 'otherStyle', value: '12.5' }],
    [' (3) ', 'vi', { kind: 'number', value: '-3' }],
    ['-', 'vi', { kind: 'empty' }],
    ['abc', 'vi', { kind: 'bad' }],
    ['99999999999999999999999', 'vi', { kind: 'tooLarge' }],
  ] as const)('reads %s in %s style', (text, style, answer) => {
    expect(core.readNumber(text, style)).toEqual(answer);
  });

  it('writes figures as in Vietnam', () => {
    expect(core.formatNumber('-1234567.5')).toBe('-1.234.567,5');
    expect(core.plainNumber('-1234567.5')).toBe('-1234567,5');
  });

  it('guesses the style of a block, and says when it is not sure', () => {
    expect(core.roundNumber('1.005', 2)).toBe('1.01');
    expect(core.roundNumber('-2.5', 0)).toBe('-3');
    expect(core.roundNumber('12.3', 2)).toBe('12.3');
    const guess = (...texts: string[]) =>
      core.guessStyle(texts.map((text) => ({ text, place: hectares })));
    expect(guess('1.234', '2,5')).toEqual({ style: 'vi', sure: true });
    expect(guess('1,234', '2.5')).toEqual({ style: 'en', sure: true });
    expect(guess('1.234').sure).toBe(false);
    const heads = { ...hectares, decimals: 0 };
    expect(core.guessStyle([{ text: '1.234', place: heads }]).sure).toBe(true);
  });

  it.each([
    ['2 tỷ 350 triệu', 'triệu đồng', { kind: 'number', value: '2350' }],
    ['1,5 triệu', 'triệu đồng', { kind: 'number', value: '1.5' }],
    ['12,5 ha', 'ha', { kind: 'number', value: '12.5' }],
    ['x', 'ha', { kind: 'empty' }],
    ['2 tỷ', '', { kind: 'unitUnknown' }],
    ['5 tỷ đồng', 'ha', { kind: 'otherUnit' }],
  ] as const)('reads %s in a cell of %s', (text, rowUnit, answer) => {
    expect(core.readNumberAt(text, 'vi', { ...hectares, rowUnit })).toEqual(answer);
  });

  it('finds texts in old encodings, and says where it is not sure', () => {
    const texts = ['thµnh phè', 'Sè', 'kÕ ho¹ch'].map((text) => ({ text, font: '' }));
    expect(core.readOldTexts([{ text: 'Sè', font: '.VnTime' }])[0]?.reading).toBe('Số');
    expect(core.readOldTexts(texts).map(({ reading }) => reading)).toEqual([
      'thành phố',
      'Số',
      'kế hoạch',
    ]);
    // Some of the block is Unicode: a word in both is asked about.
    const mixed = ['kÕ ho¹ch', 'Sè', 'xã Thạnh'].map((text) => ({ text, font: '' }));
    expect(core.readOldTexts(mixed)[1]).toEqual({
      index: 1,
      reading: 'Số',
      encoding: 'TCVN3 (ABC)',
      isDoubtful: true,
    });
  });

  it('sums exactly, and says when a sum does not fit', () => {
    expect(core.sum(['0.1', '0.2'])).toBe('0.3');
    expect(core.sum(Array.from({ length: 3 }, () => '9000000000000000000'))).toBeNull();
  });

  it('calculates what depends on a cell, and names errors', () => {
    const layout = aLayout({ cells: [aFormula(3, 4, '=SUM(D1:D2)'), aFormula(3, 5, '=D1/E1')] });
    const { sheet, type, at } = aSheet(layout, core);
    type(1, 4, '0.1');
    type(2, 4, '0.2');
    expect(sheet.text(at(3, 4))).toBe('0,3');
    expect(sheet.text(at(3, 5))).toBe('#DIV/0!');
    type(1, 5, '0.05');
    expect(sheet.text(at(3, 5))).toBe('2');
    sheet.undo();
    expect(sheet.text(at(3, 5))).toBe('#DIV/0!');
  });

  it('keeps a figure put over a calculated one', () => {
    const { sheet, ledger, type, at } = aSheet(
      aLayout({ cells: [aFormula(3, 4, '=D1+D2')] }),
      core,
    );
    type(1, 4, '1');
    ledger.override(at(3, 4), '7', 'Theo công văn 12');
    type(2, 4, '5');
    expect(sheet.value(at(3, 4))).toBe('7');
  });

  it('opens the real form of agriculture and calculates its yields', () => {
    const { sheet, type, at } = aSheet(agricultureLayout(), core);
    type(20, 5, '120');
    type(22, 5, '720.5');
    expect(sheet.text(at(16, 5))).toBe('60,04');
    expect(sheet.text(at(12, 5))).toBe('720,5');
  });

  it('refuses a form whose formulas go round in a circle, and names the cells', () => {
    const layout = aLayout({ cells: [aFormula(1, 4, '=D2'), aFormula(2, 4, '=D1')] });
    expect(() => core.openForm(layout)).toThrow(/D1|D2/);
  });

  it('lets go of closed forms', () => {
    for (let n = 0; n < 40; n++) core.openForm(aLayout()).close();
    expect(core.openForm(bigLayout(250)).calculatedCells().length).toBeGreaterThan(2000);
  });
});
