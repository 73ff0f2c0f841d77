/*
 * Cần Thơ: the leader approves the figures, signs and sends himself (CT-25, CT-46); a refusal goes back
 * with its reason (CT-54), the receiver returns (CT-29); a figure that was counted is corrected, and the
 * total that used it is built anew.
 */
import { type Person, expect, MONTHLY, PHONE, testUnder } from './journey';
import type { CommuneKey } from './province';

const test = testUnder('can-tho', { confirming: true });
test.describe.configure({ mode: 'serial' });

const PERIOD = 'Tháng 5 năm 2026';
const LEADER = 'namdan.lanhdao';
let reports: Record<CommuneKey, number>;
let total = 0;

/** Nothing goes out without one (Đ14.2). */
async function number(leader: Person): Promise<void> {
  await leader.button('Cấp số').click();
  await leader.page.getByRole('dialog').getByRole('button', { name: 'Cấp số' }).click();
  await expect(leader.button('Cấp số')).toHaveCount(0);
}

test('refused, compiled again, approved, signed and sent by the leader', async ({
  person,
  province,
}) => {
  reports = await province.openCycle('2026-05');
  total = await province.total(PERIOD);
  await province.submit('namdan', reports.namdan, { E19: '500.5', E20: '5' });

  const leader = await person(LEADER);
  await leader.openTask(PERIOD);
  await leader.step('Không duyệt', 'Lãnh đạo trả lại', 'Ô E19 chưa khớp biên bản.');
  const entry = await person('namdan.nhap');
  await expect(entry.page.getByText('Ô E19 chưa khớp biên bản.')).toBeVisible();
  await entry.openTask(PERIOD);
  await entry.type(MONTHLY, { E19: '510,5' });
  await entry.saved();
  await entry.step('Trình lãnh đạo', 'Chờ duyệt');

  await leader.page.goto('/inbox');
  await leader.openTask(PERIOD);
  await leader.step('Duyệt số liệu', 'Đã duyệt số liệu');
  await leader.look();
  await leader.sign(province.password(LEADER), 'Đã ký');
  await number(leader);
  await leader.step('Gửi báo cáo', 'Đã gửi');
  await leader.look();
});

test('returned and recalled', async ({ person, province }) => {
  const department = await person('so.tonghop');
  // What is called back while he looks at it is asked for once more, and withheld.
  department.expected.push(/^403: .*\/reports\/\d+\//, /status of 403/);
  await department.openReport(reports.namdan);
  await department.step('Trả lại', 'Nơi nhận trả lại', 'Thiếu diện tích vườn.');
  await province.submit('namdan', reports.namdan, { E19: '520.5' });
  await province.signAndSend('namdan', reports.namdan, 'namdan.vanthu', true);
  // The leader calls it back from where he is.
  const leader = await person(LEADER, PHONE);
  await leader.page.goto(`/reports/${String(reports.namdan)}`);
  await leader.step('Thu hồi', 'Đã thu hồi', 'Gửi nhầm biểu.');
  await leader.look();
  await province.submit('namdan', reports.namdan, { E19: '530.5' });
  await province.signAndSend('namdan', reports.namdan, LEADER, true);
});

test('counted and corrected, it makes the total be built anew', async ({ person, province }) => {
  const department = await person('so.tonghop');
  await department.openReport(reports.namdan);
  await department.step('Tiếp nhận', 'Đã tiếp nhận');
  await department.openReport(total);
  await department.button('Tổng hợp').click();
  await expect(department.page.getByText(/^Đã tổng hợp \d+ ô từ 1 báo cáo/)).toBeVisible();
  await department.reads(MONTHLY, { E19: '530,5' });

  const leader = await person(LEADER);
  await leader.openReport(reports.namdan);
  await leader.step('Đề nghị đính chính', 'Đề nghị đính chính', 'Sai số ấp 3.');
  await department.page.goto('/inbox');
  await department.openTask(/Đề nghị đính chính/);
  await department.step('Đồng ý đính chính', 'Được đính chính');
  await province.submit('namdan', reports.namdan, { E19: '540.5' });
  await leader.page.goto('/inbox');
  await leader.openTask(PERIOD);
  await leader.sign(province.password(LEADER), 'Đã ký');
  await number(leader);
  await leader.step('Gửi báo cáo', 'Đã gửi');
  await department.openReport(reports.namdan);
  await department.step('Tiếp nhận', 'Đã tiếp nhận');

  await department.openReport(total);
  await expect(department.page.getByRole('alert').first()).toContainText('1 báo cáo');
  await department.button('Tổng hợp lại').click();
  const question = department.page.getByRole('alertdialog');
  await question.getByRole('button', { name: 'Tổng hợp', exact: true }).click();
  await department.reads(MONTHLY, { E19: '540,5' });
  await department.look();
});
