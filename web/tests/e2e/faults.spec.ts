/* What is not there, not for us, or not answered is said in words, with a way on. */
import type { Page } from '@playwright/test';

import { expect, test } from './journey';

let reports: Record<'thanhvinh' | 'namdan', number>;

test.beforeAll(async ({ province }) => {
  reports = await province.openCycle('2026-06');
});

/** From now on the server answers this instead. */
async function answers(page: Page, path: string, status: number, body: object | string) {
  const isPage = typeof body === 'string';
  await page.route(path, (route) =>
    route.fulfill({
      status,
      contentType: isPage ? 'text/html' : 'application/problem+json',
      body: isPage ? body : JSON.stringify(body),
    }),
  );
}

test('another unit’s report is not found, whatever its address', async ({ person }) => {
  const clerk = await person('namdan.nhap');
  const { page } = clerk;
  clerk.expected.push(/^404: /);
  for (const path of [
    `/reports/${String(reports.thanhvinh)}`,
    `/reports/${String(reports.thanhvinh)}?tab=history&row=19&column=5`,
    '/reports/999999999',
  ]) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1, name: 'Không tìm thấy nội dung này' }).waitFor();
    await expect(page.getByText(/tài khoản không có quyền xem nội dung này/)).toBeVisible();
    await expect(page.getByText('Phường Thành Vinh')).toHaveCount(0);
  }
  await clerk.look();
  await page.getByRole('link', { name: 'Về Việc cần làm' }).click();
  await page.getByRole('heading', { level: 1, name: 'Việc cần làm' }).waitFor();

  await page.goto('/khong-co-trang-nay');
  await page.getByRole('heading', { level: 1, name: 'Không có trang này' }).waitFor();
  await page.goto('/accounts');
  await page.getByRole('heading', { level: 1, name: 'Không có quyền mở trang này' }).waitFor();
  await clerk.look();
});

test('a server that fails says so, and is asked again', async ({ person }) => {
  const clerk = await person('namdan.nhap');
  const { page } = clerk;
  clerk.expected.push(/^50[023]: /);
  const failed = {
    key: 'internal',
    title: 'Hệ thống gặp lỗi.',
    detail: 'Hệ thống gặp lỗi. Dữ liệu chưa thay đổi.',
    request_id: '4f1c09aa',
  };
  await answers(page, '**/api/v1/inbox', 500, failed);
  await page.reload();
  await expect(page.getByRole('alert')).toContainText(
    'Hệ thống gặp lỗi. Dữ liệu chưa thay đổi. Mã yêu cầu: 4f1c09aa',
  );
  await clerk.look();
  await page.unroute('**/api/v1/inbox');
  await clerk.button('Thử lại').click();
  await expect(page.getByRole('row', { name: /Tháng 6 năm 2026/ })).toBeVisible();

  const busy = {
    key: 'busy',
    title: '',
    detail: 'Hệ thống đang bận. Vui lòng thử lại sau ít giây.',
  };
  const path = `**/api/v1/reports/${String(reports.namdan)}`;
  await answers(page, path, 503, busy);
  await page.goto(`/reports/${String(reports.namdan)}`);
  await expect(page.getByRole('alert')).toContainText(busy.detail);
  await clerk.look();
  await page.unroute(path);
  await clerk.button('Thử lại').click();
  await page.getByRole('grid').waitFor();

  // A proxy's own page is no answer of ours.
  await answers(page, '**/api/v1/reports?**', 502, '<h1>502 Bad Gateway</h1>');
  await page.getByRole('link', { name: 'Danh sách báo cáo' }).click();
  await expect(page.getByRole('alert')).toContainText(
    'Máy chủ trả lời không đúng định dạng (mã 502).',
  );
  await clerk.look();
});
