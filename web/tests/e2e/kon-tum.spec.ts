/*
 * Kon Tum: the leader signs, the clerk looks at the signature and sends (KT-28, KT-29); the department
 * returns, the clerk recalls (KT-31); a figure that was counted is corrected with its consent, and the
 * total that used it is built anew (KT-30).
 */
import { expect, MONTHLY, testUnder, type Person } from './journey';
import type { CommuneKey } from './province';

const test = testUnder('kon-tum', { confirming: true });
test.describe.configure({ mode: 'serial' });

const PERIOD = 'Tháng 5 năm 2026';
const LEADER = 'thanhvinh.lanhdao';
const CLERK = 'thanhvinh.vanthu';
let reports: Record<CommuneKey, number>;
let total = 0;

test('passed on unsigned it does not go out; signed it does', async ({ person, province }) => {
  reports = await province.openCycle('2026-05');
  total = await province.total(PERIOD);
  await province.submit('thanhvinh', reports.thanhvinh, { E19: '1000.5', E20: '10' });

  const leader = await person(LEADER);
  await leader.openTask(PERIOD);
  await leader.step('Phê duyệt', 'Chờ văn thư gửi');
  const clerk = await person(CLERK);
  await clerk.openTask(PERIOD);
  await expect(clerk.button('Gửi báo cáo')).toHaveAttribute('aria-disabled', 'true');
  await clerk.look();
  await clerk.step('Trả lại để ký', 'Chờ duyệt', 'Chưa có chữ ký trên báo cáo.');

  await leader.page.goto('/inbox');
  await leader.openTask(PERIOD);
  await expect(leader.page.getByText('Chưa có chữ ký trên báo cáo.').first()).toBeVisible();
  await leader.sign(province.password(LEADER), 'Chờ văn thư gửi');
  await leader.look();
  await clerk.page.goto('/inbox');
  await clerk.openTask(PERIOD);
  await clerk.step('Gửi báo cáo', 'Đã gửi');
});

test('the department returns it; sent again, the clerk recalls it', async ({
  person,
  province,
}) => {
  const department = await person('so.tonghop');
  // What is called back while he looks at it is asked for once more, and withheld.
  department.expected.push(/^403: .*\/reports\/\d+\//, /status of 403/);
  await department.openReport(reports.thanhvinh);
  await department.step('Trả lại', 'Nơi nhận trả lại', 'Thiếu diện tích xóm 3.');
  await province.submit('thanhvinh', reports.thanhvinh, { E19: '1100.5' });
  await province.signAndSend('thanhvinh', reports.thanhvinh, CLERK);

  const clerk = await person(CLERK);
  await clerk.openReport(reports.thanhvinh);
  await clerk.step('Thu hồi', 'Đã thu hồi', 'Gửi nhầm bản.');
  await clerk.look();
  await department.openReport(reports.thanhvinh);
  await expect(
    department.page.getByText('Báo cáo chưa gửi nên đơn vị nhận chưa xem'),
  ).toBeVisible();
  await province.submit('thanhvinh', reports.thanhvinh, { E19: '1200.5' });
  await province.signAndSend('thanhvinh', reports.thanhvinh, CLERK);
});

/** Opens the total and builds it of what was taken in. */
async function build(department: Person, again: boolean): Promise<void> {
  await department.openReport(total);
  await department.button(again ? 'Tổng hợp lại' : 'Tổng hợp').click();
  if (again) {
    const question = department.page.getByRole('alertdialog');
    await question.getByRole('button', { name: 'Tổng hợp', exact: true }).click();
  }
  await expect(department.page.getByText(/^Đã tổng hợp \d+ ô từ 1 báo cáo/)).toBeVisible();
}

test('counted and corrected, it makes the total be built anew', async ({ person, province }) => {
  const department = await person('so.tonghop');
  await department.openReport(reports.thanhvinh);
  await department.step('Tiếp nhận', 'Đã tiếp nhận');
  await build(department, false);
  await department.reads(MONTHLY, { E19: '1.200,5' });

  const clerk = await person(CLERK);
  await clerk.openReport(reports.thanhvinh);
  await clerk.step('Đề nghị đính chính', 'Đề nghị đính chính', 'Đo lại diện tích, có biên bản.');
  await clerk.look();
  await department.page.goto('/inbox');
  await department.openTask(/Đề nghị đính chính/);
  await department.step('Đồng ý đính chính', 'Được đính chính');

  const entry = await person('thanhvinh.nhap');
  await entry.openTask(PERIOD);
  await entry.type(MONTHLY, { E19: '1300,5' });
  await entry.saved();
  await entry.step('Trình lãnh đạo', 'Chờ duyệt');
  // The whole chain again: what was signed before says nothing of this revision.
  const leader = await person(LEADER);
  await leader.openTask(PERIOD);
  await leader.sign(province.password(LEADER), 'Chờ văn thư gửi');
  await province.act(CLERK, reports.thanhvinh, 'send');
  await department.openReport(reports.thanhvinh);
  await department.step('Tiếp nhận', 'Đã tiếp nhận');

  // What has the old figure is listed at the report, and leads there.
  await department.page.getByRole('tab', { name: 'Lịch sử' }).click();
  const uses = department.page.getByRole('table', { name: 'Số liệu đã vào báo cáo tổng hợp' });
  await expect(uses).toContainText('Số cũ, cần tổng hợp lại');
  await department.look();
  await uses.getByRole('link').click();

  // The total that used the old figure says so, and has the new one once it is built again.
  await department.reads(MONTHLY, { E19: '1.200,5' });
  await expect(department.page.getByRole('alert').first()).toContainText('1 báo cáo');
  await department.look();
  await build(department, true);
  await department.reads(MONTHLY, { E19: '1.300,5' });
});
