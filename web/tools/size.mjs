/*
 * What each page costs the first time: the JS and CSS it loads, brotli 11, out of Vite's manifest.
 * Prints a table and fails when a page is over its budget.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

const KB = 1024;
const LOGIN_KB = 60;
const PAGE_KB = 130;
/** What a page with the editor of texts may have besides. */
const EDITOR_KB = 120;
/** What opens a key file, and the ciphers of old ones: each comes when it is needed, alone. */
const SIGN_KB = 6;
const OLD_CIPHERS_KB = 16;

const dist = process.env.DIST ?? fileURLToPath(new URL('../dist', import.meta.url));
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));

const sizes = new Map();
function sizeOf(file) {
  if (!sizes.has(file)) {
    const bytes = readFileSync(join(dist, file));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    sizes.set(file, brotliCompressSync(bytes, { params }).length);
  }
  return sizes.get(file);
}

/** Of what several pages import there is only a chunk of that name. */
function keyOf(name) {
  const key = Object.keys(manifest).find((one) => manifest[one].name === name);
  if (key === undefined) throw new Error(`no chunk ${name} in the manifest`);
  return key;
}

/** A chunk with all it imports statically. */
function filesOf(key, seen = new Set()) {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`no ${key} in the manifest`);
  if (seen.has(key)) return new Set();
  seen.add(key);
  const files = new Set([chunk.file, ...(chunk.css ?? [])]);
  for (const other of chunk.imports ?? []) for (const file of filesOf(other, seen)) files.add(file);
  return files;
}

const entry = filesOf('index.html');
const shell = filesOf('src/app/Shell.vue');
const pages = Object.keys(manifest).filter((key) => /^src\/pages\/.*Page\.vue$/.test(key));

/** Parts of a page that come later, with the page they come to. */
const later = {
  'src/pages/entry/EntryGrid.vue': 'src/pages/report/ReportPage.vue',
  'src/pages/report/signing/DocumentsPanel.vue': 'src/pages/report/ReportPage.vue',
  'src/pages/report/signing/SignDialog.vue': 'src/pages/report/ReportPage.vue',
  'src/pages/report/narrative/NarrativeWriter.vue': 'src/pages/report/ReportPage.vue',
  [keyOf('CertificateList')]: 'src/pages/accounts/AccountPage.vue',
  'src/pages/units/UnitSeal.vue': 'src/pages/units/UnitsPage.vue',
};

const rows = [...pages, ...Object.keys(later)].map((key) => {
  const outside = key.startsWith('src/pages/login/');
  const page = later[key] === undefined ? [] : filesOf(later[key]);
  const files = new Set([...entry, ...(outside ? [] : shell), ...page, ...filesOf(key)]);
  const hasEditor = [...files].some((file) => /DocumentEditor|PlaceDialog/.test(file));
  const kb = [...files].reduce((sum, file) => sum + sizeOf(file), 0) / KB;
  return {
    page: key.replace('src/pages/', ''),
    files: files.size,
    kb,
    most: outside ? LOGIN_KB : PAGE_KB + (hasEditor ? EDITOR_KB : 0),
  };
});

/** A chunk that comes by itself, without what the page it comes to has. */
function alone(key, most) {
  const { file } = manifest[key] ?? {};
  // Part of another chunk it would come with every page that has that.
  if (file === undefined) throw new Error(`${key} is no chunk of its own`);
  return { page: key, files: 1, kb: sizeOf(file) / KB, most };
}
rows.push(alone('src/sign/index.ts', SIGN_KB), alone('src/sign/old-ciphers.ts', OLD_CIPHERS_KB));
rows.sort((a, b) => b.kb - a.kb);

for (const { page, files, kb, most } of rows) {
  const verdict = kb > most ? 'TOO MUCH' : 'ok';
  console.log(
    `${page.padEnd(34)} ${String(files).padStart(3)} files ${kb.toFixed(1).padStart(7)} KB of ${most}  ${verdict}`,
  );
}
if (rows.some((row) => row.kb > row.most)) process.exit(1);
