/*
 * The text of a report: an outline is made, a commune writes by it, a figure changes and the
 * sentence follows, an empty compulsory section keeps the report back, a comment is answered, the
 * department joins the texts (NA-26).
 */
import { ADMIN, communes, DEPARTMENT, type Province } from './province';
import { expect, PHONE, test } from './journey';

test.describe.configure({ mode: 'serial' });

const LAYOUT = {
  title: 'KẾT QUẢ SẢN XUẤT',
  columns: [
    { key: 1, path: ['Chỉ tiêu'], role: 'label' },
    { key: 2, path: ['Đơn vị tính'], role: 'unit' },
    { key: 3, path: ['Kế hoạch'], role: 'value', attribute: 'ke_hoach', rule: 'sum' },
    {
      key: 4,
      path: ['Thực hiện'],
      role: 'value',
      attribute: 'thuc_hien',
      rule: 'sum',
      decimals: 1,
    },
  ],
  rows: [{ key: 6, label: 'Lúa', unit: 'ha', indicator: 'lua' }],
};

interface Made {
  id: number;
  version: number;
}

let formId = 0;
let outlineId = 0;
let report = 0;
let total = 0;

async function makeForm(province: Province): Promise<number> {
  const admin = province.api(ADMIN);
  const form = await admin.post<Made>('/forms', {
    code: 'SX-01',
    title: 'Kết quả sản xuất',
    owner_unit_id: province.unit('H40.10'),
    layout: LAYOUT,
  });
  await admin.post(`/forms/${String(form.id)}/actions`, {
    action: 'use',
    version: form.version,
    legal_basis: 'Quyết định của Ủy ban nhân dân tỉnh',
  });
  return form.id;
}

async function openReport(province: Province): Promise<void> {
  const admin = province.api(ADMIN);
  const department = province.unit('H40.10');
  const regime = await admin.post<Made>('/regimes', {
    code: 'SX-T',
    name: 'Báo cáo sản xuất tháng',
    lead_unit_id: department,
    receiver_unit_id: department,
    form_id: formId,
    outline_id: outlineId,
    period_kind: 'month',
  });
  await admin.put(`/regimes/${String(regime.id)}/reporters`, {
    version: regime.version,
    reporters: [{ unit_id: province.unit(communes[0].code) }],
  });
  const cycle = await admin.post<{ id: number; total_report_id: number }>('/cycles', {
    regime_id: regime.id,
    period: '2026-03',
    short_notice_ground: 'central_request',
    short_notice_reason: 'Kỳ báo cáo của đợt kiểm thử',
  });
  total = cycle.total_report_id;
  const { items } = await province
    .api(`${communes[0].key}.nhap`)
    .get<{ items: { id: number }[] }>(`/reports?cycle_id=${String(cycle.id)}`);
  report = items[0]?.id ?? 0;
}

test('the office writes an outline with figures that come by themselves', async ({
  person,
  province,
}) => {
  formId = await makeForm(province);
  const admin = await person(ADMIN);
  const { page } = admin;
  await page.goto(`${province.at}/outlines/new`);
  await page.getByLabel('Mã đề cương').fill('DC-SX');
  await page.getByLabel('Tên đề cương').fill('Đề cương báo cáo sản xuất');
  await page.getByRole('combobox', { name: 'Đơn vị quản lý' }).fill(DEPARTMENT);
  await page.getByRole('option').filter({ hasText: DEPARTMENT }).first().click();
  const text = page.getByRole('textbox', { name: 'Nội dung đề cương' });
  await text.click();
  await page.getByLabel('Kiểu đoạn').selectOption({ label: 'Đề mục cấp 1' });
  await text.pressSequentially('Kết quả');
  await page.getByLabel('Hướng dẫn cho người viết').fill('Nêu kết quả nổi bật trong kỳ.');
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await text.pressSequentially('Diện tích lúa đạt ');
  await page.getByRole('button', { name: 'Chèn số liệu' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Lấy số liệu từ biểu mẫu' }).fill('SX-01');
  await page.getByRole('option').filter({ hasText: 'SX-01' }).click();
  await dialog.getByLabel('Cột số liệu').selectOption({ label: 'Thực hiện' });
  await dialog.getByRole('button', { name: 'Chèn', exact: true }).click();
  await expect(text.locator('.place')).toHaveText('Lúa › Thực hiện');
  await page.keyboard.press('End');
  await page.keyboard.type(' ha.');
  await page.keyboard.press('Enter');
  await page.getByLabel('Kiểu đoạn').selectOption({ label: 'Đề mục cấp 1' });
  await page.keyboard.type('Kiến nghị');
  await page.getByRole('checkbox', { name: 'Mục bắt buộc' }).check();
  await admin.look();
  await page.getByRole('button', { name: 'Tạo đề cương' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Đề cương báo cáo sản xuất');
  outlineId = Number(page.url().split('/').pop());
});

test('a commune writes, the sentence follows the figure, an empty section keeps it back', async ({
  person,
  province,
}) => {
  await openReport(province);
  const clerk = await person(`${communes[0].key}.nhap`);
  const { page } = clerk;
  await province.api(`${communes[0].key}.nhap`).patch(`/reports/${String(report)}/cells`, {
    base_version: 1,
    cells: [{ row: 6, column: 4, value: '150' }],
  });
  await page.goto(`${province.at}/reports/${String(report)}?tab=narrative`);
  const text = page.getByRole('textbox', { name: 'Nội dung báo cáo' });
  await expect(text.locator('.place')).toHaveText('150');
  await expect(page.getByText('Còn 1 mục bắt buộc chưa viết.')).toBeVisible();
  await clerk.look();

  await province.api(`${communes[0].key}.nhap`).patch(`/reports/${String(report)}/cells`, {
    base_version: 2,
    cells: [{ row: 6, column: 4, value: '180.5' }],
  });
  await expect(text.locator('.place')).toHaveText('180,5');

  // Handing it in leads to what is not written.
  await page.getByRole('tab', { name: 'Số liệu' }).click();
  await page.getByRole('button', { name: 'Trình lãnh đạo', exact: true }).click();
  await expect(page.getByText('Còn mục bắt buộc của đề cương chưa viết.').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'II. Kiến nghị' })).toHaveAttribute(
    'aria-current',
    'location',
  );
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Hỗ trợ giống lúa vụ đông.');
  await expect(page.getByText('Đã lưu').or(page.getByText('Lưu lần cuối'))).toBeVisible();
  await expect(page.getByText('Còn 1 mục bắt buộc chưa viết.')).toBeHidden();
  await page.reload();
  await expect(text).toContainText('Hỗ trợ giống lúa vụ đông.');

  // A figure typed by hand that the table does not say is pointed out.
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Lúa thực hiện 120 ha.');
  await expect(page.getByText('ghi 120 ha, bảng ghi 180,5.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Số liệu ô D6' })).toBeVisible();
  for (let n = 0; n < 'Lúa thực hiện 120 ha.'.length + 1; n += 1) {
    await page.keyboard.press('Backspace');
  }
  await expect(page.getByText('ghi 120 ha, bảng ghi 180,5.')).toBeHidden();
});

test('the approver reads on a phone and comments, the commune answers', async ({
  person,
  province,
}) => {
  const clerkApi = province.api(`${communes[0].key}.nhap`);
  const version = async () => (await clerkApi.get<Made>(`/reports/${String(report)}`)).version;
  const act = async (post: string, action: string, note = '') =>
    province.api(`${communes[0].key}.${post}`).post(`/reports/${String(report)}/actions`, {
      action,
      version: await version(),
      note,
    });
  await act('nhap', 'submit');
  const approver = await person(`${communes[0].key}.lanhdao`, PHONE);
  await approver.page.goto(`${province.at}/reports/${String(report)}?tab=narrative`);
  await expect(approver.page.getByText('Diện tích lúa đạt 180,5 ha.')).toBeVisible();
  await approver.page.getByLabel('Góp ý vào mục').selectOption({ label: 'II. Kiến nghị' });
  await approver.page.getByLabel('Nội dung góp ý').fill('Nêu rõ số lượng giống.');
  await approver.look();
  await approver.page.getByRole('button', { name: 'Gửi góp ý' }).click();
  await expect(approver.page.getByText('chưa trả lời')).toBeVisible();
  await act('lanhdao', 'refuse', 'Sửa theo góp ý.');

  const clerk = await person(`${communes[0].key}.nhap`);
  await clerk.page.goto(`${province.at}/reports/${String(report)}?tab=narrative`);
  await expect(clerk.page.getByText('Nêu rõ số lượng giống.')).toBeVisible();
  await clerk.page.getByRole('button', { name: 'Trả lời' }).click();
  await clerk.page.getByLabel('Trả lời').fill('Đã nêu 500 kg.');
  await clerk.page.getByRole('button', { name: 'Gửi trả lời' }).click();
  await expect(clerk.page.getByText('đã trả lời', { exact: true })).toBeVisible();
  await clerk.look();
  await act('nhap', 'submit');
  await act('lanhdao', 'approve');
  await act('vanthu', 'send');
});

test('the department joins the texts of the communes', async ({ person, province }) => {
  const api = province.api('so.tonghop');
  const { version } = await api.get<Made>(`/reports/${String(report)}`);
  await api.post(`/reports/${String(report)}/actions`, { action: 'accept', version, note: '' });
  const aggregator = await person('so.tonghop');
  const { page } = aggregator;
  await page.goto(`${province.at}/reports/${String(total)}?tab=narrative`);
  await page.getByRole('button', { name: 'Ghép lời văn các đơn vị' }).click();
  const text = page.getByRole('textbox', { name: 'Nội dung báo cáo' });
  await expect(text).toContainText(communes[0].name);
  await expect(text).toContainText('Hỗ trợ giống lúa vụ đông.');
  await aggregator.look();
  // Once more it asks first: what is written would be lost.
  await page.getByRole('button', { name: 'Ghép lời văn các đơn vị' }).click();
  await expect(page.getByText('Thay phần đã viết?')).toBeVisible();
});
