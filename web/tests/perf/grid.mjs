/*
 * Measures the entry grid in Debian's Chromium by main-thread CPU time, which does not depend on
 * how busy the machine is, against the budget of the design.
 *
 *     node tests/perf/grid.mjs
 *
 * Prints `bench NAME VALUE ms goal=G ok|short`, one line per figure. Needs the core's module at
 * src/core/core.wasm.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from '@playwright/test';
import { build } from 'vite';

import { answerCells } from './answers.mjs';
import { serve } from './serve.mjs';

const LOADS = 5;
const KEYS = 15;
const SETTLE_MS = 250;
/** Longer than the grid waits before it saves, so that saving is not taken for the next key. */
const QUIET_MS = 1000;

const goals = { ready2000: 200, ready5000: 240, key: 15, enter: 25, paste: 150 };

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function print(name, ms, goal) {
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
async function cpu(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
}

async function settle(page) {
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
  await page.waitForTimeout(SETTLE_MS);
}

async function cost(page, session, run) {
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

async function open(browser, url) {
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

async function measureReady(browser, url) {
  const times = [];
  for (let load = 0; load < LOADS; load++) {
    const { context, session } = await open(browser, url);
    times.push(await cpu(session));
    await context.close();
  }
  return median(times);
}

/** A key that goes on typing in the open editor. */
async function measureKeys(page, session) {
  const keys = [];
  await page.keyboard.press('1');
  for (let n = 0; n < KEYS; n++) {
    keys.push(await cost(page, session, () => page.keyboard.press(String(n % 10))));
    await page.keyboard.press('Backspace');
  }
  await page.keyboard.press('Escape');
  return median(keys);
}

/** Enter takes over the figure, recalculates and moves on; the save comes later, by itself. */
async function measureEnters(page, session) {
  const enters = [];
  for (let n = 0; n < KEYS; n++) {
    await page.keyboard.press('1');
    enters.push(await cost(page, session, () => page.keyboard.press('Enter')));
    await page.waitForTimeout(QUIET_MS);
  }
  return median(enters);
}

function block(rows, columns) {
  const figure = (r, c) =>
    `${((r * 7 + c * 3) % 900) + 1}.${String((r * 31 + c) % 1000).padStart(3, '0')},${((c * 17) % 90) + 10}`;
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_, c) => figure(r, c)).join('\t'),
  ).join('\r\n');
}

async function measurePaste(page, session) {
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+ArrowUp');
  return cost(page, session, () =>
    page.evaluate(
      (text) => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        const init = { clipboardData: data, bubbles: true, cancelable: true };
        document.activeElement.dispatchEvent(new ClipboardEvent('paste', init));
      },
      block(100, 20),
    ),
  );
}

async function measure(browser, address) {
  const url = (rows) => `${address}/bench.html?rows=${rows}`;
  print('web.grid.ready.2000', await measureReady(browser, url(100)), goals.ready2000);
  print('web.grid.ready.5000', await measureReady(browser, url(250)), goals.ready5000);
  const { context, page, session } = await open(browser, url(100));
  print('web.grid.key', await measureKeys(page, session), goals.key);
  print('web.grid.enter', await measureEnters(page, session), goals.enter);
  print('web.grid.paste.100x20', await measurePaste(page, session), goals.paste);
  await context.close();
}

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
