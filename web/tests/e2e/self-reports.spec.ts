/*
 * Cần Thơ: the administrator names the office that runs the system, and the reports about its use are
 * there to be drawn up (CT-69), as the year's table for scoring is (CT-73). A commune appeals against a
 * report it is said to owe, the department upholds it, and the count opens to it (NA-38).
 */
import { expect, testUnder, type Person } from './journey';
import { ADMIN, DEPARTMENT } from './province';

const test = testUnder('can-tho');
const CLERK = 'truongvinh.nhap';
const DEPARTMENT_POST = 'so.tonghop';
const REASON = 'Mất điện lưới cả tuần.';

async function choose(person: Person, label: string, text: string): Promise<void> {
  await person.page.getByRole('dialog').getByRole('combobox', { name: label }).fill(text);
  await person.page.getByRole('option').filter({ hasText: text }).first().click();
}

test('the system reports on itself, and a mark is appealed against', async ({
  person,
  province,
}) => {
  const reports = await province.openCycle('2026-03');

  const admin = await person(ADMIN);
  await admin.page.goto('/discipline?tab=usage');
  await expect(admin.page.getByText('Chưa chọn cơ quan quản lý, vận hành')).toBeVisible();
  await admin.look();
  await admin.button('Chọn cơ quan vận hành').click();
  await choose(admin, 'Cơ quan quản lý, vận hành', DEPARTMENT);
  await choose(admin, 'Nơi nhận báo cáo của cơ quan này', 'Tỉnh Nghệ An');
  await admin.look();
  await admin.page.getByRole('dialog').getByRole('button', { name: 'Chọn cơ quan' }).click();
  await expect(
    admin.page.getByText(`Cơ quan quản lý, vận hành: ${DEPARTMENT}; báo cáo của cơ quan này`),
  ).toBeVisible();
  await admin.page.getByRole('link', { name: /^Báo cáo 6 tháng về tình hình sử dụng/ }).click();
  await expect(
    admin.page.getByRole('heading', { level: 1, name: /^Báo cáo 6 tháng về tình hình/ }),
  ).toBeVisible();
  await admin.page.goto('/discipline?tab=tables');
  await expect(admin.page.getByText(/gửi trước ngày 31\/10 \(Đ33\.3\)/)).toBeVisible();

  const clerk = await person(CLERK);
  await clerk.openReport(reports.truongvinh);
  await clerk.button('Kiến nghị').click();
  await clerk.page.getByRole('dialog').getByLabel('Lý do kiến nghị').fill(REASON);
  await clerk.look();
  await clerk.button('Gửi kiến nghị').click();
  await expect(clerk.page.getByText(REASON)).toBeVisible();

  const lead = await person(DEPARTMENT_POST);
  await lead.page.goto('/discipline?tab=appeals');
  await lead.page
    .getByRole('row', { name: new RegExp(REASON) })
    .getByRole('link')
    .first()
    .click();
  await lead.button('Chấp nhận').click();
  await lead.page.getByLabel('Lý do, ý kiến').fill('Có xác nhận của điện lực.');
  await lead.page.getByRole('alertdialog').getByRole('button', { name: 'Chấp nhận' }).click();
  await expect(lead.page.getByText(/Chấp nhận: Có xác nhận của điện lực\./)).toBeVisible();
  await lead.page.goto('/discipline');
  await lead.button(/^Không tính của Phường Trường Vinh: 1,/).click();
  await expect(lead.page.getByRole('dialog').getByText(REASON)).toBeVisible();
  await lead.look();
});
