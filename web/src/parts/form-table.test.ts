// @vitest-environment happy-dom
import { createApp } from 'vue';
import { describe, expect, it } from 'vitest';

import { aLayout } from '../../tests/a-sheet';
import FormTable from './FormTable.vue';

/** The texts of a table, each at the column it stands in, spans counted. */
function textsByColumn(table: HTMLTableElement): string[][] {
  const taken: string[][] = [];
  [...table.rows].forEach((row, r) => {
    let at = 0;
    for (const cell of row.cells) {
      while (taken[r]?.[at] !== undefined) at++;
      for (let y = 0; y < cell.rowSpan; y++) {
        const line = (taken[r + y] ??= []);
        for (let x = 0; x < cell.colSpan; x++) line[at + x] = cell.textContent.trim();
      }
    }
  });
  return taken;
}

describe('the table of a form', () => {
  it('prints each heading over its own column when a column has none', () => {
    const layout = aLayout();
    layout.columns = layout.columns.map((column, i) => ({
      ...column,
      path: i === 0 ? [] : [`Cột ${String(i)}`],
    }));
    const host = document.createElement('div');
    createApp(FormTable, { layout, caption: 'Biểu' }).mount(host);
    const table = host.querySelector('table');
    expect(table && textsByColumn(table)[0]).toEqual([
      '',
      ...layout.columns.slice(1).map((_, i) => `Cột ${String(i + 1)}`),
    ]);
  });
});
