/*
 * Bắc Giang: an agency lays down that a room checks a report before its leader decides (BG-29; Điều 9
 * khoản 2); the leader waits until it has.
 */
import { expect, testUnder } from './journey';

const test = testUnder('bac-giang');

const PERIOD = 'Tháng 5 năm 2026';
const LEADER = 'thanhvinh.lanhdao';
const REVIEWER = 'thanhvinh.truongphong';
const KEEPER = 'thanhvinh.quantri';

test('the room checks before the leader decides, as the agency laid down', async ({
  person,
  province,
}) => {
  const unit = province.unit('16681');
  await province.account(KEEPER, 'Quản trị phường', unit, ['unit_admin']);
  await province.account(REVIEWER, 'Trưởng phòng Kinh tế', unit, ['viewer']);
  const reports = await province.openCycle('2026-05');

  const keeper = await person(KEEPER);
  await keeper.page.goto(`/units?id=${String(unit)}`);
  const rules = keeper.page.getByRole('region', { name: 'Quy định soát xét, phê duyệt' });
  await expect(rules.getByText('báo cáo trình thẳng lãnh đạo')).toBeVisible();
  await expect(rules.getByText('không yêu cầu soát xét')).toHaveCount(0);
  await rules.getByRole('button', { name: 'Thêm quy định' }).click();
  await rules.getByLabel('Văn bản quy định').fill('Quyết định số 15/QĐ-UBND');
  await rules.getByRole('textbox', { name: 'Ngày ban hành' }).fill('01/04/2026');
  await rules.getByLabel('Tên cấp soát xét').fill('Phòng Kinh tế');
  await rules
    .getByLabel('Thêm người soát xét')
    .selectOption({ label: `Trưởng phòng Kinh tế (${REVIEWER})` });
  await rules.getByRole('button', { name: 'Lưu' }).click();
  await expect(rules.getByText('Quyết định số 15/QĐ-UBND, ngày 01/04/2026')).toBeVisible();
  await keeper.look();

  // Whoever enters hands it on: the leader finds it, and why he cannot approve yet.
  await province.submit('thanhvinh', reports.thanhvinh, { E19: '1000.5', E20: '10' });
  const leader = await person(LEADER);
  await leader.openReport(reports.thanhvinh);
  await expect(leader.button('Phê duyệt')).toHaveAttribute('aria-disabled', 'true');
  await expect(leader.button('Phê duyệt')).toHaveAccessibleDescription(
    /chưa qua đủ các cấp soát xét/,
  );
  await expect(leader.page.getByText('Chờ soát xét')).toBeVisible();
  await leader.look();

  const reviewer = await person(REVIEWER);
  await reviewer.openTask(PERIOD);
  await reviewer.look();
  await reviewer.button('Xác nhận đã soát xét').click();
  const question = reviewer.page.getByRole('alertdialog');
  await question.getByLabel('Ý kiến').fill('Đã đối chiếu sổ.');
  await question.getByRole('button', { name: 'Xác nhận đã soát xét' }).click();
  await expect(reviewer.page.getByText('Đã xác nhận soát xét.')).toBeVisible();

  await leader.page.goto('/inbox');
  await leader.openTask(PERIOD);
  await expect(leader.page.getByText('Đã đối chiếu sổ.').first()).toBeVisible();
  await leader.step('Phê duyệt', 'Đã duyệt');
  await leader.look();
});
