/* The grid alone on a page, for measuring: ?rows=100 gives 2,000 cells. */
import '@/ui/tokens.css';
import '@/ui/base.css';
import '@/grid/grid.css';
import './bench.css';

import { makeGeometry } from '@/grid/geometry';
import { EntryGrid } from '@/grid/grid';
import { Ledger } from '@/grid/ledger';
import { Sheet, type ServerCell } from '@/grid/sheet';
import type { GridStatus } from '@/grid/status';
import type { GridWords } from '@/grid/words';

import { fakeCore } from '../fake-core';
import { bigLayout } from './big-layout';

const words: GridWords = {
  yes: 'Có',
  no: 'Không',
  formulaCell: 'Ô tự tính',
  lockedCell: 'Ô khóa',
  otherUnitCell: 'Ô của đơn vị khác',
  readOnlySheet: 'Chỉ xem',
  bad: (_, text) => `“${text}” không đọc được`,
  error: (code) => code,
  offered: (text, shown) => `${text} → ${shown}`,
  pasted: ({ pasted, skipped }) => `Đã dán ${String(pasted)} ô, bỏ qua ${String(skipped)} ô`,
  copied: (cells) => `Đã sao chép ${String(cells)} ô`,
  undone: (cells) => `Đã hoàn tác ${String(cells)} ô`,
  redone: (cells) => `Đã làm lại ${String(cells)} ô`,
  nothingToUndo: '',
  nothingToRedo: '',
  unsaved: 'Chưa gửi',
  saving: 'Đang lưu',
  failed: (reason) => reason,
  conflict: (theirs) => theirs,
  overridden: (note) => note,
};

function someCells(sheet: Sheet): ServerCell[] {
  const { rows, columns } = sheet.geometry;
  const cells: ServerCell[] = [];
  rows.forEach((row, r) => {
    columns.forEach((column, c) => {
      const index = r * columns.length + c;
      const value = String(((index * 7919) % 90000) / 100);
      if (sheet.editable(index)) cells.push({ row: row.key, column: column.key, value });
    });
  });
  return cells;
}

async function start(): Promise<void> {
  const rows = Number(new URLSearchParams(location.search).get('rows') ?? 100);
  const core = fakeCore;
  const layout = bigLayout(rows);
  const form = core.openForm(layout);
  const sheet = new Sheet(makeGeometry(layout, form.calculatedCells()), core, form, words);
  sheet.load(someCells(sheet));
  const host = document.getElementById('app');
  if (!host) return;
  const bar = document.createElement('p');
  bar.setAttribute('role', 'status');
  const grid = new EntryGrid(host, sheet, new Ledger(sheet), {
    label: layout.title,
    words,
    onStatus: (status: GridStatus) => {
      const { address, row, heading, sum, message } = status;
      bar.textContent = `${address} ${row} ${heading} ${sum} ${message?.text ?? ''}`;
    },
    onSelect: () => undefined,
    askStyle: () => Promise.resolve('vi' as const),
    onTypeRefused: () => false,
    onSave: () => undefined,
    onSearch: () => undefined,
  });
  host.append(bar);
  grid.focus();
  requestAnimationFrame(() => {
    performance.mark('ready');
    document.body.dataset['ready'] = 'yes';
  });
}

void start();
