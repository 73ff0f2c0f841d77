import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

/*
 * Who speaks of an area brings its texts along: a file that names a key imports the area's module,
 * so that a page loads the texts it needs and no others.
 */
const SRC = join(import.meta.dirname, '..');
const AT_ONCE = ['app', 'login'];

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'i18n' ? [] : filesBelow(path);
    const isCode = /\.(vue|ts)$/.test(entry.name) && !/\.(test|d)\.ts$/.test(entry.name);
    return isCode ? [path] : [];
  });
}

function areaOfKeys(): Map<string, string> {
  const folder = join(SRC, 'i18n/vi');
  return new Map(
    readdirSync(folder).flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/^\s+'([^']+)':/gm)].map(
        (found) => [found[1] ?? '', name.replace('.ts', '')] as const,
      ),
    ),
  );
}

/** The areas of the keys a file names, whole or as the beginning of one that is put together. */
function areasIn(source: string, areas: Map<string, string>): Set<string> {
  // Rights are named like texts, and are none.
  const code = source.replace(/rights: \[[^\]]*\]|holds\w*\([^)]*\)/g, '');
  const named = [...code.matchAll(/(['"])([a-z_]+(?:\.\w+)+)\1/g)].map((found) => found[2] ?? '');
  const begun = [...code.matchAll(/`([a-z_]+\.[\w.]*)\$\{/g)].map((found) => found[1] ?? '');
  const keys = [
    ...named.filter((key) => areas.has(key)),
    ...[...areas.keys()].filter((key) => begun.some((start) => key.startsWith(start))),
  ];
  return new Set(keys.map((key) => areas.get(key) ?? '').filter((area) => !AT_ONCE.includes(area)));
}

it('every file brings the texts it speaks', () => {
  const areas = areaOfKeys();
  const missing = filesBelow(SRC).flatMap((path) => {
    const code = readFileSync(path, 'utf8');
    return [...areasIn(code, areas)]
      .filter((area) => !code.includes(`'@/i18n/areas/${area}'`))
      .map((area) => `${path.slice(SRC.length + 1)}: ${area}`);
  });
  expect(areas.size).toBeGreaterThan(500);
  expect(missing).toEqual([]);
});
