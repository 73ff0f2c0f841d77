/* On a phone: a leader reads and approves what waits for him, a clerk enters a figure. */
import { expect, PHONE, test, type Person } from './journey';

const REGIME = 'Báo cáo tiến độ sản xuất nông nghiệp';
const WINTER_SPRING = { label: '1.1.1 Vụ Đông Xuân › DT gieo trồng' };
const PERIOD = 'Tháng 5 năm 2026';
let reports: Record<'thanhvinh' | 'truongvinh' | 'namdan', number>;

test.beforeAll(async ({ province }) => {
  reports = await province.openCycle('2026-05');
  await province.submit('truongvinh', reports.truongvinh, { E19: '2000.5', E20: '20.25' });
});

/** Nothing is wider than the phone. */
async function fits(who: Person): Promise<void> {
  await who.look();
  const over = await who.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over, `wider than the phone at ${who.page.url()}`).toBeLessThanOrEqual(0);
}

test('a leader finds his task, reads the report and approves it', async ({ person }) => {
  const leader = await person('truongvinh.lanhdao', PHONE);
  const { page } = leader;
  await fits(leader);
  const task = page.getByRole('row', { name: new RegExp(PERIOD) });
  await expect(task).toContainText('Chờ duyệt');
  await task.getByRole('link', { name: REGIME, exact: true }).tap();
  await expect(page.getByText('Chờ duyệt').first()).toBeVisible();
  // The whole report at once, and the button to decide at hand wherever one reads.
  await expect(page.getByText('2.000,5').first()).toBeVisible();
  await page.getByLabel('Tìm chỉ tiêu').fill('vu dong xuan');
  await expect(page.getByText('2.000,5').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Phê duyệt' })).toBeInViewport();
  await fits(leader);
  // The tabs are wider than the phone: the one that is open is seen.
  await page.goto(`/reports/${String(reports.truongvinh)}?tab=history`);
  await expect(page.getByRole('tab', { selected: true })).toBeInViewport({ ratio: 1 });
  await page.goto(`/reports/${String(reports.truongvinh)}`);
  await leader.step('Phê duyệt', 'Đã duyệt');
  await fits(leader);
  await page.goto('/inbox');
  await expect(page.getByRole('row', { name: new RegExp(PERIOD) })).toHaveCount(0);
});

test('a clerk enters a figure', async ({ person, province }) => {
  const clerk = await person('namdan.nhap', PHONE);
  const { page } = clerk;
  await clerk.openReport(reports.namdan);
  await page.getByLabel('Chọn chỉ tiêu').selectOption(WINTER_SPRING);
  await page.getByLabel('Trong tháng').fill('1.234,5');
  await fits(clerk);
  await clerk.button('Chỉ tiêu sau').last().tap();
  await clerk.saved();
  expect(await province.figure('namdan.nhap', reports.namdan, 'E19')).toBe('1234.5');

  // What is no number stays in its field and says why.
  await page.getByLabel('Trong tháng').fill('mười');
  await clerk.button('Chỉ tiêu sau').last().tap();
  await expect(page.getByText(/“mười” không phải là số/)).toBeVisible();
  await fits(clerk);
});
