/*
 * Files of a report: a clerk attaches several at once, is told which are refused and why, gives one
 * up on the way, describes and removes; the leader and the department read what was submitted.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { expect, MONTHLY, PHONE, test, type Person } from './journey';
import { ROOT } from './server';

const CLERK = 'truongvinh.nhap';
const FILES = join(ROOT, 'tests/data/files');
const TAB = /^Tệp đính kèm/;
const MEGABYTE = 1024 * 1024;
let report = 0;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ province }) => {
  report = (await province.openCycle('2026-08')).truongvinh;
});

async function openFiles(who: Person): Promise<void> {
  await who.page.goto(`/reports/${String(report)}?tab=files`);
  await who.page.getByRole('tab', { name: TAB, selected: true }).waitFor();
}

const rows = (page: Page) => page.getByRole('table').getByRole('row');
const fileRow = (page: Page, name: string) => rows(page).filter({ hasText: name });

const types: Record<string, string> = {
  pdf: 'application/pdf',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** A file of the tests' own, as a browser would name its type. */
function real(name: string) {
  const mimeType = types[name.split('.').at(-1) ?? ''] ?? '';
  return { name, mimeType, buffer: readFileSync(join(FILES, name)) };
}

/** A PDF of so many megabytes. */
function large(name: string, megabytes: number) {
  const buffer = Buffer.alloc(megabytes * MEGABYTE, 0x20);
  buffer.write('%PDF-1.7\n');
  return { name, mimeType: 'application/pdf', buffer };
}

/** What the browser saved, by its digest. */
async function savedDigest(page: Page, name: string): Promise<{ name: string; digest: string }> {
  const saving = page.waitForEvent('download');
  await page.getByRole('link', { name: `Tải về ${name}` }).click();
  const download = await saving;
  const bytes = readFileSync(await download.path());
  const digest = createHash('sha256').update(bytes).digest('hex');
  return { name: download.suggestedFilename(), digest };
}

test('several files at once, the refused ones by name', async ({ person }) => {
  const clerk = await person(CLERK);
  const { page } = clerk;
  clerk.expected.push(/^422: .*attachments\?name=/, /status of 422/);
  await openFiles(clerk);
  await expect(page.getByText('Báo cáo chưa có tệp đính kèm.')).toBeVisible();
  await clerk.look();

  await page
    .getByLabel('Chọn tệp để đính kèm')
    .setInputFiles([
      real('bang.pdf'),
      real('macro.docx'),
      real('anh.png'),
      { name: 'cai_dat.exe', mimeType: '', buffer: Buffer.from('MZ') },
      { name: 'giả_mạo.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ chạy tôi đi') },
    ]);
  await expect(fileRow(page, 'bang.pdf')).toContainText('8,8 KB');
  await expect(fileRow(page, 'anh.png')).toContainText('Ảnh PNG');
  await expect(
    page.getByText(/Tệp có chứa macro nên không được đính kèm.*macro\.docx/),
  ).toBeVisible();
  await expect(page.getByText('Loại tệp này không được đính kèm.')).toBeVisible();
  await expect(page.getByText(/Tệp là chương trình.*giả_mạo\.pdf/)).toBeVisible();
  await expect(page.getByRole('tab', { name: TAB })).toContainText('2');
  await clerk.look();
  for (const name of ['macro.docx', 'cai_dat.exe', 'giả_mạo.pdf']) {
    await clerk.button(`Ẩn ${name}`).click();
  }
  await expect(page.getByRole('list', { name: 'Tệp đang tải lên' })).toHaveCount(0);
});

test('dropped onto the page, and saved again as it was', async ({ person }) => {
  const clerk = await person(CLERK);
  const { page } = clerk;
  await openFiles(clerk);
  const bytes = readFileSync(join(FILES, 'bang.xlsx'));
  const dropped = await page.evaluateHandle((base64) => {
    const raw = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([raw], 'Bảng số 2.xlsx'));
    return data;
  }, bytes.toString('base64'));
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer: dropped });
  await expect(fileRow(page, 'Bảng số 2.xlsx')).toContainText('Excel');
  expect(await savedDigest(page, 'Bảng số 2.xlsx')).toEqual({
    name: 'Bảng số 2.xlsx',
    digest: createHash('sha256').update(bytes).digest('hex'),
  });
});

test('a large file shows how far it is, and can be given up', async ({ person }) => {
  const clerk = await person(CLERK);
  const { page } = clerk;
  await openFiles(clerk);
  const network = await clerk.context.newCDPSession(page);
  await network.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: 2 * MEGABYTE,
  });
  await page
    .getByLabel('Chọn tệp để đính kèm')
    .setInputFiles([large('Bản quét.pdf', 20), large('Bản quét 2.pdf', 21)]);
  await expect(page.getByText(/^Đã tải lên [1-9]\d?%$/)).toBeVisible();
  await expect(page.getByText('Đang chờ')).toBeVisible();
  // No step while files are on their way.
  await clerk.look();
  await clerk.button('Hủy Bản quét.pdf').click();
  await expect(page.getByText('Đã hủy')).toBeVisible();
  await network.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  await expect(fileRow(page, 'Bản quét 2.pdf')).toContainText('21 MB');
  await expect(fileRow(page, 'Bản quét.pdf')).toHaveCount(0);
  await clerk.button('Ẩn Bản quét.pdf').click();
  // It comes back whole: some twenty pieces.
  const whole = large('', 21).buffer;
  expect((await savedDigest(page, 'Bản quét 2.pdf')).digest).toBe(
    createHash('sha256').update(whole).digest('hex'),
  );
});

test('described and removed, which asks first', async ({ person }) => {
  const clerk = await person(CLERK);
  const { page } = clerk;
  await openFiles(clerk);
  await clerk.button('Chú thích anh.png').click();
  await page.getByRole('dialog').getByLabel('Chú thích').fill('Ruộng lúa khối 3');
  await clerk.look();
  await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
  await expect(fileRow(page, 'anh.png')).toContainText('Ruộng lúa khối 3');

  await clerk.button('Gỡ Bản quét 2.pdf').click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('Gỡ tệp đính kèm?');
  await question.getByRole('button', { name: 'Hủy' }).click();
  await expect(fileRow(page, 'Bản quét 2.pdf')).toHaveCount(1);
  await clerk.button('Gỡ Bản quét 2.pdf').click();
  await question.getByRole('button', { name: 'Gỡ', exact: true }).click();
  await expect(page.getByText('Đã gỡ tệp Bản quét 2.pdf.')).toBeVisible();
  await expect(fileRow(page, 'Bản quét 2.pdf')).toHaveCount(0);
});

test('without a network it says so, and what failed is sent again', async ({ person }) => {
  const clerk = await person(CLERK);
  const { page } = clerk;
  await openFiles(clerk);
  await clerk.context.setOffline(true);
  await expect(page.getByText(/^Đang mất kết nối nên chưa tải tệp lên được\./)).toBeVisible();
  await expect(page.getByLabel('Chọn tệp để đính kèm')).toBeDisabled();
  await clerk.look();
  await clerk.context.setOffline(false);
  await expect(page.getByLabel('Chọn tệp để đính kèm')).toBeEnabled();

  await page.route('**/attachments?name=*', (route) => route.abort('internetdisconnected'));
  await page.getByLabel('Chọn tệp để đính kèm').setInputFiles(join(FILES, 'ghi_am.wav'));
  await expect(clerk.button('Tải lại ghi_am.wav')).toBeVisible();
  await page.unroute('**/attachments?name=*');
  await clerk.button('Tải lại ghi_am.wav').click();
  await expect(fileRow(page, 'ghi_am.wav')).toContainText('Âm thanh WAV');
});

test('submitted, they are read by the leader on a phone and stay as they are', async ({
  person,
}) => {
  const clerk = await person(CLERK);
  await clerk.openReport(report);
  await clerk.type(MONTHLY, { E19: '5' });
  await clerk.saved();
  await clerk.step('Trình lãnh đạo', 'Chờ duyệt');
  await openFiles(clerk);
  await expect(clerk.page.getByText(/^Không thêm, gỡ tệp được lúc này:/)).toBeVisible();
  await expect(clerk.page.getByLabel('Chọn tệp để đính kèm')).toHaveCount(0);

  const leader = await person('truongvinh.lanhdao', PHONE);
  await openFiles(leader);
  await expect(leader.page.getByText('Ruộng lúa khối 3')).toBeVisible();
  await leader.look();
  const { digest } = await savedDigest(leader.page, 'anh.png');
  expect(digest).toBe(
    createHash('sha256')
      .update(readFileSync(join(FILES, 'anh.png')))
      .digest('hex'),
  );
});
