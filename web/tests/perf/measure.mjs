/*
 * What the measurements in Chromium share: main-thread CPU time, which does not depend on how busy
 * the machine is, and the lines that are printed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from '@playwright/test';
import { build } from 'vite';

import { answerCells } from './answers.mjs';
import { serve } from './serve.mjs';

const SETTLE_MS = 250;

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

export function print(name, ms, goal) {
  const verdict = ms <= goal ? 'ok' : 'short';
  process.stdout.write(`bench ${name} ${ms.toFixed(1)} ms goal=${goal} ${verdict}\n`);
}

async function buildPage(folder) {
  process.env.BENCH_DIST = folder;
  await build({
    configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)),
    logLevel: 'error',
  });
}

/** Main-thread CPU milliseconds used by the page since it began. */
export async function cpu(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
}

async function settle(page) {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  await page.waitForTimeout(SETTLE_MS);
}

export async function cost(page, session, run) {
  await settle(page);
  const before = await cpu(session);
  await run();
  await settle(page);
  return (await cpu(session)) - before;
}

/** Asked now and then over the protocol: a waiting script in the page would be measured as well. */
async function ready(session) {
  const expression = "document.body?.dataset.ready === 'yes'";
  for (let tries = 0; tries < 100; tries++) {
    await new Promise((done) => setTimeout(done, 300));
    const { result } = await session.send('Runtime.evaluate', { expression });
    if (result.value) return;
  }
  throw new Error('the page did not get ready');
}

export async function open(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  await answerCells(context);
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url, { waitUntil: 'commit' });
  await ready(session);
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return { context, page, session };
}

/** Builds the pages, serves them, and closes all again behind `measure(browser, address)`. */
export async function withPages(measure) {
  const folder = mkdtempSync(join(tmpdir(), 'grid-bench-'));
  await buildPage(folder);
  const { address, stop } = await serve(folder);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--disable-gpu', '--no-first-run', ...(process.getuid() === 0 ? ['--no-sandbox'] : [])],
  });
  try {
    await measure(browser, address);
  } finally {
    await browser.close();
    await stop();
    rmSync(folder, { recursive: true });
  }
}
