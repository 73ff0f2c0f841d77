/*
 * Pictures of the demo's main screens, and the page that shows them. Started by
 * tools/screenshots.sh, which says where the program, its data and the pictures are.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { chromium } from '@playwright/test';

const program = resolve(process.env.BAOCAO);
const data = join(process.env.DATA, 'data');
const out = resolve(process.env.OUT);
const READY_WITHIN_MS = 60_000;

const sizes = [
  { name: 'desktop', viewport: { width: 1366, height: 768 } },
  { name: 'phone', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
];

/** The report that waits for this person. */
const task = async (page) => {
  await page.goto('/inbox');
  const link = page.getByRole('row').getByRole('link').first();
  await page.goto((await link.getAttribute('href')) ?? '');
  await page.getByRole('tab').first().waitFor();
};
/** A tab, then a button, of the total of the newest cycle but one: it is done. */
const total = async (page) => {
  await page.goto('/cycles');
  const links = page.getByRole('link', { name: /^Báo cáo tổng hợp/ });
  await links.first().waitFor();
  await page.goto((await links.nth(1).getAttribute('href')) ?? '');
  await page.getByRole('tab').first().waitFor();
};

const screens = [
  ['inbox', 'tonghop.snnmt', 'Việc cần làm của chuyên viên Sở', '/inbox'],
  ['entry', 'nhaplieu.thanhvinh', 'Nhập số liệu ở phường', '/', task],
  ['approve', 'lanhdao.truongvinh', 'Lãnh đạo phường xem và duyệt', '/', task],
  ['desk', 'vanthu.vinhphu', 'Bàn văn thư: cấp số, kiểm tra, gửi', '/clerk-desk'],
  ['documents', 'vanthu.vinhphu', 'Văn bản của báo cáo', '/', documents],
  ['progress', 'chutri.snnmt', 'Tiến độ của một kỳ báo cáo', '/cycles', newestCycle],
  ['matrix', 'chutri.snnmt', 'Tiến độ qua các kỳ', '/progress?regime=1'],
  ['total', 'tonghop.snnmt', 'Báo cáo tổng hợp toàn tỉnh', '/', total],
  ['explain', 'theodoi.vpubnd', 'Nguồn của một số liệu tổng hợp', '/', explain],
  ['discipline', 'chutri.snnmt', 'Kỷ luật báo cáo', '/discipline'],
  ['burden', 'chutri.snnmt', 'Bản đồ gánh nặng báo cáo', '/burden'],
  ['form', 'thietke.snnmt', 'Biểu mẫu đọc từ phụ lục Excel', '/forms/1'],
  ['regime', 'nhaplieu.thanhvinh', 'Chế độ báo cáo', '/regimes/1'],
  ['units', 'quantri', 'Đơn vị', '/units?id=2'],
  ['accounts', 'quantri', 'Tài khoản', '/accounts'],
  ['profile', 'quantri', 'Cấu hình theo quy chế của tỉnh', '/profile'],
  ['calendar', 'quantri', 'Lịch làm việc', '/calendar'],
  ['events', 'quantri', 'Nhật ký thay đổi', '/events?object_type=report'],
];

async function newestCycle(page) {
  const link = page.getByRole('row').getByRole('link').first();
  await page.goto((await link.getAttribute('href')) ?? '');
}

/** What is on paper of the report that waits for its clerk: made if nobody has yet. */
async function documents(page) {
  await task(page);
  await page.goto(`${new URL(page.url()).pathname}?tab=documents`);
  await settled(page);
  const make = page.getByRole('button', { name: 'Lập văn bản' });
  if (await make.isVisible()) await make.click();
  await page.getByText('Mã băm bản kê (SHA-256)').waitFor();
}

async function explain(page) {
  await total(page);
  const url = new URL(page.url());
  await page.goto(`${url.pathname}?row=19&column=7`);
  await page.getByRole('tab').first().waitFor();
  const open = page.getByRole('button', { name: 'Nguồn của số liệu' }).first();
  await settled(page);
  if ((await open.getAttribute('aria-disabled')) !== 'true') await open.click();
  await page.getByRole('complementary').waitFor();
}

async function settled(page) {
  await page.waitForFunction(() => document.querySelector('.loading') === null);
  await page.waitForTimeout(400);
}

function freePort() {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });
}

async function untilReady(at) {
  for (const end = Date.now() + READY_WITHIN_MS; Date.now() < end; await pause(50)) {
    const answer = await fetch(`${at}/readyz`).catch(() => null);
    if (answer?.ok) return;
  }
  throw new Error(`${program} does not answer at ${at}`);
}

function passwords() {
  const lines = readFileSync(join(data, 'demo-accounts.csv'), 'utf8').trim().split('\n').slice(1);
  return new Map(lines.map((line) => line.split(',').slice(0, 2)));
}

/** The cookies of a session, as a browser takes them. */
async function signIn(at, username, password) {
  const answer = await fetch(`${at}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: at },
    body: JSON.stringify({ username, password }),
  });
  if (!answer.ok) throw new Error(`${username}: ${await answer.text()}`);
  return answer.headers.getSetCookie().map((line) => {
    const [name, value] = line.split(';')[0].split('=');
    return { name, value, url: at };
  });
}

async function picture(browser, at, cookies, size, [name, , , path, then]) {
  const context = await browser.newContext({
    ...size,
    baseURL: at,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await settled(page);
  await then?.(page);
  await settled(page);
  await page.screenshot({ path: join(out, `${name}-${size.name}.png`) });
  await context.close();
}

function readme() {
  const parts = screens.map(
    ([name, who, title]) => `## ${title}

Tài khoản \`${who}\`.

| Máy tính | Điện thoại |
|---|---|
| ![${title}, trên máy tính](${name}-desktop.png) | ![${title}, trên điện thoại](${name}-phone.png) |
`,
  );
  return `# Screens

The demo's main screens at 1366×768 and 390×844. \`tools/screenshots.sh\` makes them, and this page,
anew after \`make build\`. Units and forms are real; all figures are made up by the program, and said
to be.

${parts.join('\n')}`;
}

const at = `http://127.0.0.1:${String(await freePort())}`;
const server = spawn(program, ['demo', '--data', data, '--listen', at.slice('http://'.length)], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
const chrome = process.env.CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({
  args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  ...(existsSync(chrome) ? { executablePath: chrome } : {}),
});
try {
  await untilReady(at);
  const known = passwords();
  for (const screen of screens) {
    const cookies = await signIn(at, screen[1], known.get(screen[1]));
    for (const size of sizes) await picture(browser, at, cookies, size, screen);
  }
  writeFileSync(join(out, 'README.md'), readme());
} finally {
  await browser.close();
  server.kill('SIGTERM');
}
