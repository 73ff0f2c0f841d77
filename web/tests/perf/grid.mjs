/*
 * Measures the entry grid in Debian's Chromium by main-thread CPU time, against the budget of the
 * design.
 *
 *     node tests/perf/grid.mjs
 *
 * Prints `bench NAME VALUE ms goal=G ok|short`, one line per figure. Needs the core's module:
 * `make wasm`.
 */
import { cost, cpu, median, open, print, withPages } from './measure.mjs';

const LOADS = 5;
const KEYS = 15;
/** Longer than the grid waits before it saves, so that saving is not taken for the next key. */
const QUIET_MS = 1000;

const goals = { ready2000: 200, ready5000: 240, key: 15, enter: 25, paste: 150 };

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

await withPages(measure);
