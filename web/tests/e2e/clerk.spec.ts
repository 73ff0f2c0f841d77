/*
 * The clerk's desk (KT-28, KT-29): what is not signed goes back to the leader; what is signed gets its
 * number, is sent, and stands in the register; where it arrives it gets a number of its own.
 */
import { expect, testUnder } from './journey';
import type { CommuneKey } from './province';

const test = testUnder('kon-tum', { confirming: true });
test.describe.configure({ mode: 'serial' });

const PERIOD = 'Tháng 6 năm 2026';
const LEADER = 'thanhvinh.lanhdao';
const CLERK = 'thanhvinh.vanthu';
let reports: Record<CommuneKey, number>;

test('unsigned, the clerk gives it back', async ({ person, province }) => {
  reports = await province.openCycle('2026-06');
  await province.submit('thanhvinh', reports.thanhvinh, { E19: '1000.5', E20: '10' });
  await province.act(LEADER, reports.thanhvinh, 'approve');

  const clerk = await person(CLERK);
  await clerk.page.getByRole('link', { name: 'Bàn văn thư' }).click();
  const row = clerk.page.getByRole('row', { name: PERIOD });
  await expect(row).toContainText('Bản đang gửi chưa có chữ ký');
  await expect(row.getByRole('button', { name: 'Gửi', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await clerk.look();
  await row.getByRole('button', { name: 'Trả lại để ký…' }).click();
  const question = clerk.page.getByRole('alertdialog');
  await question.getByLabel('Lý do trả lại').fill('Chưa có chữ ký trên báo cáo.');
  await question.getByRole('button', { name: 'Trả lại để ký', exact: true }).click();
  await expect(clerk.page.getByText('Không có báo cáo nào chờ gửi.')).toBeVisible();
});

test('signed, it is numbered, sent, and stands in the register', async ({ person, province }) => {
  const leader = await person(LEADER);
  await leader.openTask(PERIOD);
  await expect(leader.page.getByText('Chưa có chữ ký trên báo cáo.').first()).toBeVisible();
  await leader.sign(province.password(LEADER), 'Chờ văn thư gửi');

  const clerk = await person(CLERK);
  const row = clerk.page.getByRole('row', { name: PERIOD });
  const question = clerk.page.getByRole('alertdialog');
  await clerk.page.goto('/clerk-desk');
  await row.getByRole('button', { name: 'Cấp số…' }).click();
  const dialog = clerk.page.getByRole('dialog');
  await expect(dialog.getByLabel('Số cấp')).toContainText('01/BC-UBND');
  await dialog.getByRole('button', { name: 'Cấp số' }).click();
  await expect(row).toContainText('01/BC-UBND');
  await clerk.look();
  await row.getByRole('button', { name: 'Gửi', exact: true }).click();
  await question.getByRole('button', { name: 'Gửi', exact: true }).click();
  await expect(clerk.page.getByText('Không có báo cáo nào chờ gửi.')).toBeVisible();

  await clerk.page.getByRole('link', { name: 'Sổ đăng ký văn bản' }).click();
  const entry = clerk.page.getByRole('row', { name: '01/BC-UBND' });
  await expect(entry).toContainText('Đã cấp');
  await expect(entry).toContainText('Gửi lúc');
  await expect(entry.getByRole('button', { name: 'Hủy số' })).toHaveCount(0);
  await clerk.look();
});

test('kept for paper and given back, a number is given again', async ({ person }) => {
  const clerk = await person(CLERK);
  await clerk.page.goto('/registers');
  await clerk.button('Giữ số').click();
  const dialog = clerk.page.getByRole('dialog');
  await dialog.getByLabel('Trích yếu văn bản').fill('Báo cáo giấy gửi khi mất điện');
  await dialog.getByLabel('Lý do').fill('Mất điện');
  await dialog.getByRole('button', { name: 'Giữ số' }).click();
  const entry = clerk.page.getByRole('row', { name: 'Báo cáo giấy gửi khi mất điện' });
  await expect(entry).toContainText('02/BC-UBND');
  await entry.getByRole('button', { name: 'Hủy số' }).click();
  const question = clerk.page.getByRole('alertdialog');
  await question.getByLabel('Lý do hủy').fill('Không gửi nữa');
  await question.getByRole('button', { name: 'Hủy số' }).click();
  await expect(entry).toContainText('Đã hủy');
  await expect(clerk.page.getByText(/số tiếp theo 02\/BC-UBND/)).toBeVisible();
});

test('where it is taken in it has a number of its own', async ({ person }) => {
  const department = await person('so.tonghop');
  await department.openReport(reports.thanhvinh);
  await expect(department.page.getByText(/Số 01\/BC-UBND ngày/).first()).toBeVisible();
  await department.step('Tiếp nhận', 'Đã tiếp nhận');
  await department.page.goto('/registers?so=den');
  const entry = department.page.getByRole('row', { name: '01/BC-UBND' });
  await expect(entry).toContainText('tháng 6 năm 2026');
  await department.look();
});
