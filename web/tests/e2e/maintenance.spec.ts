/*
 * The administrator announces that the system is stopped at once, and why: a clerk who is typing is
 * told, his figures stay on his machine, and are sent when the maintenance is ended. (BG-24, KT-47)
 */
import { ADMIN } from './province';
import { expect, MONTHLY, test } from './journey';

const CLERK = 'truongvinh.nhap';
const STOPPED = 'Hệ thống đang tạm dừng để bảo trì';

interface Announced {
  id: number;
  version: number;
}

test('figures typed while the system is stopped are sent when it goes on', async ({
  person,
  province,
}) => {
  const report = (await province.openCycle('2026-09')).truongvinh;
  const clerk = await person(CLERK);
  clerk.expected.push(/^503: /, /status of 503/);
  await clerk.openReport(report);
  await clerk.page.getByRole('grid').waitFor();

  const admin = province.api(ADMIN);
  const { id, version } = await admin.post<Announced>('/announcements', {
    kind: 'maintenance',
    title: 'Thay ổ đĩa của máy chủ',
    body: 'Ổ đĩa hỏng, phải thay ngay.',
    starts_at: null,
    ends_at: new Date(Date.now() + 3_600_000).toISOString(),
    ground: 'force_majeure',
    reason: 'Ổ đĩa của máy chủ bị hỏng.',
  });
  try {
    await expect(clerk.page.getByText(STOPPED)).toBeVisible();
    await expect(clerk.page.getByText('Thay ổ đĩa của máy chủ').first()).toBeVisible();
    await clerk.type(MONTHLY, { E19: '700' });
    await expect(clerk.saveLine).toHaveText('Chưa gửi được, đã giữ trên máy (1 ô)');
    expect(await province.figure(CLERK, report, 'E19')).toBeNull();
    await clerk.page.getByRole('button', { name: /^Đã đọc/ }).click();
    await expect(clerk.page.getByRole('button', { name: /^Đã đọc/ })).toBeHidden();
    await expect(clerk.page.getByText(STOPPED)).toBeVisible();
    await clerk.look();
  } finally {
    await admin.post(`/announcements/${String(id)}/end`, { version });
  }
  await expect(clerk.page.getByText(STOPPED)).toBeHidden();
  await clerk.saved();
  expect(await province.figure(CLERK, report, 'E19')).toBe('700');
});
