/*
 * A cycle is given to its lead unit first, which finds it among its work and assigns it (BG-20, BG-21);
 * a commune asks for more time and gets it; the department closes the intake, and opens it again
 * (CT-60). Each finds what the other did where it works.
 */
import { expect, test } from './journey';
import { ADMIN, communes, type Province } from './province';

const LEAD = 'so.tonghop';
const CLERK = 'namdan.nhap';
const NAME = 'Báo cáo thiệt hại do thiên tai';

/** The month after the next: reported in time, whatever the day. */
function monthAhead(): { code: string; title: string } {
  const now = new Date();
  const then = new Date(Date.UTC(now.getFullYear(), now.getMonth() + 2, 1));
  const [year, month] = [then.getUTCFullYear(), then.getUTCMonth() + 1];
  return {
    code: `${String(year)}-${String(month).padStart(2, '0')}`,
    title: `Tháng ${String(month)} năm ${String(year)}`,
  };
}

async function giveToLead(province: Province, period: string): Promise<void> {
  await province.openCycle('2025-09');
  const admin = province.api(ADMIN);
  const department = province.unit('H40.10');
  const { items } = await admin.get<{ items: { form_id: number }[] }>('/regimes');
  const regime = await admin.post<{ id: number; version: number }>('/regimes', {
    code: 'TT-2B',
    name: NAME,
    lead_unit_id: department,
    receiver_unit_id: department,
    form_id: items[0]?.form_id,
    period_kind: 'month',
    two_step: true,
  });
  await admin.put(`/regimes/${String(regime.id)}/reporters`, {
    version: regime.version,
    reporters: communes.map(({ code }) => ({ unit_id: province.unit(code) })),
  });
  await admin.post('/cycles', { regime_id: regime.id, period });
}

test('a lead unit assigns, extends, closes and opens again', async ({ person, province }) => {
  const { code, title } = monthAhead();
  await giveToLead(province, code);

  const lead = await person(LEAD);
  await lead.page.goto('/inbox');
  const waiting = lead.page.getByRole('region', { name: 'Kỳ báo cáo chờ giao cho các đơn vị (1)' });
  await expect(waiting.getByRole('row', { name: title })).toBeVisible();
  await lead.look();
  await waiting.getByRole('link', { name: /^Giao báo cáo/ }).click();
  await expect(lead.page.getByText('Chờ đơn vị chủ trì giao')).toBeVisible();
  await lead.button('Giao báo cáo cho các đơn vị').click();
  await expect(lead.page.getByText('0/3 đơn vị đã gửi')).toBeVisible();
  await lead.look();
  const cyclePage = lead.page.url();

  const clerk = await person(CLERK);
  await clerk.page.goto('/inbox');
  await clerk.page.getByRole('row', { name: NAME }).getByRole('link').first().click();
  await clerk.button('Xin gia hạn').click();
  const asking = clerk.page.getByRole('dialog', { name: 'Xin gia hạn gửi báo cáo' });
  const from = /Từ (\S+) đến/.exec((await asking.getByText(/^Từ .* đến/).textContent()) ?? '');
  await asking.getByRole('textbox', { name: 'Xin gia hạn đến ngày' }).fill(from?.[1] ?? '');
  await asking.getByLabel('Lý do').fill('Mưa lũ chia cắt hai xóm, chưa thống kê được.');
  await clerk.look();
  await asking.getByRole('button', { name: 'Gửi đề nghị' }).click();
  await expect(clerk.page.getByText(/xin gia hạn đến .*Mưa lũ/)).toBeVisible();

  await lead.page.goto('/inbox');
  await expect(lead.page.getByRole('region', { name: /Kỳ báo cáo chờ giao/ })).toBeHidden();
  await lead.page.getByRole('link', { name: /^Trả lời/ }).click();
  await lead.button('Đồng ý gia hạn').click();
  const granting = lead.page.getByRole('dialog', { name: 'Đồng ý gia hạn' });
  // The day that is asked for is proposed; another may be given.
  await expect(granting.getByRole('textbox', { name: 'Gia hạn đến ngày' })).toHaveValue(
    from?.[1] ?? '',
  );
  await lead.look();
  await granting.getByLabel('Ý kiến trả lời').fill('Đồng ý.');
  await granting.getByRole('button', { name: 'Đồng ý gia hạn' }).click();
  await expect(lead.page.getByText(/Đã gia hạn đến .*Đồng ý\./)).toBeVisible();
  await clerk.page.reload();
  await expect(clerk.page.getByText(/Đã gia hạn đến/)).toBeVisible();

  for (const [action, reason] of [
    ['Đóng tiếp nhận', 'Chốt số liệu trình Ủy ban nhân dân tỉnh.'],
    ['Mở lại tiếp nhận', 'Bổ sung theo chỉ đạo.'],
  ] as const) {
    await lead.page.goto(cyclePage);
    await lead.button(action).click();
    const question = lead.page.getByRole('alertdialog');
    await question.getByLabel('Lý do').fill(reason);
    await question.getByRole('button', { name: action }).click();
    await expect(lead.page.getByText('Đã ghi và báo cho các đơn vị.').first()).toBeVisible();
  }
  await lead.look();
  await clerk.page.goto('/inbox');
  await expect(clerk.page.getByRole('row', { name: NAME })).toBeVisible();
  await clerk.look();
});
