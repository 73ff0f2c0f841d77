import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

import { aColumn, aFormula, aLayout, aRow, aSheet } from '../../tests/a-sheet';
import { someWords } from '../../tests/some-words';

import { loadPasting } from './clipboard';
import { EntryGrid } from './grid';
import type { GridOptions } from './parts';
import type { ServerCell } from './sheet';
import type { GridStatus } from './status';

/* Four rows (the second a heading) by columns D, E, F; F = D + E. */
const layout = aLayout({
  columns: [
    aColumn(1, { role: 'stt', type: 'text', path: ['STT'], number: 'A' }),
    aColumn(2, { role: 'label', type: 'text', path: ['Chỉ tiêu'], number: 'B' }),
    aColumn(4, { path: ['Tháng', 'Kỳ trước'] }),
    aColumn(5, { path: ['Tháng', 'Kỳ này'] }),
    aColumn(6, { path: ['Lũy kế'] }),
  ],
  rows: [aRow(10), aRow(11, { kind: 'group', label: 'Trồng trọt' }), aRow(12), aRow(13)],
  cells: [10, 12, 13].map((row) => aFormula(row, 6, `=D${String(row)}+E${String(row)}`)),
});

function aGrid(over: Partial<GridOptions> = {}, cells: readonly ServerCell[] = []) {
  const made = aSheet(layout);
  made.sheet.load(cells);
  const host = document.createElement('div');
  document.body.append(host);
  const statuses: GridStatus[] = [];
  const options: GridOptions = {
    label: 'Biểu thử',
    words: someWords,
    onStatus: (status) => statuses.push(status),
    onSelect: vi.fn(),
    askStyle: vi.fn(() => Promise.resolve('vi' as const)),
    askRound: vi.fn(() => Promise.resolve(false)),
    askOldText: vi.fn(() => Promise.resolve(false)),
    makeRoom: vi.fn(() => Promise.resolve(false)),
    onTypeRefused: () => false,
    onSave: vi.fn(),
    onSearch: vi.fn(),
    ...over,
  };
  const grid = new EntryGrid(host, made.sheet, made.ledger, options);
  grid.focus();
  const press = (key: string, init: KeyboardEventInit = {}): void => {
    const target = document.activeElement ?? host;
    target.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
    );
  };
  const editor = (): HTMLInputElement | null => host.querySelector('.eg-editor');
  const type = (text: string): void => {
    press(text[0] ?? '');
    const field = editor();
    if (field) field.value = text;
  };
  const status = async (): Promise<GridStatus> => {
    await new Promise((done) => requestAnimationFrame(done));
    return statuses.at(-1) as GridStatus;
  };
  const active = (): string => host.querySelector('.active')?.textContent ?? '';
  return { ...made, grid, host, press, type, editor, status, active, options };
}

function paste(text: string): void {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: data });
  document.activeElement?.dispatchEvent(event);
}

beforeAll(loadPasting);
beforeEach(() => document.body.replaceChildren());
afterEach(() => document.body.replaceChildren());

describe('the grid', () => {
  it('is a grid to a screen reader, with merged headings and places in the whole', () => {
    const { host } = aGrid();
    const grid = host.querySelector('[role=grid]');
    expect(grid?.getAttribute('aria-rowcount')).toBe('7');
    expect(grid?.getAttribute('aria-colcount')).toBe('5');
    const month = [...host.querySelectorAll('[role=columnheader]')].find(
      (node) => node.textContent === 'Tháng',
    );
    expect(month?.getAttribute('aria-colspan')).toBe('2');
    expect(host.querySelectorAll('[role=row][aria-rowindex="4"] [role=gridcell]')).toHaveLength(3);
    expect(host.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  it('takes typing on Enter, goes down over headings, and recalculates', () => {
    const { sheet, type, press, at, status } = aGrid();
    type('1234,5');
    press('Enter');
    expect(sheet.text(at(10, 4))).toBe('1.234,5');
    expect(sheet.text(at(10, 6))).toBe('1.234,5');
    return expect(status()).resolves.toMatchObject({ address: 'D12' });
  });

  it('keeps what it cannot read in the editor and says why', async () => {
    const { sheet, type, press, at, editor, status } = aGrid();
    type('abc');
    press('Enter');
    expect(editor()?.value).toBe('abc');
    expect(editor()?.getAttribute('aria-invalid')).toBe('true');
    expect((await status()).message).toEqual({ kind: 'wrong', text: 'number: abc' });
    press('Escape');
    expect(editor()).toBeNull();
    expect(sheet.value(at(10, 4))).toBeNull();
  });

  it('offers a figure in foreign style instead of taking it', () => {
    const { sheet, type, press, at, editor } = aGrid();
    type('12.5');
    press('Enter');
    expect(sheet.value(at(10, 4))).toBeNull();
    expect(editor()?.value).toBe('12,5');
    press('Enter');
    expect(sheet.value(at(10, 4))).toBe('12.5');
  });

  it('does not open on calculated cells, and says why', async () => {
    const { press, editor, status } = aGrid();
    press('End');
    press('5');
    expect(editor()).toBeNull();
    expect(await status()).toMatchObject({
      formula: '=D10+E10',
      message: { kind: 'wrong', text: 'Ô tự tính' },
    });
  });

  it('leaves the keyboard to an input method', () => {
    const { type, press, editor } = aGrid();
    type('1');
    press('Enter', { isComposing: true });
    expect(editor()).not.toBeNull();
  });

  it('Tab goes over calculated cells to the next row', async () => {
    const { press, status } = aGrid();
    press('Tab');
    press('Tab');
    expect((await status()).address).toBe('D12');
    press('Tab', { shiftKey: true });
    expect((await status()).address).toBe('E10');
  });

  it('sums what is selected, exactly', async () => {
    const { sheet, press, status } = aGrid();
    sheet.load([
      { row: 10, column: 4, value: '0.1' },
      { row: 10, column: 5, value: '0.2' },
    ]);
    press('ArrowRight', { shiftKey: true });
    expect(await status()).toMatchObject({ sum: '0,3', figures: 2, selected: 2 });
  });

  it('pastes a block, counts what it passes over, and takes it back with one Ctrl+Z', async () => {
    const { sheet, press, at, status } = aGrid();
    paste('1,5\t2\t9\r\nx\t\t\r\n3\tabc\t9\r\n');
    await Promise.resolve();
    expect([sheet.value(at(10, 4)), sheet.value(at(12, 4))]).toEqual(['1.5', '3']);
    expect((await status()).message?.text).toBe('dán 3, bỏ 2, lỗi 1, ngoài 0');
    expect(sheet.problem(at(12, 5))).toBe('number: abc');
    press('z', { ctrlKey: true });
    expect(sheet.value(at(10, 4))).toBeNull();
    expect((await status()).message?.text).toBe('hoàn tác 3');
    press('y', { ctrlKey: true });
    expect(sheet.value(at(12, 4))).toBe('3');
  });

  it('asks when figures can be read in two ways, and pastes nothing when nobody answers', async () => {
    const askStyle = vi.fn(() => Promise.resolve(undefined));
    const { sheet, at } = aGrid({ askStyle });
    paste('1.234\r\n');
    await Promise.resolve();
    expect(askStyle).toHaveBeenCalledWith({ text: '1.234', asVi: '1234', asEn: '1,234' });
    expect(sheet.value(at(10, 4))).toBeNull();
  });

  it('offers to round what has more decimals than the column, and rounds nothing by itself', async () => {
    const askRound = vi.fn(() => Promise.resolve(true));
    const rounding = aGrid({ askRound });
    paste('1,239\t2\r\nx\r\n0,005\tx\r\n');
    await new Promise((done) => setTimeout(done));
    expect(askRound).toHaveBeenCalledWith({ cells: 2, text: '1,239', rounded: '1,24' });
    expect(rounding.sheet.value(rounding.at(10, 4))).toBe('1.24');
    expect(rounding.sheet.value(rounding.at(12, 4))).toBe('0.01');
    expect(rounding.sheet.problem(rounding.at(10, 4))).toBe('');
    expect((await rounding.status()).message?.kind).toBe('wrong');
  });

  it('leaves those cells alone when nobody wants them rounded', async () => {
    const { sheet, at, status } = aGrid();
    paste('1,239\t2\r\n');
    await new Promise((done) => setTimeout(done));
    expect(sheet.value(at(10, 4))).toBeNull();
    expect(sheet.problem(at(10, 4))).toBe('decimals: 1,239');
    expect((await status()).message?.text).toBe('dán 1, bỏ 0, lỗi 1, ngoài 0');
  });

  it('empties and fills down the selection', () => {
    const { sheet, type, press, at } = aGrid();
    type('7');
    press('Enter');
    press('ArrowUp');
    press('ArrowDown', { shiftKey: true });
    press('d', { ctrlKey: true });
    expect(sheet.value(at(12, 4))).toBe('7');
    press('Delete');
    expect([sheet.value(at(10, 4)), sheet.value(at(12, 4))]).toEqual([null, null]);
  });

  it('writes a comma for the decimal key of the number pad', () => {
    const { press, editor } = aGrid();
    press('.', { code: 'NumpadDecimal' });
    expect(editor()?.value).toBe(',');
  });

  it('makes a column as wide as its longest figure, before and while one types', () => {
    const widths = (host: HTMLElement): number[] =>
      (host.querySelector<HTMLElement>('.eg-grid')?.style.getPropertyValue('--columns') ?? '')
        .split(' ')
        .map(parseFloat);
    const { host, type, press } = aGrid({}, [
      { row: 10, column: 5, value: '1080426781069.755936' },
    ]);
    const before = widths(host);
    expect(before[1]).toBeGreaterThan('1.080.426.781.069,755936'.length * 7.5);
    expect(before[0]).toBeLessThan(before[1] ?? 0);
    type('1080426781069,75');
    press('Enter');
    expect(widths(host)[0]).toBeGreaterThan('1.080.426.781.069,75'.length * 7.5);
  });

  it('shows no part of a figure that no column can hold, but says all of it', async () => {
    const value = '123456789012345678901234567890.123456';
    const { host, sheet, at, status } = aGrid({}, [{ row: 10, column: 4, value }]);
    const cell = host.querySelector('.active');
    const whole = sheet.text(at(10, 4));
    expect(cell?.textContent).toBe('####');
    expect(cell?.getAttribute('aria-label')).toBe(whole);
    expect(cell?.getAttribute('title')).toBe(whole);
    expect((await status()).figure).toBe(whole);
  });

  it('keeps what is being typed from the first key on, and forgets it on Escape', () => {
    const { ledger, type, press, editor } = aGrid();
    type('12');
    editor()?.dispatchEvent(new Event('input'));
    expect(ledger.kept()).toMatchObject([{ row: 10, column: 4, value: '12' }]);
    press('Escape');
    expect(ledger.kept()).toEqual([]);
  });

  it('drops the mark of a refused text when the cell is confirmed or emptied', () => {
    const { sheet, press, at, type } = aGrid({}, [{ row: 10, column: 4, value: '5' }]);
    const index = at(10, 4);
    sheet.refuse(index, { text: 'abc', reason: 'number: abc' });
    type('5');
    press('Enter');
    expect([sheet.problem(index), sheet.value(index)]).toEqual(['', '5']);
    sheet.refuse(at(12, 4), { text: 'abc', reason: 'number: abc' });
    press('Delete');
    expect(sheet.refused.size).toBe(0);
  });

  it('hands saving and searching to the page', () => {
    const { press, options } = aGrid();
    press('s', { ctrlKey: true });
    press('f', { ctrlKey: true });
    expect(options.onSave).toHaveBeenCalled();
    expect(options.onSearch).toHaveBeenCalled();
  });

  it('marks unsaved, refused and conflicting cells', () => {
    const { ledger, type, press, host } = aGrid();
    type('1');
    press('Enter');
    expect(host.querySelectorAll('.unsaved')).toHaveLength(1);
    for (const cell of ledger.take().cells) ledger.refuse(cell, 'Không được âm');
    expect(host.querySelector('.bad')?.getAttribute('aria-invalid')).toBe('true');
  });

  it('finds rows without diacritics', () => {
    const { grid, host } = aGrid();
    expect(grid.find('trong trot')).toEqual([1]);
    expect(host.querySelectorAll('.hit')).toHaveLength(1);
  });
});
