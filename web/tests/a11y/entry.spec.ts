/*
 * The entry grid in the states a clerk brings it into: no fault found by axe, nothing against the
 * content security policy, no error in the page; and what the states are for works.
 */
import { expect, test, type Browser, type Page } from '@playwright/test';

import { startMock } from '../mock/server.mjs';
import { faultsOf, Watch } from '../watch';

let mock: Awaited<ReturnType<typeof startMock>>;
test.beforeEach(async () => {
  mock = await startMock();
});
test.afterEach(() => {
  mock.close();
});

/** `sign`: what is there once the sheet is; all but the grid's cells are for phones. */
async function open(browser: Browser, who: string, path: string, sign = '.eg-cell') {
  const phone = sign !== '.eg-cell';
  const viewport = phone ? { width: 390, height: 844 } : { width: 1366, height: 768 };
  const context = await browser.newContext({ viewport, hasTouch: phone });
  await context.addCookies([{ name: 'mock', value: who, url: mock.at }]);
  const watch = await Watch.over(context);
  const page = await context.newPage();
  await page.goto(mock.at + path);
  await page.locator(sign).first().waitFor();
  return { context, page, watch };
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((plain) => {
    const data = new DataTransfer();
    data.setData('text/plain', plain);
    const init = { clipboardData: data, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', init));
  }, text);
}

function entryCells(page: Page) {
  return page.locator('.eg-cell:not([aria-readonly])');
}

test('typing, a wrong figure, pasting and undoing', async ({ browser }) => {
  const { context, page, watch } = await open(browser, 'vinh.nhap', '/reports/3001');
  const first = entryCells(page).first();
  await first.click();
  await page.keyboard.type('12,5');
  await page.keyboard.press('Enter');
  await expect(first).toHaveText('12,5');
  await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible();

  await page.keyboard.type('mười');
  await page.keyboard.press('Enter');
  await expect(page.getByText('“mười” không phải là số.')).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');

  await paste(page, '1.234,5\t2\r\n3\tmười\r\n');
  await expect(page.getByText('Đã dán 3 ô, 1 ô không đọc được')).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Đã hoàn tác 3 ô.')).toBeVisible();
  expect(watch.troubles).toEqual([]);
  await context.close();
});

test('figures that can be read in two ways are asked about', async ({ browser }) => {
  const { context, page, watch } = await open(browser, 'vinh.nhap', '/reports/3001');
  const first = entryCells(page).first();
  await first.click();
  await paste(page, '1.234\r\n');
  await expect(page.getByRole('dialog', { name: 'Số được viết theo kiểu nào?' })).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: /^Kiểu Việt Nam/ }).click();
  await expect(first).toHaveText('1.234');
  expect(watch.troubles).toEqual([]);
  await context.close();
});

test('what could not be sent is kept on the machine and comes back', async ({ browser }) => {
  const { context, page } = await open(browser, 'vinh.nhap', '/reports/3001');
  await context.addCookies([{ name: 'unsaved', value: '1', url: mock.at }]);
  await entryCells(page).first().click();
  await page.keyboard.type('77');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Chưa gửi được, đã giữ trên máy (1 ô)')).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);

  await page.reload();
  await expect(page.getByText(/^Đã khôi phục 1 ô/)).toBeVisible();
  await expect(entryCells(page).first()).toHaveText('77');
  await expect(page.getByText('Chưa gửi được, đã giữ trên máy (1 ô)')).toBeVisible();
  await context.clearCookies({ name: 'unsaved' });
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible();
  await context.close();
});

test('a form filled in with Excel is looked through before it is taken', async ({ browser }) => {
  const { context, page, watch } = await open(browser, 'vinh.nhap', '/reports/3001');
  await page.getByRole('button', { name: 'Nhập từ Excel' }).click();
  const dialog = page.getByRole('dialog', { name: 'Nhập số liệu từ tệp Excel' });
  expect(await faultsOf(page)).toEqual([]);
  const file = { name: 'bieu.xlsx', mimeType: '', buffer: Buffer.from('PK') };
  await page.getByLabel('Chọn tệp Excel đã điền').setInputFiles(file);
  await expect(dialog.getByText('Tìm thấy 1 ô có số liệu mới')).toBeVisible();
  await expect(dialog.getByText('Không phải là số.')).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByLabel('Nhận cả 1 ô sau khi làm tròn').check();
  await dialog.getByRole('button', { name: 'Nhận 2 ô' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Đã nhận 2 ô từ tệp Excel.')).toBeVisible();
  await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible();
  expect(watch.troubles).toEqual([]);
  await context.close();
});

test('rows of a list: added, pasted, moved, taken away and put back', async ({ browser }) => {
  const { context, page, watch } = await open(browser, 'vinh.nhap', '/reports/3901');
  const names = page.locator('.eg-cell.naming:not([aria-readonly]):nth-child(3)');
  const total = page.locator('.eg-row').last().locator('.eg-cell').nth(3);
  expect(await faultsOf(page)).toEqual([]);

  await page.getByRole('button', { name: 'Thêm dòng' }).click();
  await page.keyboard.type('Cầu Bản Chang');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('200');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type('Kè suối Ngàn');
  await page.keyboard.press('Enter');
  await expect(names).toHaveText(['Cầu Bản Chang', 'Kè suối Ngàn']);
  await expect(total).toHaveText('200');
  await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);

  await names.last().click();
  await paste(page, 'Đập Khe Lá\tCT03\t1.000,5\t500\r\nTrường\tCT04\t3\t1\r\n');
  const room = page.getByRole('alertdialog', { name: 'Thêm 1 dòng vào danh sách?' });
  await expect(room).toContainText('tối đa 10.909 dòng');
  expect(await faultsOf(page)).toEqual([]);
  await room.getByRole('button', { name: 'Thêm dòng và dán' }).click();
  await expect(page.getByText('thêm 1 dòng')).toBeVisible();
  await expect(names).toHaveText(['Cầu Bản Chang', 'Đập Khe Lá', 'Trường']);
  await expect(total).toHaveText('1.203,5');
  await page.keyboard.press('Control+z');
  await expect(names).toHaveText(['Cầu Bản Chang', 'Kè suối Ngàn']);
  await page.keyboard.press('Control+y');

  await names.first().click();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(names).toHaveText(['Đập Khe Lá', 'Cầu Bản Chang', 'Trường']);
  await page.getByRole('button', { name: 'Xóa dòng' }).click();
  const asked = page.getByRole('alertdialog', { name: 'Xóa dòng này?' });
  expect(await faultsOf(page)).toEqual([]);
  await asked.getByRole('button', { name: 'Xóa dòng' }).click();
  await expect(names).toHaveText(['Đập Khe Lá', 'Trường']);
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(names).toHaveText(['Đập Khe Lá', 'Cầu Bản Chang', 'Trường']);
  await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible();

  await page.reload();
  await expect(names).toHaveText(['Đập Khe Lá', 'Cầu Bản Chang', 'Trường']);
  await expect(total).toHaveText('1.203,5');
  expect(watch.troubles).toEqual([]);
  await context.close();
});

test('rows added without a connection are kept and sent when it is back', async ({ browser }) => {
  const { context, page } = await open(browser, 'vinh.nhap', '/reports/3901');
  const names = page.locator('.eg-cell.naming', { hasText: 'Cầu treo' });
  await context.addCookies([{ name: 'unsaved', value: '1', url: mock.at }]);
  await page.getByRole('button', { name: 'Thêm dòng' }).click();
  await page.keyboard.type('Cầu treo');
  await page.keyboard.press('Enter');
  await expect(page.getByText('đã giữ trên máy')).toBeVisible();
  await page.reload();
  await expect(names).toHaveCount(1);
  await expect(page.getByText('đã giữ trên máy')).toBeVisible();
  await context.clearCookies({ name: 'unsaved' });
  await page.getByRole('button', { name: 'Gửi ngay' }).click();
  await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible();
  await page.reload();
  await expect(names).toHaveCount(1);
  await context.close();
});

test('search, check list and keys', async ({ browser }) => {
  const { context, page, watch } = await open(browser, 'vinh.nhap', '/reports/3001');
  await entryCells(page).first().click();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('san luong');
  await expect(page.locator('.eg-row.hit').first()).toBeVisible();
  await page.getByRole('button', { name: 'Kiểm tra' }).click();
  // What is scrolled half under the page's bar is no small target.
  await page.evaluate(() => {
    scrollTo(0, 0);
  });
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Phím tắt' }).click();
  await expect(page.getByRole('dialog', { name: 'Phím tắt trong biểu' })).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  expect(watch.troubles).toEqual([]);
  await context.close();
});

test('a consolidated figure takes another only with a reason', async ({ browser }) => {
  const { context, page, watch } = await open(browser, 'so.nn', '/reports/3000');
  const cell = page.locator('.eg-cell').first();
  const computed = await cell.innerText();
  await cell.dblclick();
  const dialog = page.getByRole('dialog', { name: 'Sửa số tổng hợp' });
  await dialog.getByLabel('Số mới').fill('5,5');
  await dialog.getByRole('button', { name: 'Ghi số mới' }).click();
  await expect(dialog.getByText('Nhập lý do sửa số tổng hợp.')).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await dialog.getByLabel('Lý do').fill('Theo công văn đính chính');
  await dialog.getByRole('button', { name: 'Ghi số mới' }).click();
  await expect(cell).toHaveText('5,5');
  await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible();

  // And back to what the units reported, if it was a mistake.
  await cell.dblclick();
  await dialog.getByRole('button', { name: 'Lấy lại số tổng hợp' }).click();
  const sure = page.getByRole('alertdialog', { name: 'Lấy lại số tổng hợp?' });
  expect(await faultsOf(page)).toEqual([]);
  await sure.getByRole('button', { name: 'Lấy lại số tổng hợp' }).click();
  await expect(cell).toHaveText(computed);
  expect(watch.troubles).toEqual([]);
  await context.close();
});

test('one indicator at a time on a phone', async ({ browser }) => {
  const { context, page, watch } = await open(browser, 'vinh.nhap', '/reports/3001', '.row-form');
  await page.getByLabel('Chọn chỉ tiêu').selectOption({ index: 6 });
  const field = page.getByLabel('Trong tháng');
  await field.fill('12.5');
  await field.blur();
  await expect(page.getByText(/được hiểu là 12,5/)).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);

  // Going on leads back to the offer first; only then it is taken.
  const next = page.getByRole('button', { name: 'Chỉ tiêu sau' }).last();
  const title = page.getByRole('heading', { name: /DT gieo trồng/ });
  await next.click();
  await expect(title).toBeVisible();
  await expect(field).toBeFocused();
  await next.click();
  await expect(title).toBeHidden();
  await expect(page.getByText(/^Đã lưu lúc/)).toBeVisible();
  expect(watch.troubles).toEqual([]);
  await context.close();
});

test('a whole report is read on a phone, with what can be done in reach', async ({ browser }) => {
  const { context, page, watch } = await open(browser, 'so.nn', '/reports/3004', '.read-row');
  const all = await page.locator('.read-row').count();
  await page.getByLabel('Chỉ ô có số liệu').uncheck();
  expect(await page.locator('.read-row').count()).toBeGreaterThan(all);
  await page.getByLabel('Tìm chỉ tiêu').fill('dong xuan');
  await expect(page.getByRole('heading', { name: /Vụ Đông Xuân/ }).first()).toBeVisible();
  await page.getByLabel('Tìm chỉ tiêu').fill('');
  await page.locator('.read-row').last().scrollIntoViewIfNeeded();
  await expect(page.getByRole('button', { name: 'Khác' })).toBeInViewport();
  expect(await faultsOf(page)).toEqual([]);
  expect(watch.troubles).toEqual([]);
  await context.close();
});

test('what was refused or half typed outlives tab and page, and is spoken of', async ({
  browser,
}) => {
  const { context, page, watch } = await open(browser, 'vinh.nhap', '/reports/3001');
  await entryCells(page).first().click();
  await paste(page, 'abc\r\n');
  await expect(page.locator('.eg-cell.bad')).toHaveCount(1);
  await page.getByRole('tab', { name: 'Lịch sử' }).click();
  await page.getByRole('tab', { name: 'Số liệu' }).click();
  await expect(page.locator('.eg-cell.bad')).toHaveCount(1);
  await entryCells(page).nth(4).click();
  await page.keyboard.type('4321');
  await page.waitForTimeout(200);
  await page.reload();
  await expect(entryCells(page).nth(4)).toHaveText('4.321');
  await expect(page.locator('.eg-cell.bad')).toHaveCount(1);

  await page.getByRole('button', { name: 'Trình lãnh đạo' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question.getByText(/^Còn 1 ô dán/)).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  await question.getByRole('button', { name: 'Kiểm tra' }).click();
  await expect(page.getByRole('heading', { name: '1 ô cần xem lại' })).toBeVisible();
  expect(watch.troubles).toEqual([]);
  await context.close();
});
