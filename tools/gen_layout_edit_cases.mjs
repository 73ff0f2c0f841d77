#!/usr/bin/env node
/*
 * Makes tests/golden/layout_edit.test: what formulas become when rows or columns are moved or
 * removed, as HyperFormula 3.2 has it. HyperFormula is no dependency of ours; to make the file anew:
 *
 *     cd "$(mktemp -d)" && npm install hyperformula@3.2.0
 *     cp …/tools/gen_layout_edit_cases.mjs . && node gen_layout_edit_cases.mjs > …/layout_edit.test
 *
 * The formulas stand on a sheet of their own, so that they stay where they are. What they read is
 * a sheet of ten rows and six columns; positions after the edit are turned back into the keys that
 * stand there, which is all that differs between the two ways of naming a cell.
 */
import { HyperFormula } from 'hyperformula';

const ROWS = 10;
const COLUMNS = 6;

let seed = 20261129;
function random(n) {
  seed ^= seed << 13;
  seed ^= seed >>> 17;
  seed ^= seed << 5;
  return (seed >>> 0) % n;
}

const letter = (column) => String.fromCharCode(64 + column);

function reference() {
  return `${letter(1 + random(COLUMNS))}${1 + random(ROWS)}`;
}

function range() {
  const [top, left] = [1 + random(ROWS), 1 + random(COLUMNS)];
  const [bottom, right] = [top + random(ROWS - top + 1), left + random(COLUMNS - left + 1)];
  return `${letter(left)}${top}:${letter(right)}${bottom}`;
}

function formula() {
  switch (random(5)) {
    case 0:
      return `=${reference()}+${reference()}*2`;
    case 1:
      return `=SUM(${range()})`;
    case 2:
      return `=SUM(${range()})-${reference()}`;
    case 3:
      return `=IF(${reference()}>0,SUM(${range()}),MAX(${range()}))`;
    default:
      return `=ROUND(SUM(${range()},${reference()})/${reference()},2)`;
  }
}

function edit() {
  const axis = random(2) === 0 ? 'rows' : 'columns';
  const len = axis === 'rows' ? ROWS : COLUMNS;
  const first = 1 + random(len);
  const last = Math.min(len, first + random(3));
  if (random(3) === 0) return { axis, removes: true, first, last, before: 0 };
  const places = [];
  for (let at = 1; at <= len + 1; at++) if (at < first || at > last + 1) places.push(at);
  const before = places[random(places.length)];
  if (before === undefined) return edit();
  return { axis, removes: false, first, last, before: before > len ? 0 : before };
}

/** Keys in the order in which they stand after the edit. */
function orderAfter({ axis, removes, first, last, before }, along) {
  const len = along === 'rows' ? ROWS : COLUMNS;
  const keys = Array.from({ length: len }, (_, i) => i + 1);
  if (along !== axis) return keys;
  const block = keys.slice(first - 1, last);
  const rest = keys.filter((key) => key < first || key > last);
  if (removes) return rest;
  const at = before === 0 ? rest.length : rest.indexOf(before);
  return [...rest.slice(0, at), ...block, ...rest.slice(at)];
}

function after(text, { axis, removes, first, last, before }) {
  const grid = Array.from({ length: ROWS }, () => Array(COLUMNS).fill(1));
  const hf = HyperFormula.buildFromSheets(
    { Data: grid, Own: [[text.replace(/[A-Z]+\d+(:[A-Z]+\d+)?/g, 'Data!$&')]] },
    { licenseKey: 'gpl-v3' },
  );
  const [data, own] = [hf.getSheetId('Data'), hf.getSheetId('Own')];
  const count = last - first + 1;
  const len = axis === 'rows' ? ROWS : COLUMNS;
  const target = before === 0 ? len : before - 1;
  if (axis === 'rows' && removes) hf.removeRows(data, [first - 1, count]);
  if (axis === 'rows' && !removes) hf.moveRows(data, first - 1, count, target);
  if (axis === 'columns' && removes) hf.removeColumns(data, [first - 1, count]);
  if (axis === 'columns' && !removes) hf.moveColumns(data, first - 1, count, target);
  const found = hf.getCellFormula({ sheet: own, row: 0, col: 0 });
  hf.destroy();
  return found.replaceAll('Data!', '');
}

function inKeys(text, change) {
  const rows = orderAfter(change, 'rows');
  const columns = orderAfter(change, 'columns');
  return text.replace(/([A-Z])(\d+)/g, (whole, column, row) => {
    const [r, c] = [rows[Number(row) - 1], columns[column.charCodeAt(0) - 65]];
    return r === undefined || c === undefined ? whole : `${letter(c)}${r}`;
  });
}

console.log('# What formulas become when rows or columns are moved or removed, of ten rows and six');
console.log('# columns: the formula; axis, what, first, last, before; the formula afterwards. Made by');
console.log('# tools/gen_layout_edit_cases.mjs with HyperFormula 3.2.');
for (let n = 0; n < 400; n++) {
  const text = formula();
  const change = edit();
  const what = change.removes ? 'remove' : 'move';
  console.log();
  console.log(text);
  console.log(`${change.axis} ${what} ${change.first} ${change.last} ${change.before}`);
  console.log(inKeys(after(text, change), change));
}
