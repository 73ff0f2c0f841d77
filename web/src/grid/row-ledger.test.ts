// @vitest-environment node
import { beforeAll, describe, expect, it } from 'vitest';

import type { Core } from '@/core/core';

import { aList } from '../../tests/a-sheet';
import { hasCore, realCore } from '../../tests/real-core';

const A = 1048577;
const B = 1048578;
const NEW = 5_000_000_001;
const two = [
  { key: A, open: 2 },
  { key: B, open: 2 },
];
const nothing = { saved: [], conflicts: [] };
const cell = (row: number, column: number, value: string) => ({ row, column, value });

describe.skipIf(!hasCore)('rows while a report is filled in', () => {
  let core: Core;
  beforeAll(async () => {
    core = await realCore();
  });

  function filled() {
    const list = aList(core, two);
    list.sheet.load([
      { row: A, column: 2, value: null, text: 'Cầu' },
      cell(A, 4, '5'),
      cell(A, 5, '2'),
      cell(B, 4, '7'),
    ]);
    return list;
  }

  function add(list: ReturnType<typeof aList>, ...keys: number[]) {
    const moves = list.sheet.lists?.adding(keys, 2) ?? [];
    expect(list.sheet.moveRows(moves)).toBe(true);
  }

  function remove(list: ReturnType<typeof aList>, ...keys: number[]) {
    expect(list.sheet.moveRows(list.sheet.lists?.removing(keys) ?? [])).toBe(true);
  }

  it('are calculated row by row and summed, also when rows come and go', () => {
    const list = filled();
    expect(list.shown()).toEqual(['1 Cầu 5 2 10', '2  7  0']);
    add(list, NEW);
    list.type(NEW, 4, '1');
    expect(list.sheet.text(list.at(3, 4))).toBe('13');
    remove(list, A);
    expect(list.shown()).toEqual(['1  7  0', '2  1  0']);
    expect(list.sheet.text(list.at(3, 4))).toBe('8');
    expect(list.sheet.text(list.at(3, 2))).toBe('Cộng');
  });

  it('come back with their figures when their removal is undone, and go again when it is redone', () => {
    const list = filled();
    remove(list, A);
    expect(list.sheet.undo()).toMatchObject({ rows: 1 });
    expect(list.shown()).toEqual(['1 Cầu 5 2 10', '2  7  0']);
    list.sheet.redo();
    expect(list.shown()).toEqual(['1  7  0']);
    expect(list.sheet.text(list.at(3, 4))).toBe('7');
  });

  it('and the figures pasted into them are one step', () => {
    const list = filled();
    add(list, NEW, NEW + 1);
    const index = list.at(NEW, 4);
    list.sheet.apply([{ index, before: null, after: '9' }], 'extends');
    list.sheet.undo();
    expect(list.keys()).toEqual([A, B]);
    list.sheet.redo();
    expect(list.shown()).toEqual(['1 Cầu 5 2 10', '2  7  0', '3  9  0', '4    ']);
  });

  it('are undone with what was typed in them before, step by step', () => {
    const list = filled();
    list.type(A, 4, '6');
    remove(list, B);
    list.type(A, 4, '8');
    for (let n = 0; n < 3; n++) list.sheet.undo();
    expect(list.shown()).toEqual(['1 Cầu 5 2 10', '2  7  0']);
    expect(list.sheet.undo()).toBeUndefined();
  });

  it('are sent before their cells, in one batch', () => {
    const list = filled();
    add(list, NEW);
    list.type(NEW, 4, '1');
    expect(list.ledger.unsent).toBe(2);
    const sent = list.ledger.take();
    expect(sent.rows).toEqual([{ key: NEW, open: 2, after: B }]);
    expect(sent.cells).toEqual([cell(NEW, 4, '1')]);
    list.ledger.settle(sent, { ...nothing, saved: [{ row: NEW, column: 4 }] });
    expect(list.ledger.unsent).toBe(0);
  });

  it('that are many go in several saves, and no cell before its row', () => {
    const list = aList(core, []);
    const keys = Array.from({ length: 5001 }, (_, i) => NEW + i);
    add(list, ...keys);
    list.type(NEW + 5000, 4, '1');
    const sent = list.ledger.take();
    expect([sent.rows.length, sent.cells.length, sent.isFull]).toEqual([5000, 0, true]);
    list.ledger.settle(sent, nothing);
    expect(list.ledger.take()).toMatchObject({ rows: [{}], cells: [{}], isFull: false });
  });

  it('taken away before they were sent are not sent at all', () => {
    const list = filled();
    add(list, NEW);
    list.type(NEW, 4, '1');
    remove(list, NEW);
    expect(list.ledger.unsent).toBe(0);
    expect(list.ledger.take()).toEqual({ rows: [], cells: [], isFull: false });
  });

  it('put back that were taken away are told with all of their cells', () => {
    const list = filled();
    remove(list, A);
    const sent = list.ledger.take();
    expect(sent.rows).toEqual([{ key: A, removed: true }]);
    list.ledger.settle(sent, nothing);
    list.sheet.undo();
    const back = list.ledger.take();
    expect(back.rows).toEqual([{ key: A, open: 2, after: 0 }]);
    expect(back.cells).toEqual([
      { row: A, column: 2, text: 'Cầu' },
      cell(A, 4, '5'),
      cell(A, 5, '2'),
    ]);
  });

  it('of others come in where they stand; ours stay behind the same row', () => {
    const list = filled();
    add(list, NEW);
    list.type(NEW, 4, '1');
    list.ledger.merge({
      rows: [
        { key: A, open: 2 },
        { key: NEW + 7, open: 2 },
        { key: B, open: 2 },
      ],
      cells: [cell(A, 4, '5'), cell(NEW + 7, 4, '70'), cell(B, 4, '7')],
    });
    expect(list.keys()).toEqual([A, NEW + 7, B, NEW]);
    expect(list.sheet.text(list.at(NEW, 4))).toBe('1');
    expect(list.ledger.unsent).toBe(2);
  });

  it('that somebody wrote in come back, and people are told', () => {
    const list = filled();
    const news: string[] = [];
    list.ledger.watch((one) => news.push(one));
    remove(list, A);
    list.ledger.settle(list.ledger.take(), {
      ...nothing,
      row_conflicts: [{ key: A, gone: false }],
    });
    expect(list.keys()).toEqual([A, B]);
    expect(list.ledger.unsent).toBe(0);
    expect(news).toContain('rowsKept');
  });

  it('that somebody took away while we typed in them stay, with all they held', () => {
    const list = filled();
    const news: string[] = [];
    list.ledger.watch((one) => news.push(one));
    list.type(A, 5, '3');
    const sent = list.ledger.take();
    const gone = { row: A, column: 5, theirs: null, by: 'Công chức', at: '', gone: true };
    expect(list.ledger.settle(sent, { ...nothing, conflicts: [gone] })).toBe(true);
    list.ledger.merge({ rows: [{ key: B, open: 2 }], cells: [cell(B, 4, '7')] });
    expect(list.shown()).toEqual(['1 Cầu 5 3 15', '2  7  0']);
    const again = list.ledger.take();
    expect(again.rows).toEqual([{ key: A, open: 2, after: 0 }]);
    expect(again.cells).toHaveLength(3);
    expect(list.ledger.conflicts).toEqual([]);
    expect(news).toContain('rowsBack');
  });

  it('that nobody typed in go when somebody takes them away', () => {
    const list = filled();
    list.type(A, 5, '3');
    list.ledger.merge({ rows: [{ key: A, open: 2 }], cells: [cell(A, 4, '5'), cell(A, 5, '2')] });
    expect(list.keys()).toEqual([A]);
    expect(list.ledger.take()).toMatchObject({ rows: [], cells: [cell(A, 5, '3')] });
  });

  it('that did arrive, though no answer came, go when they were taken back meanwhile', () => {
    const list = filled();
    add(list, NEW);
    list.ledger.putBack(list.ledger.take(), true);
    list.sheet.undo();
    list.ledger.merge({ rows: [...two, { key: NEW, open: 2 }], cells: [] });
    expect(list.keys()).toEqual([A, B]);
    expect(list.ledger.take().rows).toEqual([{ key: NEW, removed: true }]);
  });

  it('are kept on this machine until the server has them, and put back from there', () => {
    const list = filled();
    add(list, NEW);
    list.type(NEW, 4, '1');
    remove(list, B);
    const rows = list.ledger.keptRows();
    const cells = list.ledger.kept();
    const other = filled();
    expect(other.ledger.restoreRows(rows)).toBe(2);
    expect(other.ledger.restore(cells)).toBe(1);
    expect(other.shown()).toEqual(list.shown());
    expect(other.ledger.take()).toEqual(list.ledger.take());
  });

  it('are as the server has them when what was kept is dropped', () => {
    const list = filled();
    add(list, NEW);
    list.ledger.dropRows();
    expect(list.keys()).toEqual([A, B]);
    expect(list.ledger.unsent).toBe(0);
  });
});
