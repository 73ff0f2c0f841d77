/*
 * Somebody tells the help desk what does not work, from the page where it does not (NA-54, KT-42);
 * it is answered, and he hears of it. Then his post changes hands, and what waited waits for the
 * next (NA-57, CT-40).
 */
import type { Locator, Page } from '@playwright/test';

import { newPassword } from './api';
import { expect, test } from './journey';
import { ADMIN, communes } from './province';

const OLD = 'namdan.nghi';
const NEW = 'namdan.nhan';

function bell(page: Page): Locator {
  return page.getByRole('link', { name: /^Thông báo($| \d)/ });
}

/** How many things the bell says he has not read. */
async function told(page: Page): Promise<number> {
  return Number(/\d+/.exec(await bell(page).innerText())?.[0] ?? 0);
}

test('what was told is answered, and the post is handed on', async ({
  person,
  stranger,
  province,
}) => {
  const unit = province.unit(communes[2].code);
  const first = await province.create(OLD, 'Công chức sắp nghỉ', unit, ['entry']);
  await province.create(NEW, 'Công chức nhận việc', unit, []);
  const chosen = newPassword();

  const clerk = await stranger();
  await clerk.page.goto('/');
  await clerk.signIn(OLD, first);
  await clerk.page.getByLabel('Mật khẩu hiện tại').fill(first);
  await clerk.page.getByLabel('Mật khẩu mới', { exact: true }).fill(chosen);
  await clerk.page.getByLabel('Nhập lại mật khẩu mới').fill(chosen);
  await clerk.button('Đổi mật khẩu').click();
  await clerk.page.getByRole('heading', { level: 1, name: 'Việc cần làm' }).waitFor();

  await clerk.page.goto('/units?q=mat-khau');
  await clerk.button('Góp ý').click();
  const dialog = clerk.page.getByRole('dialog');
  // The page goes along without what was searched for there.
  await expect(dialog.getByText('/units', { exact: true })).toBeVisible();
  await dialog.getByLabel('Tiêu đề').fill('Không tìm thấy xóm mới');
  await dialog.getByLabel('Nội dung').fill('Danh sách chưa có xóm vừa sáp nhập.');
  await clerk.look();
  await dialog.getByRole('button', { name: 'Gửi', exact: true }).click();
  await expect(clerk.page.getByText(/^Đã gửi phản ánh số/)).toBeVisible();

  const admin = await person(ADMIN);
  await admin.page.goto('/tickets');
  await admin.page.getByRole('link', { name: 'Không tìm thấy xóm mới' }).click();
  await admin.button('Nhận xử lý').click();
  await expect(admin.page.getByText('Đang xử lý')).toBeVisible();
  await admin.button('Trả lời').click();
  const before = await told(clerk.page);
  await admin.page.getByLabel('Nội dung').fill('Đã bổ sung xóm vào danh sách.');
  await admin.page.getByRole('dialog').getByRole('button', { name: 'Trả lời' }).click();
  await expect(admin.page.getByText('Đã trả lời', { exact: true })).toBeVisible();
  await admin.look();

  // The bell tells him by itself. Reports of his unit that are overdue may ring it as well.
  await expect.poll(() => told(clerk.page)).toBeGreaterThan(before);
  await bell(clerk.page).click();
  await clerk.page.getByRole('link', { name: /đã được trả lời/ }).click();
  await expect(clerk.page.getByText('Đã bổ sung xóm vào danh sách.')).toBeVisible();
  await clerk.look();

  await admin.page.goto('/accounts');
  await admin.page.getByLabel('Tìm tài khoản').fill('sap nghi');
  await admin.page.getByRole('link', { name: 'Công chức sắp nghỉ' }).click();
  await admin.button('Khóa').click();
  await expect(admin.page.getByText('Vai trò (1)')).toBeVisible();
  await admin.page.getByLabel('Người nhận bàn giao').fill('nhan viec');
  await admin.page.getByRole('option', { name: /Công chức nhận việc/ }).click();
  await admin.page.getByLabel('Lý do, văn bản').fill('Nghỉ hưu, Quyết định số 15/QĐ-UBND');
  await admin.look();
  await admin.page
    .getByRole('dialog')
    .getByRole('button', { name: 'Bàn giao', exact: true })
    .click();
  await expect(admin.page.getByText(/^Đã bàn giao 1 vai trò/)).toBeVisible();
  await expect(admin.page.getByText('Đã khóa', { exact: true })).toBeVisible();
  // He is out; his role is the successor's.
  await expect(clerk.page.getByText(/^Phiên làm việc đã hết\./)).toBeVisible();
  await admin.page.goto('/accounts');
  await admin.page.getByLabel('Tìm tài khoản').fill('nhan viec');
  await admin.page.getByRole('link', { name: 'Công chức nhận việc' }).click();
  await expect(admin.page.getByRole('cell', { name: 'Nhập liệu' }).first()).toBeVisible();
  await admin.look();
});
