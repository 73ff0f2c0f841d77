import { describe, expect, it } from 'vitest';

import { aColumn, aFormula, aLayout, aList, aListLayout, aSheet } from '../../../tests/a-sheet';
import { hasCore, realCore } from '../../../tests/real-core';

import { checkSheet } from './checks';

describe('checkSheet', () => {
  it('names required cells left empty, but no calculated ones', () => {
    const columns = [aColumn(4, { required: true }), aColumn(5)];
    const { sheet, ledger, type } = aSheet(aLayout({ columns, cells: [aFormula(3, 4, '=D1')] }));
    type(1, 4, '0');
    const items = checkSheet(sheet, ledger);
    expect(items.map(({ address, finding }) => [address, finding.kind])).toEqual([
      ['D2', 'missing'],
    ]);
  });

  it('names errors of formulas, refused cells and conflicts, from the top', () => {
    const { sheet, ledger, type } = aSheet(aLayout({ cells: [aFormula(3, 5, '=D1/E1')] }));
    type(1, 4, '5');
    type(2, 4, '-1');
    type(2, 5, '7');
    const sent = ledger.take();
    const refused = sent.cells.find(({ row, column }) => row === 2 && column === 4);
    if (refused) ledger.refuse(refused, 'Không được âm');
    const conflict = { row: 2, column: 5, theirs: '8', by: 'Lê Hà', at: '' };
    ledger.settle(sent, { saved: [{ row: 1, column: 4 }], conflicts: [conflict] });
    expect(
      checkSheet(sheet, ledger).map(({ address, finding }) => [address, finding.kind]),
    ).toEqual([
      ['D2', 'failed'],
      ['E2', 'conflict'],
      ['E3', 'error'],
    ]);
  });

  it.skipIf(!hasCore)('calls an added row by its place in the list, not by its key', async () => {
    const layout = aListLayout();
    const columns = layout.columns.map((one) => (one.key === 4 ? { ...one, required: true } : one));
    const added = { key: 5_000_000_001, open: 2 };
    const { sheet, ledger } = aList(await realCore(), [added], { ...layout, columns });
    const found = checkSheet(sheet, ledger).find(({ cell }) => cell.row === added.key);
    expect(found?.address).toBe('D · 1');
  });
});
