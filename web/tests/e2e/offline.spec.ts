/*
 * The network goes away while a clerk types: the figures stay on his machine, through a reload and
 * a closed window, and are sent when the network is back.
 */
import { expect, MONTHLY, test, type Person } from './journey';

const CLERK = 'truongvinh.nhap';
const KEPT = 'Chưa gửi được, đã giữ trên máy (2 ô)';
const RESTORED = /^Đã khôi phục 2 ô nhập lúc .* chưa lưu được lên máy chủ\./;
let report = 0;

test.beforeAll(async ({ province }) => {
  report = (await province.openCycle('2026-04')).truongvinh;
});

function kept(who: Person): Promise<void> {
  return expect(who.saveLine).toHaveText(KEPT);
}

test('without a network one types on; it is sent when the network is back', async ({
  person,
  province,
}) => {
  const clerk = await person(CLERK);
  await clerk.openReport(report);
  await clerk.page.getByRole('grid').waitFor();
  await clerk.context.setOffline(true);
  await clerk.type(MONTHLY, { E19: '700', D19: '650,5' });
  await kept(clerk);
  // Formulas need no server.
  await clerk.reads(MONTHLY, { E19: '700', F19: '700' });
  await expect(clerk.page.getByText('Mất kết nối với máy chủ.')).toBeVisible();
  await clerk.look();
  expect(await province.figure(CLERK, report, 'E19')).toBeNull();

  await clerk.context.setOffline(false);
  await clerk.saved();
  await expect(clerk.page.getByText('Mất kết nối với máy chủ.')).toBeHidden();
  expect(await province.figure(CLERK, report, 'E19')).toBe('700');
  expect(await province.figure(CLERK, report, 'D19')).toBe('650.5');
});

test('what could not be sent is there after a reload', async ({ person, province }) => {
  const clerk = await person(CLERK);
  const { page } = clerk;
  await clerk.openReport(report);
  await page.route('**/cells', (route) =>
    route.request().method() === 'PATCH' ? route.abort('internetdisconnected') : route.fallback(),
  );
  await clerk.type(MONTHLY, { E20: '12,5', E22: '66' });
  await kept(clerk);
  // The last words of a page that is left escape the pretended outage: it is not told.
  await page.evaluate(() => {
    window.addEventListener('visibilitychange', (event) => event.stopImmediatePropagation(), true);
  });
  await page.reload();
  await expect(page.getByText(RESTORED)).toBeVisible();
  await clerk.reads(MONTHLY, { E20: '12,5', E22: '66' });
  await kept(clerk);
  await clerk.look();

  // The browser tells when a network comes; the next try needs no waiting then.
  await page.unroute('**/cells');
  await clerk.context.setOffline(true);
  await clerk.context.setOffline(false);
  await clerk.saved();
  expect(await province.figure(CLERK, report, 'E22')).toBe('66');
});

test('what could not be sent is there after the tab died', async ({ person, province }) => {
  const clerk = await person(CLERK);
  await clerk.openReport(report);
  await clerk.page.getByRole('grid').waitFor();
  await clerk.context.setOffline(true);
  await clerk.type(MONTHLY, { D20: '11', D22: '58' });
  await kept(clerk);
  // A tab that closes is told, and its last words escape the pretended outage; one that dies is not.
  await clerk.crash();

  await clerk.context.setOffline(false);
  await clerk.reopen();
  await clerk.openReport(report);
  await expect(clerk.page.getByText(RESTORED)).toBeVisible();
  await clerk.saved();
  await clerk.reads(MONTHLY, { D20: '11', D22: '58' });
  expect(await province.figure(CLERK, report, 'D22')).toBe('58');
});
