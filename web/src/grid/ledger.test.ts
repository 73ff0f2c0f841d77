import { describe, expect, it } from 'vitest';

import { aColumn, aLayout, aSheet } from '../../tests/a-sheet';

const nothing = { saved: [], conflicts: [] };

describe('the ledger', () => {
  it('sends each changed cell once, figures as value and texts as text', () => {
    const { ledger, type } = aSheet(
      aLayout({ columns: [aColumn(4), aColumn(5, { type: 'text' })] }),
    );
    type(1, 4, '1');
    type(1, 4, '12');
    type(1, 5, 'ghi chú');
    expect(ledger.unsent).toBe(2);
    expect(ledger.take().cells).toEqual([
      { row: 1, column: 4, value: '12' },
      { row: 1, column: 5, text: 'ghi chú' },
    ]);
    expect(ledger.take().cells).toEqual([]);
  });

  it('sends nothing that was taken back', () => {
    const { sheet, ledger, type } = aSheet();
    type(1, 4, '1');
    sheet.undo();
    expect(ledger.take().cells).toEqual([]);
    expect(ledger.unsent).toBe(0);
  });

  it('is clean when the server has saved', () => {
    const { ledger, type, at } = aSheet();
    type(1, 4, '1');
    const sent = ledger.take();
    ledger.settle(sent, { ...nothing, saved: [{ row: 1, column: 4 }] });
    expect(ledger.state(at(1, 4))).toEqual({ kind: 'clean', value: '1' });
    expect(ledger.kept()).toEqual([]);
  });

  it('keeps what was typed while an older value was being saved', () => {
    const { ledger, type, at } = aSheet();
    type(1, 4, '1');
    const sent = ledger.take();
    type(1, 4, '2');
    ledger.settle(sent, { ...nothing, saved: [{ row: 1, column: 4 }] });
    expect(ledger.state(at(1, 4))).toEqual({ kind: 'typing', value: '2', saved: '1' });
  });

  it('shows both values of a conflict until somebody decides', () => {
    const { sheet, ledger, type, at } = aSheet();
    type(1, 4, '1');
    const sent = ledger.take();
    const conflicts = [{ row: 1, column: 4, theirs: '9', by: 'Lê Hà', at: '2026-07-15T01:00:00Z' }];
    expect(ledger.settle(sent, { ...nothing, conflicts })).toBe(false);
    expect(ledger.conflicts).toMatchObject([{ mine: '1', theirs: '9', by: 'Lê Hà' }]);
    expect(ledger.take().cells).toEqual([]);
    ledger.decide(at(1, 4), 'theirs');
    expect(sheet.value(at(1, 4))).toBe('9');
    expect(ledger.conflicts).toEqual([]);
  });

  it('does not take its own lost save for a conflict', () => {
    const { ledger, type, at } = aSheet();
    type(1, 4, '1');
    ledger.putBack(ledger.take(), true);
    type(1, 4, '2');
    const sent = ledger.take();
    const conflicts = [{ row: 1, column: 4, theirs: '1', by: 'tôi', at: '' }];
    expect(ledger.settle(sent, { ...nothing, conflicts })).toBe(true);
    expect(ledger.state(at(1, 4)).kind).toBe('typing');
  });

  it('keeps a refused value with its reason', () => {
    const { ledger, type } = aSheet();
    type(1, 4, '-1');
    for (const cell of ledger.take().cells) ledger.refuse(cell, 'Không được âm');
    expect(ledger.failed).toMatchObject([{ reason: 'Không được âm' }]);
  });

  it('merges what others saved into cells nobody types in', () => {
    const { sheet, ledger, type, at } = aSheet();
    sheet.load([
      { row: 1, column: 4, value: '1' },
      { row: 2, column: 4, value: '2' },
    ]);
    type(1, 4, '10');
    ledger.merge({
      cells: [
        { row: 1, column: 4, value: '1' },
        { row: 3, column: 5, value: '3' },
      ],
    });
    expect(sheet.value(at(1, 4))).toBe('10');
    expect(sheet.value(at(2, 4))).toBeNull();
    expect(sheet.value(at(3, 5))).toBe('3');
    expect(ledger.conflicts).toEqual([]);
  });

  it('restores what was kept on this machine as if just typed', () => {
    const { sheet, ledger, at } = aSheet();
    sheet.load([
      { row: 1, column: 4, value: '1' },
      { row: 2, column: 4, value: '5' },
    ]);
    const kept = [
      { row: 1, column: 4, value: '7', saved: '1', note: '' },
      { row: 2, column: 4, value: '5', saved: null, note: '' },
      { row: 99, column: 4, value: '5', saved: null, note: '' },
    ];
    expect(ledger.restore(kept)).toBe(1);
    expect(sheet.value(at(1, 4))).toBe('7');
    expect(ledger.take().cells).toEqual([{ row: 1, column: 4, value: '7' }]);
  });

  it('sends the note of an override', () => {
    const { ledger, at } = aSheet();
    ledger.override(at(1, 4), '5', 'Theo công văn 12');
    expect(ledger.take().cells).toEqual([
      { row: 1, column: 4, value: '5', note: 'Theo công văn 12' },
    ]);
  });

  it('keeps a refused text with its reason beside the value, until the cell is typed in', () => {
    const refused = { text: 'abc', reason: 'không phải là số' };
    const first = aSheet();
    first.sheet.load([{ row: 1, column: 4, value: '5' }]);
    first.sheet.refuse(first.at(1, 4), refused);
    const kept = first.ledger.kept();
    expect(kept).toEqual([{ row: 1, column: 4, value: '5', saved: '5', note: '', refused }]);
    const second = aSheet();
    second.sheet.load([{ row: 1, column: 4, value: '6' }]);
    expect(second.ledger.restore(kept)).toBe(1);
    expect(second.sheet.value(second.at(1, 4))).toBe('6');
    expect(second.sheet.problem(second.at(1, 4))).toBe('không phải là số');
    expect(second.ledger.unsent).toBe(0);
    second.type(1, 4, '7');
    expect(second.ledger.kept()).toMatchObject([{ value: '7', saved: '6' }]);
    expect(second.ledger.kept()[0]?.refused).toBeUndefined();
  });

  it('keeps what stands in an open editor as if it had been taken over', () => {
    const { ledger, at } = aSheet();
    const index = at(1, 4);
    ledger.hold({ index, value: '12' });
    expect(ledger.kept()).toMatchObject([{ row: 1, column: 4, value: '12', saved: null }]);
    ledger.hold({ index, refused: { text: '12x', reason: 'không phải là số' } });
    expect(ledger.kept()).toMatchObject([{ value: null, refused: { text: '12x' } }]);
    ledger.hold({ index, value: null });
    expect(ledger.kept()).toEqual([]);
  });
});
