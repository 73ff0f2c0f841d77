import { existsSync } from 'node:fs';

import { defineConfig } from '@playwright/test';

const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
// The same engine without a window's own pages, in half the time: where only the page is looked at.
const headless = process.env['CHROMIUM'] ?? '/usr/bin/chromium-headless-shell';
const asRoot = process.getuid?.() === 0;

const args = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(asRoot ? ['--no-sandbox'] : []),
];

function launch(executablePath: string) {
  return { launchOptions: { args, ...(existsSync(executablePath) ? { executablePath } : {}) } };
}

/* `journeys` run against the program, `a11y` against the mock in tests/mock. */
export default defineConfig({
  testDir: 'tests',
  workers: 1,
  fullyParallel: false,
  timeout: 60_000,
  // A machine that also compiles answers late; what does not come stays away.
  expect: { timeout: 15_000 },
  reporter: 'line',
  use: {
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 1366, height: 768 },
  },
  projects: [
    {
      name: 'journeys',
      testDir: 'tests/e2e',
      outputDir: 'test-results/journeys',
      use: launch(chromium),
    },
    { name: 'a11y', testDir: 'tests/a11y', outputDir: 'test-results/a11y', use: launch(headless) },
  ],
});
