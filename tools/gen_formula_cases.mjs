#!/usr/bin/env node
// Writes tests/golden/formula_generated.test: seeded formulas whose results another engine gave.
//
//   npm install hyperformula@3.5.0 --prefix DIR && node tools/gen_formula_cases.mjs DIR
//
// HyperFormula (https://hyperformula.handsontable.com, GPL-3.0; used here only to calculate, and not
// part of the program) works in doubles and takes an empty cell for 0. So a result too near to the
// middle between two roundings, or too large for a double to hold exactly, is left out, and where
// all cells referred to are empty the result is "empty", as core/formula/formula.h decides.
import { createRequire } from 'node:module';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const CASES = 1500;
const [folder] = process.argv.slice(2);
const { HyperFormula } = createRequire(resolve(folder, 'package.json'))('hyperformula');

let seed = 20260715n;
function any(below) {
  seed = (seed * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
  return Number((seed >> 33n) % BigInt(below));
}
const pick = (list) => list[any(list.length)];

const COLUMNS = 'ABCDEFG';
const address = () => `${any(6) ? '' : '$'}${pick(COLUMNS)}${any(6) ? '' : '$'}${any(9) + 1}`;
const literal = () => (any(2) ? String(any(1000)) : `${any(1000)}.${any(9) + 1}`);
const range = () => `${address()}:${address()}`;

function expression(depth) {
  const kind = any(depth > 3 ? 3 : 12);
  if (kind < 2) return address();
  if (kind === 2) return literal();
  if (kind < 8) return `${expression(depth + 1)}${pick(['+', '-', '*', '/', '+', '-'])}${expression(depth + 1)}`;
  if (kind === 8) return `(${expression(depth + 1)})`;
  if (kind === 9) return `-${expression(4)}`;
  if (kind === 10) return `${expression(4)}%`;
  const parts = Array.from({ length: any(3) + 1 }, () => pick([range, address, literal, () => expression(depth + 2)])());
  return `SUM(${parts.join(pick([',', ';']))})`;
}

function number() {
  const kind = any(6);
  if (kind === 0) return '0';
  const whole = kind < 3 ? any(100) : any(10000000);
  const sign = any(5) === 0 ? '-' : '';
  const text = any(2) ? `${whole}` : `${whole}.${any(10)}${any(10)}${any(9) + 1}`;
  return text === '0' ? text : sign + text;
}

function cellsOf(formula) {
  const cells = new Set();
  const pattern = /\$?([A-Z])\$?(\d+)(?::\$?([A-Z])\$?(\d+))?/g;
  for (const [, c1, r1, c2 = c1, r2 = r1] of formula.matchAll(pattern)) {
    const columns = [c1, c2].map((c) => COLUMNS.indexOf(c)).sort((a, b) => a - b);
    const rows = [r1, r2].map(Number).sort((a, b) => a - b);
    for (let c = columns[0]; c <= columns[1]; c++) for (let r = rows[0]; r <= rows[1]; r++) cells.add(`${COLUMNS[c]}${r}`);
  }
  return cells;
}

/** Half away from zero; undefined where a double cannot tell. */
function rounded(value, decimals) {
  const scaled = Math.abs(value) * 10 ** decimals;
  if (scaled > 2 ** 46) return undefined;
  const whole = Math.floor(scaled);
  const rest = scaled - whole;
  if (Math.abs(rest - 0.5) < 1e-4) return undefined;
  const mantissa = rest > 0.5 ? whole + 1 : whole;
  const text = (mantissa / 10 ** decimals).toFixed(decimals).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  return value < 0 && mantissa ? `-${text}` : text;
}

function expected(formula, cells, decimals) {
  const referred = cellsOf(formula);
  if (referred.size && ![...referred].some((name) => cells.has(name))) return 'empty';
  const rows = Array.from({ length: 20 }, () => Array(10).fill(null));
  for (const [name, value] of cells) rows[Number(name.slice(1)) - 1][COLUMNS.indexOf(name[0])] = Number(value);
  rows[19][9] = `=${formula.replaceAll(';', ',')}`;
  const engine = HyperFormula.buildFromArray(rows, { licenseKey: 'gpl-v3', precisionRounding: 15 });
  const value = engine.getCellValue({ sheet: 0, row: 19, col: 9 });
  engine.destroy();
  if (typeof value === 'number') return rounded(value, decimals);
  if (value?.type === 'DIV_BY_ZERO') return '#div0';
  throw new Error(`${formula}: ${JSON.stringify(value)}`);
}

function oneCase() {
  const formula = expression(0);
  const cells = new Map();
  const emptiness = pick([1, 2, 3, 8]);
  for (const name of cellsOf(formula)) if (any(emptiness) === 0 || emptiness === 1) cells.set(name, number());
  const decimals = any(7);
  const result = expected(formula, cells, decimals);
  if (result === undefined || formula.length > 200 || cells.size > 40) return undefined;
  const inputs = [...cells].map(([name, value]) => `${name}=${value}`);
  return `=${formula}\n${[...inputs, `decimals=${decimals}`].join(' ')}\n${result}\n`;
}

const head = `# Written by tools/gen_formula_cases.mjs; results by HyperFormula ${HyperFormula.version}. See formula.test.\n`;
const cases = new Set();
while (cases.size < CASES) {
  const one = oneCase();
  if (one) cases.add(one);
}
writeFileSync(join(import.meta.dirname, '../tests/golden/formula_generated.test'), [head, ...cases].join('\n'));
