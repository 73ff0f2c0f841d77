// The core as the browser runs it: the same golden formulas as the C tests, numbers, memory, speed.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import test from 'node:test';

import { gridLayout, letters, openCore, reference } from './core.mjs';

/** Cases of three lines: expression, cells, result; between them empty lines and remarks. */
function golden(name) {
  const lines = readFileSync(new URL(`../golden/${name}`, import.meta.url), 'utf8').split('\n');
  const cases = [];
  for (let i = 0; i < lines.length; i++) {
    if (lines[i] === '' || lines[i].startsWith('#')) continue;
    cases.push(lines.slice(i, i + 3));
    i += 2;
  }
  return cases;
}

/** The form of tests/golden/formula.test with one case's formulas and decimals. */
function goldenLayout(expression, inputs) {
  const layout = gridLayout(20, 10, 6);
  layout.rows[18].kind = 'group';
  layout.columns[7].type = 'text';
  layout.columns[8].type = 'date';
  const formulas = [['J20', expression], ...inputs.filter(([, value]) => value.startsWith('='))];
  layout.cells = formulas.map(([address, formula]) => {
    const [row, column] = reference(address);
    return { row, column, formula };
  });
  const open = inputs.find(([name]) => name === 'open');
  if (open) layout.rows[Number(open[1].split(':')[0]) - 1].kind = 'open';
  const decimals = inputs.find(([name]) => name === 'decimals');
  if (decimals) layout.columns[9].decimals = Number(decimals[1]);
  for (const [, value] of inputs.filter(([name]) => name === 'type')) {
    const [column, type] = value.split(':');
    layout.columns[column.charCodeAt(0) - 65].type = type;
  }
  return layout;
}

/** "open=5:3": row 5 is open, and three rows were added to it, with the keys after a sheet's last row. */
function addRows(core, handle, inputs) {
  const [, value] = inputs.find(([name]) => name === 'open') ?? [];
  if (!value) return;
  const [open, count] = value.split(':').map(Number);
  assert.ok(core.setRows(handle, Array.from({ length: count }, (_, i) => [open, 1048577 + i])));
}

const EXTERNALS = { previous: 'KY_TRUOC', last_year: 'CUNG_KY', earlier: 'LUY_KE', plan: 'KE_HOACH' };

/** What comes from other reports, named as in the golden file: "KY_TRUOC(A1)". */
function setExternals(core, handle, inputs) {
  const given = new Map(inputs.filter(([name]) => name.endsWith(')')));
  const values = core.externals(handle).map(([kind, row, column, ...codes]) => {
    const value = given.get(kind === 'form' ? `BIEU(${codes.join(';')})` : `${EXTERNALS[kind]}(${letters(column)}${row})`);
    return value === undefined ? null : [Number.isNaN(Number(value)) ? 'text' : 'number', value];
  });
  assert.ok(core.setExternals(handle, values));
}

function goldenResult(core, [expression, line]) {
  const inputs = line
    .split(' ')
    .filter(Boolean)
    .map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]);
  const { handle, fault } = core.openForm(goldenLayout(expression, inputs));
  if (fault) return `fault: ${fault.text}`;
  addRows(core, handle, inputs);
  const cells = inputs
    .filter(([name, value]) => /^[A-Z]+\d+$/.test(name) && !value.startsWith('='))
    .map(([name, value]) => [...reference(name), value]);
  assert.equal(core.setCells(handle, cells).taken, cells.length);
  setExternals(core, handle, inputs);
  core.recalculate(handle);
  const [value, error] = core.cell(handle, 20, 10);
  core.closeForm(handle);
  return error ? `#${error}` : (value ?? 'empty');
}

for (const [name, least] of [
  ['formula.test', 190],
  ['formula_open.test', 20],
  ['formula_functions.test', 400],
  ['formula_calc.test', 5000],
  ['formula_generated.test', 1500],
]) {
  test(`${name} comes out as in C`, (t) => {
    const core = openCore();
    const cases = golden(name);
    assert.ok(cases.length >= least, `${cases.length} cases`);
    for (const one of cases) assert.equal(goldenResult(core, one), one[2], one.join(' | '));
    t.diagnostic(`${cases.length} cases`);
  });
}

test('the module imports nothing', () => {
  assert.deepEqual(WebAssembly.Module.imports(openCore().module), []);
});

test('a form answers what changed, once', () => {
  const core = openCore();
  const layout = gridLayout(4, 3, 1);
  layout.cells = [
    { row: 1, column: 3, formula: '=A1+B1' },
    { row: 4, column: 3, formula: '=SUM(C1:C3)' },
  ];
  const { handle } = core.openForm(layout);
  assert.deepEqual(core.calculated(handle), [[1, 3], [4, 3]]);
  assert.deepEqual(core.recalculate(handle), []);
  assert.deepEqual(core.setCells(handle, [[1, 1, '1.5'], [1, 2, '2']]), { taken: 2, refused: [] });
  assert.deepEqual(core.recalculate(handle), [[1, 3, '3.5', ''], [4, 3, '3.5', '']]);
  assert.deepEqual(core.recalculate(handle), []);
  assert.equal(core.setCells(handle, [[1, 1, null], [1, 2, '']]).taken, 2);
  assert.deepEqual(core.recalculate(handle), [[1, 3, null, ''], [4, 3, null, '']]);
  assert.deepEqual(core.setCells(handle, [[9, 1, '1'], [1, 1, 'x'], [1, 1, '1.25'], [1, 1, '92233720368547758070']]), {
    taken: 0,
    refused: [[9, 1, 'no_cell'], [1, 1, 'kind'], [1, 1, 'decimals'], [1, 1, 'kind']],
  });
});

test('an overridden cell is not calculated until it is given free', () => {
  const core = openCore();
  const layout = gridLayout(1, 3, 0);
  layout.cells = [{ row: 1, column: 3, formula: '=A1+B1' }];
  const { handle } = core.openForm(layout);
  core.setCells(handle, [[1, 1, '1'], [1, 2, '2'], [1, 3, '7', true]]);
  core.recalculate(handle);
  assert.deepEqual(core.cell(handle, 1, 3), ['7', '']);
  core.setCells(handle, [[1, 3, '7', false], [1, 1, '5']]);
  core.recalculate(handle);
  assert.deepEqual(core.cell(handle, 1, 3), ['7', '']);
  core.setCells(handle, [[1, 1, '6']]);
  core.recalculate(handle);
  assert.deepEqual(core.cell(handle, 1, 3), ['8', '']);
});

test('a form that is none is refused with a reason', () => {
  const core = openCore();
  for (const layout of ['', '[', '{"rows":1}', '{"x":1}', '{"rows":[{"key":0}]}', 'null'])
    assert.ok(core.openForm(layout).fault.text.length > 0, layout);
  const layout = gridLayout(2, 2, 0);
  layout.cells = [{ row: 1, column: 1, formula: '=B1' }, { row: 1, column: 2, formula: '=A1' }];
  assert.equal(core.openForm(layout).fault.text, 'Công thức vòng: A1 → B1 → A1');
});

test('cells that are no cells are not taken', () => {
  const core = openCore();
  const { handle } = core.openForm(gridLayout(2, 2, 0));
  for (const bad of [null, 1, {}, [1], [[1]], [['1', 1, '1']], [[1, 1, 1]], [[1, 1, '1', 2]], [[-1, 1, '1']]])
    assert.equal(core.setCells(handle, bad).taken, 0, JSON.stringify(bad));
});

test('numbers are read and written as officials write them', () => {
  const core = openCore();
  assert.deepEqual(core.readNumber('1.234,5', 'vi'), { verdict: 'ok', value: '1234.5' });
  assert.deepEqual(core.readNumber('1,234.5', 'vi'), { verdict: 'other_style', value: '1234.5' });
  assert.deepEqual(core.readNumber('', 'vi'), { verdict: 'empty', value: '' });
  assert.deepEqual(core.readNumber('abc', 'vi'), { verdict: 'not_one', value: '' });
  assert.equal(core.formatNumber('1234567.5'), '1.234.567,5');
  assert.equal(core.formatNumber('1234567.5', true), '1234567,5');
  assert.equal(core.formatNumber('0.125', false, 2), '0,13');
  assert.equal(core.formatNumber('x'), null);
  assert.deepEqual(core.guessStyle(['1.234,5', '7']), { style: 'vi', sure: true });
  assert.deepEqual(core.guessStyle(['1,234.5', '7']), { style: 'en', sure: true });
  assert.equal(core.guessStyle(['1.234']).sure, false);
  assert.equal(core.guessStyle(['1.234'], 0).sure, true);
  assert.deepEqual(core.readNumberAt('2 tỷ 350 triệu', 'vi', 0, '', 'triệu đồng', ''), { verdict: 'ok', value: '2350' });
  assert.deepEqual(core.readNumberAt('2 tỷ', 'vi', 0, '', '', ''), { verdict: 'unit_unknown', value: '' });
  assert.deepEqual(core.readNumberAt('1.234', 'any', 2, '', 'ha', ''), { verdict: 'ambiguous', value: '' });
  assert.deepEqual(core.readNumberAt('nt', 'vi', 0, '', '', ''), { verdict: 'ditto', value: '' });
  assert.ok(core.isDitto('như trên') && !core.isDitto('trên'));
  assert.equal(core.sum(['0.1', '0.2', '-0.3']), '0');
  assert.equal(core.sum(['9223372036854775807', '1']), null);
  assert.equal(core.sum(['x']), null);
});

test('checks run over what is there, assigned and taken from elsewhere', () => {
  const core = openCore();
  const layout = gridLayout(3, 3, 2);
  layout.cells = [{ row: 3, column: 1, formula: '=A1/A2' }];
  layout.checks = [
    { code: 'K1', severity: 'error', kind: 'formula', formula: 'A1<=B1', rows: [1, 2] },
    { code: 'K2', kind: 'change', base: 'last_year', percent: '10', rows: [1], columns: [3], message: 'Biến động' },
    { code: 'K3', kind: 'sum', axis: 'columns', total: 1, parts: [2], rows: [3] },
  ];
  const { handle } = core.openForm(layout);
  assert.deepEqual(core.externals(handle).map(([kind, row, column]) => [kind, row, column]), [['last_year', 1, 3]]);
  assert.equal(core.checks(handle).count, 0);
  core.setCells(handle, [[1, 1, '5.5'], [2, 2, '1'], [1, 3, '7']]);
  assert.ok(core.setExternals(handle, [['number', '6']]));
  const found = core.checks(handle);
  assert.deepEqual(found.items, [
    [0, 1, 1, '5,5', '≤ 0'],
    [1, 1, 3, '7', 'từ 5,4 đến 6,6 (trước đó 6)'],
  ]);
  assert.deepEqual(found.counts, [1, 1, 0]);
  assert.deepEqual(found.messages.slice(0, 2), ['Số liệu không thỏa điều kiện kiểm tra.', 'Biến động']);
  assert.ok(core.setExternals(handle, [['error', 'ref']]));
  assert.equal(core.checks(handle).count, 1);
  assert.ok(core.setScope(handle, [2], []));
  assert.equal(core.checks(handle).count, 0);
  assert.ok(core.setScope(handle, [], []));
  assert.equal(core.checks(handle).count, 1);
  for (const bad of [[], [['error', 'none']], [['error', 'x']], [['error']], [['number']]])
    assert.ok(!core.setExternals(handle, bad), JSON.stringify(bad));
  const wrong = openCore().openForm({ ...layout, checks: [{ code: 'K', kind: 'formula', formula: 'A9=1' }] });
  assert.match(wrong.fault.text, /A9/);
});

test('forms opened and closed leave the memory as it was', () => {
  const core = openCore();
  const layout = JSON.stringify(gridLayout(500, 10, 2));
  const turn = () => core.closeForm(core.openForm(layout).handle);
  for (let i = 0; i < 5; i++) turn();
  const before = core.memoryBytes();
  for (let i = 0; i < 100; i++) turn();
  assert.equal(core.memoryBytes(), before);
});

test('5,000 formula cells', (t) => {
  const core = openCore();
  const layout = gridLayout(1000, 10, 2);
  for (let row = 1; row <= 1000; row++) {
    layout.cells.push({ row, column: 6, formula: `=A${row}+B${row}` });
    layout.cells.push({ row, column: 7, formula: `=A${row}/B${row}*100` });
    layout.cells.push({ row, column: 8, formula: `=SUM(A${row}:E${row})` });
    layout.cells.push({ row, column: 9, formula: row > 1 ? `=I${row - 1}+C${row}` : '=C1' });
    layout.cells.push({ row, column: 10, formula: `=F${row}*1.5%-D${row}` });
  }
  const text = JSON.stringify(layout);
  const opened = performance.now();
  const { handle } = core.openForm(text);
  t.diagnostic(`open ${(performance.now() - opened).toFixed(2)} ms`);
  const cells = [];
  for (let row = 1; row <= 1000; row++) for (let column = 1; column <= 5; column++) cells.push([row, column, `${row * 7 + column}.${column}`]);
  const times = { set: [], all: [], one: [] };
  const timed = (name, work) => {
    const start = performance.now();
    work();
    times[name].push(performance.now() - start);
  };
  for (let i = 0; i < 20; i++) {
    for (const cell of cells) cell[2] = `${cell[0] * 7 + i}.${cell[1]}`;
    timed('set', () => core.setCells(handle, cells));
    timed('all', () => core.recalculate(handle));
    timed('one', () => {
      core.setCells(handle, [[500, 1, `${i}`]]);
      core.recalculate(handle);
    });
  }
  const best = (name) => Math.min(...times[name]).toFixed(2);
  t.diagnostic(`set 5,000 cells ${best('set')} ms, calculate 5,000 and read back ${best('all')} ms, one cell ${best('one')} ms`);
  assert.ok(Math.min(...times.all) < 150, 'ten times the goal, on a busy machine');
});

test('texts of reports are read as the server reads them', () => {
  const core = openCore();
  const OUTLINE = 1;
  const DRAFT = 2;
  const heading = (attrs, text) => ({ type: 'heading', attrs, content: [{ type: 'text', text }] });
  const doc = { content: [heading({ level: 1, id: 'a', required: true }, 'Kết quả'), heading({ id: 'b', level: 2 }, 'Lúa')], type: 'doc' };
  assert.deepEqual(core.checkDocument(doc, OUTLINE).document, {
    type: 'doc',
    content: [heading({ id: 'a', required: true }, 'Kết quả'), heading({ id: 'b', level: 2 }, 'Lúa')],
  });
  assert.deepEqual(core.sections(doc, OUTLINE), [['a', 'I', 'Kết quả', 1, true], ['b', '1', 'Lúa', 2, false]]);
  assert.deepEqual(core.checkDocument({ type: 'doc', content: [{ type: 'image' }] }, DRAFT).fault, {
    field: 'document.content[0].type',
    text: 'Loại thành phần không được phép.',
  });
  assert.deepEqual(core.sections({ type: 'paragraph' }, DRAFT), []);
});
