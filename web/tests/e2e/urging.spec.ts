/*
 * The department urges a commune to send what is overdue: one letter, with its number and its paper;
 * the commune finds it on its first page, opens it and says that it was seen; then the letter is
 * withdrawn, with the reason. (BP-31)
 */
import { expect, test } from './journey';

const DEPARTMENT_POST = 'so.tonghop';
const CLERK = 'namdan.nhap';
const ABOUT = 'đôn đốc gửi báo cáo tháng 12 năm 2025';

test('a commune is urged by a letter, and says that it was seen', async ({ person, province }) => {
  const reports = await province.openCycle('2025-12');

  const lead = await person(DEPARTMENT_POST);
  await lead.page.goto('/urgings');
  await lead.page.getByLabel('Tìm theo đơn vị, chế độ báo cáo').fill('nam dan');
  await expect(lead.button('Đôn đốc')).toHaveAttribute('aria-disabled', 'true');
  await expect(lead.page.getByRole('row', { name: /Tháng 12 năm 2025/ })).toHaveCount(1);
  await lead.page
    .getByRole('row', { name: /Nam Đàn.*Tháng 12 năm 2025/ })
    .getByRole('checkbox')
    .check();
  await lead.look();
  await lead.button('Đôn đốc (1)').click();
  const dialog = lead.page.getByRole('dialog');
  await dialog.getByLabel('Số', { exact: true }).fill('125');
  await dialog.getByLabel('Trích yếu (V/v)').fill(ABOUT);
  await lead.look();
  await dialog.getByRole('button', { name: 'Ban hành' }).click();
  await expect(lead.page.getByText('Đã ban hành văn bản đôn đốc gửi 1 đơn vị.')).toBeVisible();
  await expect(lead.page.getByRole('heading', { level: 1, name: ABOUT })).toBeVisible();
  await expect(lead.page.getByText('Chưa xác nhận đã xem')).toBeVisible();
  const paper = await lead.page.request.get(
    (await lead.page.getByRole('link', { name: 'Xem PDF' }).getAttribute('href')) ?? '',
  );
  expect(paper.headers()['content-type']).toBe('application/pdf');

  const clerk = await person(CLERK);
  await clerk.page.goto('/inbox');
  await clerk.page.getByRole('link', { name: ABOUT }).click();
  await expect(clerk.page.getByText('1/1 báo cáo chưa gửi')).toBeVisible();
  await expect(
    clerk.page.locator(`a[href="/reports/${String(reports.namdan)}"]`).first(),
  ).toBeVisible();
  await clerk.page.getByRole('button', { name: /^Xác nhận đã xem/ }).click();
  await expect(clerk.page.getByText('Đã ghi nhận đơn vị đã xem.')).toBeVisible();
  await clerk.look();

  await lead.page.reload();
  await expect(lead.page.getByText(/^Đã xem: /)).toBeVisible();
  await lead.button('Thu hồi').click();
  await lead.page.getByLabel('Lý do thu hồi').fill('Đơn vị đã báo cáo bằng văn bản.');
  await lead.page.getByRole('alertdialog').getByRole('button', { name: 'Thu hồi' }).click();
  await expect(lead.page.getByText(/^Đã thu hồi /).first()).toBeVisible();
  await lead.look();
  await clerk.page.goto('/inbox');
  await clerk.page.getByRole('heading', { level: 1, name: 'Việc cần làm' }).waitFor();
  await expect(clerk.page.getByRole('link', { name: ABOUT })).toBeHidden();
});
