/*
 * A commune hands a row of its report on to a unit below, which fills it in and sends it; the commune
 * takes it in and builds its own figures out of it (KT-24, KT-26).
 */
import { ADMIN, communes, type Province } from './province';
import { expect, test } from './journey';

test.describe.configure({ mode: 'serial' });

const LAYOUT = {
  title: 'DIỆN TÍCH GIEO TRỒNG',
  columns: [
    { key: 1, path: ['Chỉ tiêu'], role: 'label' },
    { key: 2, path: ['Đơn vị tính'], role: 'unit' },
    { key: 3, path: ['Thực hiện'], role: 'value', attribute: 'thuc_hien', rule: 'sum' },
  ],
  rows: [
    { key: 5, label: 'Lúa', unit: 'ha', indicator: 'lua' },
    { key: 6, label: 'Ngô', unit: 'ha', indicator: 'ngo' },
  ],
};
const COMMUNE = communes[0];
const STATION = 'Trạm Khuyến nông Thành Vinh';

interface Made {
  id: number;
  version: number;
}

let report = 0;
let child = 0;

async function makeReport(province: Province): Promise<void> {
  const admin = province.api(ADMIN);
  const department = province.unit('H40.10');
  const unit = province.unit(COMMUNE.code);
  const station = await admin.post<Made>('/units', {
    code: `${COMMUNE.code}.1`,
    name: STATION,
    kind: 'division',
    parent_id: unit,
  });
  await province.account(`${COMMUNE.key}.tonghop`, 'Công chức tổng hợp', unit, ['aggregator']);
  const all = ['entry', 'approver', 'clerk'];
  await province.account('khuyennong.thanhvinh', 'Trạm trưởng', station.id, all);
  const form = await admin.post<Made>('/forms', {
    code: 'GT-01',
    title: 'Diện tích gieo trồng',
    owner_unit_id: department,
    layout: LAYOUT,
  });
  const use = { action: 'use', version: form.version, legal_basis: 'Quyết định 12/2026/QĐ-UBND' };
  await admin.post(`/forms/${String(form.id)}/actions`, use);
  const regime = await admin.post<Made>('/regimes', {
    code: 'GT-T',
    name: 'Báo cáo gieo trồng tháng',
    lead_unit_id: department,
    receiver_unit_id: department,
    form_id: form.id,
    period_kind: 'month',
  });
  await admin.put(`/regimes/${String(regime.id)}/reporters`, {
    version: regime.version,
    reporters: [{ unit_id: unit }],
  });
  const cycle = await admin.post<{ id: number }>('/cycles', {
    regime_id: regime.id,
    period: '2026-11',
    short_notice_ground: 'central_request',
    short_notice_reason: 'Kỳ báo cáo của đợt kiểm thử',
  });
  const { items } = await province
    .api(`${COMMUNE.key}.nhap`)
    .get<{ items: Made[] }>(`/reports?cycle_id=${String(cycle.id)}`);
  report = items[0]?.id ?? 0;
}

test('a commune hands a row on to a unit below', async ({ person, province }) => {
  await makeReport(province);
  const aggregator = await person(`${COMMUNE.key}.tonghop`);
  const { page } = aggregator;
  await page.goto(`${province.at}/reports/${String(report)}?tab=children`);
  await expect(page.getByText('Báo cáo chưa được giao lại cho đơn vị nào.')).toBeVisible();
  await aggregator.button('Giao lại báo cáo').click();
  await page.getByRole('combobox', { name: 'Thêm đơn vị' }).fill('khuyen nong');
  await page.getByRole('option').filter({ hasText: STATION }).click();
  await aggregator.button(/Chọn dòng, cột/).click();
  await page.getByRole('dialog').getByRole('checkbox', { name: 'Lúa' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Giao phần đã chọn' }).click();
  await page.getByLabel('Yêu cầu gửi kèm').fill('Lấy số đến hết ngày chốt');
  // As the cycle itself, which is opened whatever day the journey is made on.
  const ground = page.getByLabel('Trường hợp được miễn');
  if (await ground.isVisible()) {
    await ground.selectOption('central_request');
    await page.getByLabel('Lý do giao sát hạn').fill('Kỳ báo cáo của đợt kiểm thử');
  }
  await aggregator.look();
  await aggregator.button('Giao lại').click();
  const row = page.getByRole('row', { name: STATION });
  await expect(row).toContainText('1 dòng');
  await expect(row).toContainText('Chưa nhập');
  await aggregator.look();
});

test('the unit below finds it, fills it in and sends it', async ({ person, province }) => {
  const head = await person('khuyennong.thanhvinh');
  await head.page.goto(`${province.at}/`);
  await expect(head.page.getByText('Báo cáo được giao lại')).toBeVisible();
  const api = province.api('khuyennong.thanhvinh');
  const { items } = await api.get<{ items: { report_id: number }[] }>('/inbox');
  child = items[0]?.report_id ?? 0;
  const path = `/reports/${String(child)}`;
  const { version } = await api.get<Made>(path);
  const saved = await api.patch<{ version: number }>(`${path}/cells`, {
    base_version: version,
    cells: [{ row: 5, column: 3, value: '120' }],
  });
  let at = saved.version;
  for (const action of ['submit', 'approve', 'send']) {
    at = (await api.post<Made>(`${path}/actions`, { action, version: at })).version;
  }
});

test('the commune takes it in and builds its report', async ({ person, province }) => {
  const aggregator = await person(`${COMMUNE.key}.tonghop`);
  const { page } = aggregator;
  await page.goto(`${province.at}/reports/${String(child)}`);
  await aggregator.step('Tiếp nhận', 'Đã tiếp nhận');
  await page.goto(`${province.at}/reports/${String(report)}`);
  await aggregator.button('Tổng hợp').click();
  await expect(page.getByText('120').first()).toBeVisible();
  expect(await province.figure(`${COMMUNE.key}.nhap`, report, 'C5')).toBe('120');
  await aggregator.look();
});
