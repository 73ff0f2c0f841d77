import { existsSync } from 'node:fs';

import { defineConfig } from '@playwright/test';

const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
// The same engine without a window's own pages, in half the time: where only the page is looked at.
const headless = process.env['CHROMIUM'] ?? '/usr/bin/chromium-headless-shell';
const MAIN_JOB = '**/month.spec.ts';
const asRoot = process.getuid?.() === 0;

const args = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The next page of a context is opened where the UI is compiled already.
  '--renderer-process-limit=1',
  ...(asRoot ? ['--no-sandbox'] : []),
];

/** What optimises code that runs long has no time to earn its cost in a test. */
const short = [...args, '--js-flags=--no-maglev --no-turbofan'];

function launch(executablePath: string, args: string[]) {
  return { launchOptions: { args, ...(existsSync(executablePath) ? { executablePath } : {}) } };
}

/*
 * `journeys` and `main` run against the program, `a11y` against the mock in tests/mock. The main job
 * is done in the browser as people have it; the rest in the same engine without a window's own
 * pages, which takes two thirds of the time.
 */
export default defineConfig({
  testDir: 'tests',
  workers: 1,
  fullyParallel: false,
  // A machine that also compiles answers late; what does not come stays away.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  // Little of what passed, and at the end all of what failed.
  reporter: 'dot',
  use: {
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 1366, height: 768 },
  },
  projects: [
    {
      name: 'main',
      testDir: 'tests/e2e',
      testMatch: MAIN_JOB,
      outputDir: 'test-results/main',
      use: launch(chromium, args),
    },
    {
      name: 'journeys',
      testDir: 'tests/e2e',
      testIgnore: MAIN_JOB,
      outputDir: 'test-results/journeys',
      use: launch(headless, short),
    },
    {
      name: 'a11y',
      testDir: 'tests/a11y',
      outputDir: 'test-results/a11y',
      use: launch(headless, short),
    },
  ],
});
