/* The grid alone on a page, for measuring: ?rows=100 gives 2,000 cells. */
import '@/ui/tokens.css';
import '@/ui/base.css';
import '@/grid/grid.css';
import './bench.css';

import { loadCore } from '@/core/load';
import { makeGeometry } from '@/grid/geometry';
import { EntryGrid } from '@/grid/grid';
import { Ledger } from '@/grid/ledger';
import { Sheet, type ServerCell } from '@/grid/sheet';
import type { GridStatus } from '@/grid/status';

import { someWords } from '../some-words';
import { bigLayout } from './big-layout';

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
  const core = await loadCore();
  const layout = bigLayout(rows);
  const form = core.openForm(layout);
  const sheet = new Sheet(makeGeometry(layout, form.calculatedCells()), core, form, someWords);
  sheet.load(someCells(sheet));
  const host = document.getElementById('app');
  if (!host) return;
  const bar = document.createElement('p');
  bar.setAttribute('role', 'status');
  const grid = new EntryGrid(host, sheet, new Ledger(sheet), {
    label: layout.title,
    words: someWords,
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
