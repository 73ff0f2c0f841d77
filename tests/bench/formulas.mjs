// node formulas.mjs LAYOUT.json COLUMNS ROUNDS: the form of bench_formulas calculated by
// WebAssembly. Prints the number of calculated cells, the best and the middle time in ms of one
// whole calculation, with its answer taken over into JavaScript.
import { readFileSync } from 'node:fs';
import { openCore } from '../wasm/core.mjs';

const [layout, columns, rounds] = process.argv.slice(2);
const core = openCore();
const opened = core.openForm(readFileSync(layout, 'utf8'));

if (!opened.handle) throw new Error(JSON.stringify(opened.fault));
const cells = core.calculated(opened.handle).length;
const times = [];
for (let round = 0; round < Number(rounds); round++) {
  const typed = Array.from({ length: Number(columns) }, (_, i) => [1, i + 1, `${100 + round}.${10 + i}`]);
  core.setCells(opened.handle, typed);
  const begin = performance.now();
  core.recalculate(opened.handle);
  times.push(performance.now() - begin);
}
times.sort((a, b) => a - b);
console.log(JSON.stringify({ cells, best_ms: times[0], ms: times[times.length >> 1] }));
