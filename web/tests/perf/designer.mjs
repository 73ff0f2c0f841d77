/*
 * Measures the form designer in Debian's Chromium on a form of 500 rows and ten columns, by
 * main-thread CPU time: a key in a row's label, a row moved, and a step back.
 *
 *     node tests/perf/designer.mjs
 */
import { cost, cpu, median, open, print, withPages } from './measure.mjs';

const TIMES = 9;
const GOAL = 100;
/** Faults are looked for a moment after a change: they belong to it. */
const AT = '[data-at="259:0"]';

async function measureEach(page, session, run) {
  const times = [];
  for (let n = 0; n < TIMES; n++) times.push(await cost(page, session, () => run(n)));
  return median(times);
}

async function measure(browser, address) {
  const { context, page, session } = await open(browser, `${address}/designer.html`);
  print('web.designer.ready', await cpu(session), 1000);
  await page.locator(AT).click();
  const label = page.getByLabel('Chỉ tiêu', { exact: true });
  await label.click();
  print(
    'web.designer.key',
    await measureEach(page, session, (n) => page.keyboard.press(String(n))),
    GOAL,
  );
  await page.locator(AT).focus();
  print(
    'web.designer.move',
    await measureEach(page, session, () => page.keyboard.press('Alt+ArrowDown')),
    GOAL,
  );
  print(
    'web.designer.undo',
    await measureEach(page, session, () => page.keyboard.press('Control+z')),
    GOAL,
  );
  await context.close();
}

await withPages(measure);
