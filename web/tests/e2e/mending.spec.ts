/*
 * A period is opened by mistake and cancelled, opened anew, given to a unit that came onto the list
 * later, and taken back from one that should not have it (KT-23, NA-61).
 */
import { ADMIN, communes, type Province } from './province';
import { expect, test } from './journey';

test.describe.configure({ mode: 'serial' });

const LAYOUT = {
  title: 'THIỆT HẠI DO MƯA LŨ',
  columns: [
    { key: 1, path: ['Chỉ tiêu'], role: 'label' },
    { key: 2, path: ['Đơn vị tính'], role: 'unit' },
    { key: 3, path: ['Thiệt hại'], role: 'value', attribute: 'thiet_hai', rule: 'sum' },
  ],
  rows: [
    { key: 5, label: 'Lúa', unit: 'ha', indicator: 'lua' },
    { key: 6, label: 'Ngô', unit: 'ha', indicator: 'ngo' },
  ],
};
const REGIME = 'Báo cáo thiệt hại do mưa lũ';
const PERIOD = 'AH-2026-001';
const [FIRST, SECOND] = communes;

interface Made {
  id: number;
  version: number;
}

/** A day so many days from today, as the rules of an ad hoc report have it. */
function day(from_today: number): string {
  return new Date(Date.now() + from_today * 864e5).toISOString().slice(0, 10);
}

async function makeRegime(province: Province): Promise<number> {
  const admin = province.api(ADMIN);
  const department = province.unit('H40.10');
  const form = await admin.post<Made>('/forms', {
    code: 'ML-01',
    title: 'Thiệt hại do mưa lũ',
    owner_unit_id: department,
    layout: LAYOUT,
  });
  const use = { action: 'use', version: form.version, legal_basis: 'Quyết định 12/2026/QĐ-UBND' };
  await admin.post(`/forms/${String(form.id)}/actions`, use);
  const regime = await admin.post<Made>('/regimes', {
    code: 'ML-DX',
    name: REGIME,
    lead_unit_id: department,
    receiver_unit_id: department,
    form_id: form.id,
    period_kind: 'ad_hoc',
    origin: 'ordered',
    window_rule: `${day(-7)}..${day(-1)}`,
    due_rule: day(20),
  });
  await admin.put(`/regimes/${String(regime.id)}/reporters`, {
    version: regime.version,
    reporters: [{ unit_id: province.unit(FIRST.code) }],
  });
  return regime.id;
}

let regime = 0;

test('a period opened by mistake is cancelled', async ({ person, province }) => {
  regime = await makeRegime(province);
  const lead = await person('so.tonghop');
  const { page } = lead;
  await page.goto(`${province.at}/cycles?regime=${String(regime)}`);
  await lead.button('Mở kỳ báo cáo').click();
  await page.getByRole('dialog').getByLabel('Kỳ báo cáo').fill(PERIOD);
  await page.getByRole('dialog').getByRole('button', { name: 'Mở kỳ báo cáo' }).click();
  await expect(page.getByRole('row', { name: FIRST.name })).toContainText('Chưa nhập');
  await lead.button('Hủy kỳ').click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Hủy kỳ' }).click();
  await expect(dialog.getByText('Nhập «Lý do».').first()).toBeVisible();
  await dialog.getByLabel('Lý do').fill('Mở nhầm kỳ');
  await lead.look();
  await dialog.getByRole('button', { name: 'Hủy kỳ' }).click();
  await expect(page.getByText(/^Kỳ báo cáo đã hủy lúc/)).toBeVisible();
  await expect(page.getByText('Lý do: Mở nhầm kỳ')).toBeVisible();
  await expect(lead.button('Giao thêm đơn vị')).toHaveCount(0);
  await lead.look();
});

test('its reporters see that they owe nothing, and why', async ({ person, province }) => {
  const clerk = await person(`${FIRST.key}.nhap`);
  const { items } = await province
    .api(`${FIRST.key}.nhap`)
    .get<{ items: { id: number; regime_id: number }[] }>('/reports?state=withdrawn');
  const report = items.find((one) => one.regime_id === regime)?.id ?? 0;
  await clerk.page.goto(`${province.at}/reports/${String(report)}`);
  await expect(clerk.page.getByText(/^Kỳ báo cáo này đã hủy lúc/)).toBeVisible();
  await expect(clerk.page.getByText('Lý do: Mở nhầm kỳ').first()).toBeVisible();
  await clerk.look();
});

test('it is opened anew, and given to a unit more', async ({ person, province }) => {
  const lead = await person('so.tonghop');
  const { page } = lead;
  await page.goto(`${province.at}/cycles?regime=${String(regime)}`);
  await expect(page.getByRole('row', { name: REGIME })).toContainText('Đã hủy');
  await lead.button('Mở kỳ báo cáo').click();
  const opening = page.getByRole('dialog');
  await opening.getByLabel('Kỳ báo cáo').fill(PERIOD);
  await expect(opening.getByText('Kỳ này đã được mở rồi hủy.')).toBeVisible();
  await opening.getByRole('button', { name: 'Mở kỳ báo cáo' }).click();
  await expect(page.getByRole('row', { name: FIRST.name })).toContainText('Chưa nhập');

  const admin = province.api(ADMIN);
  const { version } = await admin.get<Made>(`/regimes/${String(regime)}`);
  const reporters = [FIRST, SECOND].map(({ code }) => ({ unit_id: province.unit(code) }));
  await admin.put(`/regimes/${String(regime)}/reporters`, { version, reporters });
  await page.reload();
  await lead.button('Giao thêm đơn vị').click();
  const giving = page.getByRole('dialog');
  await expect(giving.getByRole('checkbox', { name: SECOND.name })).toBeChecked();
  await lead.look();
  await giving.getByRole('button', { name: 'Giao 1 đơn vị' }).click();
  await expect(page.getByRole('row', { name: SECOND.name })).toContainText('Chưa nhập');
});

test('a unit that should not report is let off', async ({ person, province }) => {
  const lead = await person('so.tonghop');
  const { page } = lead;
  const { items } = await province
    .api('so.tonghop')
    .get<{ items: { id: number; state: string }[] }>(`/cycles?regime_id=${String(regime)}`);
  const cycle = items.find((one) => one.state === 'open')?.id ?? 0;
  await page.goto(`${province.at}/cycles/${String(cycle)}`);
  await page.getByRole('checkbox', { name: FIRST.name }).check();
  await lead.button('Thôi giao (1)').click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByLabel('Lý do').fill('Địa bàn không có thiệt hại');
  await lead.look();
  await dialog.getByRole('button', { name: 'Thôi giao' }).click();
  await expect(page.getByRole('row', { name: FIRST.name })).toContainText('Đã thôi giao');
  await expect(page.getByText('0/1 đơn vị đã gửi')).toBeVisible();
  await lead.look();
});
