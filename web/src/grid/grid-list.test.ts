import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import type { Core } from '@/core/core';

import { aList } from '../../tests/a-sheet';
import { hasCore, realCore } from '../../tests/real-core';
import { someWords } from '../../tests/some-words';

import { loadPasting } from './clipboard';
import { EntryGrid } from './grid';
import type { RowsNeeded } from './paste';
import type { GridStatus } from './status';

const A = 1048577;
const NEW = 5_000_000_001;

describe.skipIf(!hasCore)('the grid of a form with an open list', () => {
  let core: Core;
  beforeAll(async () => {
    core = await realCore();
    await loadPasting();
  });
  afterEach(() => document.body.replaceChildren());

  function aGrid(isWanted = true) {
    const list = aList(core, [{ key: A, open: 2 }]);
    list.sheet.load([
      { row: A, column: 2, value: null, text: 'Cầu' },
      { row: A, column: 4, value: '5' },
    ]);
    const host = document.createElement('div');
    document.body.append(host);
    const statuses: GridStatus[] = [];
    let drawn = NEW;
    const makeRoom = vi.fn(({ open, rows, room }: RowsNeeded) => {
      const keys = Array.from({ length: rows - room }, () => drawn++);
      const moves = list.sheet.lists?.adding(keys, open) ?? [];
      return Promise.resolve(isWanted && list.sheet.moveRows(moves));
    });
    const grid = new EntryGrid(host, list.sheet, list.ledger, {
      label: 'Danh mục',
      words: someWords,
      onStatus: (status) => statuses.push(status),
      onSelect: vi.fn(),
      askStyle: () => Promise.resolve('vi'),
      askRound: () => Promise.resolve(false),
      askOldText: () => Promise.resolve(false),
      makeRoom,
      onTypeRefused: () => false,
      onSave: vi.fn(),
      onSearch: vi.fn(),
    });
    grid.focus();
    const press = (key: string, init: KeyboardEventInit = {}): void => {
      const target = document.activeElement ?? host;
      target.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }),
      );
    };
    return { ...list, grid, host, press, makeRoom };
  }

  async function paste(...rows: string[]): Promise<void> {
    const event = new Event('paste', { bubbles: true, cancelable: true });
    const getData = (type: string) => (type === 'text/plain' ? rows.join('\r\n') : '');
    Object.assign(event, { clipboardData: { getData } });
    document.activeElement?.dispatchEvent(event);
    await new Promise((resolve) => setTimeout(resolve));
  }

  it('has each column once, and what names rows is typed in added ones', () => {
    const { host } = aGrid();
    const heads = [...host.querySelectorAll('.eg-head-cell')].map((node) => node.textContent);
    expect(heads.filter((text) => text === 'Tên')).toHaveLength(1);
    expect(host.querySelectorAll('.eg-row-head > div')).toHaveLength(0);
    const words = [...host.querySelectorAll('.eg-cell.naming')].map((node) => node.textContent);
    expect(words).toEqual(['1', 'Cầu', '2', '', '', 'Cộng']);
    expect(host.querySelectorAll('[role=rowheader]')).toHaveLength(1);
    expect(host.querySelector('.eg-filler')?.textContent).toBe('1 Công trình');
  });

  it('adds rows for a block that is longer than the list, and takes back both at once', async () => {
    const { press, shown, keys, makeRoom } = aGrid();
    await paste('Đập\t1\t2', 'Kè\t3\t4', 'Trường\t5\t6', '', '');
    expect(makeRoom).toHaveBeenCalledWith({ open: 2, rows: 3, room: 1 });
    expect(shown()).toEqual(['1 Đập 1 2 2', '2 Kè 3 4 12', '3 Trường 5 6 30']);
    press('z', { ctrlKey: true });
    expect(shown()).toEqual(['1 Cầu 5  0']);
    press('y', { ctrlKey: true });
    expect(keys()).toEqual([A, NEW, NEW + 1]);
    expect(shown()[2]).toBe('3 Trường 5 6 30');
  });

  it('pastes nothing when the rows are not wanted', async () => {
    const { shown } = aGrid(false);
    await paste('Đập\t1\t2', 'Kè\t3\t4');
    expect(shown()).toEqual(['1 Cầu 5  0']);
  });

  it('asks nothing where the list has the rows, or the block lies outside it', async () => {
    const { grid, makeRoom } = aGrid();
    await paste('Đập');
    grid.goTo({ row: 3, column: 4 });
    await paste('1', '2');
    expect(makeRoom).not.toHaveBeenCalled();
  });

  it('keeps the cursor in its cell, and what is being typed, when rows come in above', () => {
    const { sheet, press, host, grid } = aGrid();
    grid.goTo({ row: A, column: 4 });
    press('7');
    const field = host.querySelector<HTMLInputElement>('.eg-editor');
    if (field) field.value = '78';
    sheet.replaceRows(sheet.lists?.after([{ key: NEW, open: 2, after: 0 }]) ?? ({} as never));
    expect(host.querySelector<HTMLInputElement>('.eg-editor')?.value).toBe('78');
    press('Enter');
    expect(sheet.value(sheet.geometry.columns.length * 2 + 2)).toBe('78');
    expect(document.activeElement?.closest('.eg-row')).not.toBeNull();
  });

  it('Tab passes over the number, which comes by itself', () => {
    const { press, host } = aGrid();
    const place = () => host.querySelector('.eg-cell.active')?.getAttribute('aria-colindex');
    expect(place()).toBe('2');
    press('Tab');
    press('Tab');
    press('Tab', { shiftKey: true });
    press('Tab', { shiftKey: true });
    expect(place()).toBe('2');
  });
});
