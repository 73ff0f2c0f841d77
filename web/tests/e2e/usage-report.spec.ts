/*
 * A report of the system about itself is there the day its figures are whole, counted and to be sent:
 * by a server whose clock is set (Cần Thơ, Điều 32.1: twice a year; CT-69, ADR 0049).
 */
import { expect, Person, test } from './journey';
import { ADMIN, Province } from './province';
import { canSetClock, startServer } from './server';

const CLERK = 'truongvinh.nhap';
const TITLE = /^Báo cáo 6 tháng về tình hình sử dụng/;

test.skip(!canSetClock, 'the package faketime is not installed');

test('the half-yearly report is drawn up by itself, with figures nobody types', async ({
  browser,
}) => {
  const server = await startServer('empty', 'can-tho', '2027-06-10 01:00:00');
  try {
    const province = await Province.found(server);
    await province.api(ADMIN).put('/usage/office', {
      unit_id: province.unit('H40.10'),
      upper_unit_id: province.unit('40'),
    });
    await server.restartAt('2027-06-16 01:00:00');

    const clerk = await Person.enter(browser, { baseURL: server.at });
    await clerk.page.goto('/login');
    await clerk.signIn(CLERK, province.password(CLERK));
    const task = clerk.page.getByRole('row', { name: TITLE });
    await expect(task).toContainText('24/06/2027');
    await clerk.look();
    await task.getByRole('link').first().click();
    await expect(clerk.page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
    await expect(clerk.page.getByText('15/12/2026 – 14/06/2027')).toBeVisible();
    const accounts = clerk.page.locator('[role=grid] [role=row]').filter({ hasText: /tài khoản/i });
    await expect(accounts.first()).toContainText(/\d/);
    await clerk.look();
    await clerk.leave();
  } finally {
    await server.stop();
  }
});
