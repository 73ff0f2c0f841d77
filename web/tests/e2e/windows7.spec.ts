/* The browser of a Windows 7 machine: log in, find the task, type a figure, see it saved. */
import { launchChromium109 } from './chromium109';
import { expect, MONTHLY, Person, test } from './journey';

const CLERK = 'namdan.nhap';

test('a clerk on Windows 7 enters a figure', async ({ province }) => {
  const { namdan } = await province.openCycle('2026-02');
  const browser = await launchChromium109();
  try {
    expect(browser.version()).toMatch(/^109\./);
    const clerk = await Person.enter(browser, {
      baseURL: province.at,
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
      viewport: { width: 1366, height: 768 },
    });
    const { page } = clerk;
    await page.goto('/');
    await clerk.signIn(CLERK, province.password(CLERK));
    await page.getByRole('heading', { level: 1, name: 'Việc cần làm' }).waitFor();
    await clerk.look();
    await clerk.openTask(/Tháng 2 năm 2026/);
    await clerk.type(MONTHLY, { E19: '1234,5', E20: '10', E22: '55,25' });
    await clerk.reads(MONTHLY, { E19: '1.234,5', E14: '1.234,5', E16: '55,25' });
    await clerk.saved();
    await clerk.look();
    expect(await province.figure(CLERK, namdan, 'E19')).toBe('1234.5');
    for (const name of ['Lịch sử', 'Giải trình']) {
      await page.getByRole('tab', { name }).click();
      await clerk.look();
    }
    await clerk.leave();
  } finally {
    await browser.close();
  }
});
