/*
 * Measures the first load of the log-in and of the inbox on a server that runs: main-thread CPU time
 * until the page is there, with nothing in the browser's cache.
 *
 *     node tests/perf/pages.mjs URL NAME=VALUE…     the cookies of somebody who has logged in
 *
 * Prints `bench NAME VALUE ms goal=G ok|short`, one line per page.
 */
import { chromium } from '@playwright/test';

const LOADS = 5;
const [address, ...cookies] = process.argv.slice(2);

const pages = [
  { name: 'web.login.ready', path: '/login', goal: 80, cookies: [], sign: 'input[type=password]' },
  { name: 'web.inbox.ready', path: '/inbox', goal: 140, cookies, sign: 'main .chips' },
];

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Asked over the protocol: a waiting script in the page would be measured as well. */
async function ready(session, sign) {
  const expression = `document.querySelector(${JSON.stringify(sign)}) !== null`;
  for (let tries = 0; tries < 100; tries++) {
    await new Promise((done) => setTimeout(done, 200));
    const { result } = await session.send('Runtime.evaluate', { expression });
    if (result.value) return;
  }
  throw new Error(`the page did not show ${sign}`);
}

async function load(browser, of) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  await context.addCookies(
    of.cookies.map((cookie) => {
      const at = cookie.indexOf('=');
      return { name: cookie.slice(0, at), value: cookie.slice(at + 1), url: address };
    }),
  );
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(address + of.path, { waitUntil: 'commit' });
  await ready(session, of.sign);
  const { metrics } = await session.send('Performance.getMetrics');
  await context.close();
  return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--disable-gpu', '--no-first-run', ...(process.getuid() === 0 ? ['--no-sandbox'] : [])],
});
try {
  for (const of of pages) {
    const times = [];
    for (let n = 0; n < LOADS; n++) times.push(await load(browser, of));
    const ms = median(times);
    process.stdout.write(
      `bench ${of.name} ${ms.toFixed(1)} ms goal=${of.goal} ${ms <= of.goal ? 'ok' : 'short'}\n`,
    );
  }
} finally {
  await browser.close();
}
