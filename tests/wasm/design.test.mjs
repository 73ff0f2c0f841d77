// A form being drawn, as the browser asks the core about it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import test from 'node:test';

import { gridLayout, openCore } from './core.mjs';

test('formulas follow moved rows and columns as in the golden file', () => {
  const core = openCore();
  const lines = readFileSync(new URL('../golden/layout_edit.test', import.meta.url), 'utf8').split('\n');
  let cases = 0;
  for (let i = 0; i < lines.length; i++) {
    if (!lines[i].startsWith('=')) continue;
    const [axis, what, first, last, before] = lines[i + 1].split(' ');
    const layout = gridLayout(11, 7, 0);
    layout.cells = [{ row: 11, column: 7, formula: lines[i] }];
    // The formula stands beyond the ten rows and six columns, as in the golden file.
    const to = Number(before) || (what === 'move' ? (axis === 'rows' ? 11 : 7) : 0);
    const { done, answer } = core.editLayout(layout, axis, what === 'remove', Number(first), Number(last), to);
    assert.ok(done);
    assert.equal(answer.cells[0]?.[2] ?? lines[i], lines[i + 2], `${lines[i]}, ${lines[i + 1]}`);
    cases++;
    i += 2;
  }
  assert.equal(cases, 400);
});

test('who loses by a removal is named', () => {
  const core = openCore();
  const layout = gridLayout(4, 3, 0);
  layout.cells = [{ row: 4, column: 1, formula: '=A1+A2' }];
  layout.columns[2].rule = 'weighted';
  layout.columns[2].rule_weight = 2;
  assert.deepEqual(core.editLayout(layout, 'rows', true, 2, 2).answer.lost, [['formula', 4, 1, '']]);
  assert.deepEqual(core.editLayout(layout, 'columns', true, 2, 2).answer.lost, [['column_rule', 0, 3, '']]);
  assert.equal(core.editLayout(layout, 'rows', true, 9, 9).done, false);
  assert.equal(core.editLayout({ rows: 1 }, 'rows', true, 1, 1).done, false);
});

test('all that is wrong is said at its cell', () => {
  const core = openCore();
  const layout = gridLayout(4, 3, 0);
  assert.deepEqual(core.layoutFaults(layout), { formulas: [], field: '', text: '' });
  layout.cells = [
    { row: 1, column: 1, formula: '=B1+' },
    { row: 2, column: 1, formula: '=A1+B1' },
    { row: 3, column: 1, formula: '=Z99' },
  ];
  layout.columns[1].rule = 'weighted';
  const faults = core.layoutFaults(layout);
  assert.deepEqual(faults.formulas.map(([row, column]) => [row, column]), [[1, 1], [3, 1]]);
  assert.ok(faults.formulas.every((fault) => fault[3].length > 5));
  assert.equal(faults.field, 'columns[1].rule_weight');
  assert.ok(core.layoutFaults({ rows: 1 }).text);
});

test('a form of 500 rows and 10 columns is looked at while one types', () => {
  const core = openCore();
  const layout = gridLayout(500, 10, 2);
  for (let row = 1; row <= 500; row++) layout.cells.push({ row, column: 10, formula: `=SUM(A${row}:I${row})` });
  core.layoutFaults(layout);
  const began = performance.now();
  assert.deepEqual(core.layoutFaults(layout).formulas, []);
  core.editLayout(layout, 'rows', false, 250, 260, 400);
  // Measured 10 ms; generous, as this is no benchmark.
  assert.ok(performance.now() - began < 1000);
});
