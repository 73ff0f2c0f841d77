// Whole files in old encodings, read as the browser reads what is pasted: no wrong letter in silence.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'node:test';

import { openCore } from './core.mjs';
import { docTexts, rtfTexts, xlsTexts } from './old-files.mjs';

const file = (name) => fileURLToPath(new URL(`../data/legacy-encoding/${name}`, import.meta.url));

/** Old fonts show capitals without having them, and transcripts split lines elsewhere. */
const plain = (text) => text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

const files = [
  { name: '2004-A33.rtf', texts: rtfTexts, encoding: 'TCVN3 (ABC)', doubled: ['tưưọng', 'tượng'] },
  { name: '2004-B6.doc', texts: docTexts, encoding: 'TCVN3 (ABC)' },
  { name: '2006-Mau23_CKTC_NSH.xls', texts: xlsTexts, encoding: 'VNI-Windows' },
];

for (const { name, texts: extract, encoding, doubled } of files) {
  test(name, (t) => {
    const core = openCore();
    const texts = extract(file(name)).filter((text) => text.trim() !== '');
    let expected = plain(readFileSync(file(`${name}.expected.txt`), 'utf8'));
    if (doubled) expected = expected.replaceAll(...doubled);
    const readings = new Map(core.legacy(texts.map((text) => [text, ''])).map((one) => [one[0], one]));
    const counts = { read: 0, asked: 0, plain: 0, wrong: 0 };
    texts.forEach((text, index) => {
      const [, read, found, doubtful] = readings.get(index) ?? [index, text, '', 0];
      if (found && doubtful) counts.asked += 1;
      else if (found) counts.read += 1;
      else counts.plain += 1;
      if (doubtful) return;
      if (found) assert.equal(found, encoding, text);
      if (expected.includes(plain(read))) return;
      counts.wrong += 1;
      t.diagnostic(`"${text}" became "${read}"`);
    });
    t.diagnostic(`${texts.length} texts: ${JSON.stringify(counts)}`);
    assert.equal(counts.wrong, 0);
    assert.ok(counts.read > 10);
    assert.ok(counts.asked * 10 < texts.length);
  });
}

test('each vector of single cells, with its font known and not', (t) => {
  const core = openCore();
  const fonts = { tcvn3: '.VnTime', vni: 'VNI-Times', '-': '' };
  const lines = readFileSync(new URL('../golden/legacy.test', import.meta.url), 'utf8').split('\n');
  const cases = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t').map((part) => part.replaceAll('\\n', '\n')));
  const counts = { read: 0, asked: 0, wrong: 0 };
  for (const [, encoding, surface, expected] of cases) {
    const [found] = core.legacy([[surface, fonts[encoding] ?? '.VnTime']]);
    if (found?.[3]) counts.asked += 1;
    else if ((found?.[1] ?? surface) === expected) counts.read += 1;
    else {
      counts.wrong += 1;
      t.diagnostic(`"${surface}" became "${found?.[1] ?? surface}", is "${expected}"`);
    }
  }
  t.diagnostic(`${cases.length} cells, each alone, with its font: ${JSON.stringify(counts)}`);
  assert.equal(counts.wrong, 0);
});
