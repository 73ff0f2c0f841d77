/*
 * One form from its annex to a report that is sent: a designer reads an annex he has never seen,
 * corrects it, has a commune try it, announces it; a regime asks for it with a text; a commune
 * brings its own Excel in TCVN3, and the sentence follows the figure that changes afterwards.
 */
import { join } from 'node:path';

import { expect, PHONE, test, type Person, type Sheet } from './journey';
import { ADMIN, annexPath, type Province } from './province';
import { ROOT } from './server';

test.describe.configure({ mode: 'serial' });

const DESIGNER = 'sct.thietke';
const DEPARTMENT = 'Sở Công Thương';
const COMMUNE = 'Xã Nam Đàn';
const TITLE = 'Tổng mức bán lẻ hàng hóa (tháng)';
const OUTLINE = 'Đề cương báo cáo bán lẻ';
const REGIME = 'Báo cáo tổng mức bán lẻ hằng tháng';
const MONTH = '2026-10';
const MONTH_TITLE = 'Tháng 10 năm 2026';
/** Rows 1 and 2 of the annex are its title, row 3 its heading. */
const RETAIL: Sheet = { first: 4, head: 1 };
const FILLED = join(ROOT, 'tests/data/filled/ban_le_tcvn3.xlsx');

let form = '';
let report = 0;

/** Both screens a clerk has: the office's and the phone's. Where they are kept, SHOTS says. */
async function shoot(person: Person, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder === undefined) return;
  await person.page.screenshot({ path: join(folder, `${name}.png`) });
}

async function pick(person: Person, label: string, text: string): Promise<void> {
  await person.page.getByRole('combobox', { name: label }).fill(text);
  await person.page.getByRole('option').filter({ hasText: text }).first().click();
}

async function step(person: Person, title: string, state: string, basis?: string): Promise<void> {
  await person.button(`${title}…`).click();
  const dialog = person.page.getByRole('dialog', { name: title });
  if (basis !== undefined) await dialog.getByLabel('Văn bản làm căn cứ').fill(basis);
  await dialog.getByRole('button', { name: title, exact: true }).click();
  await expect(person.page.getByText(`Biểu mẫu: ${state}.`).last()).toBeVisible();
}

async function makeDepartment(province: Province): Promise<void> {
  const admin = province.api(ADMIN);
  const unit = await admin.post<{ id: number }>('/units', {
    code: 'H40.05',
    name: DEPARTMENT,
    kind: 'department',
    parent_id: province.unit('40'),
  });
  await province.account(DESIGNER, 'Chuyên viên thiết kế biểu mẫu', unit.id, ['designer', 'lead']);
}

/** September as it was reported: what October is compared with. */
async function sendLastMonth(province: Province): Promise<void> {
  const lead = province.api(DESIGNER);
  const { items } = await lead.get<{ items: { id: number; code: string }[] }>('/regimes');
  const cycle = await lead.post<{ id: number }>('/cycles', {
    regime_id: items.find((one) => one.code === 'CT-BAN-LE')?.id,
    period: '2026-09',
    short_notice_ground: 'central_request',
    short_notice_reason: 'Kỳ báo cáo của đợt kiểm thử',
  });
  const clerk = province.api('namdan.nhap');
  const own = await clerk.get<{ items: { id: number; version: number }[] }>(
    `/reports?cycle_id=${String(cycle.id)}`,
  );
  const path = `/reports/${String(own.items[0]?.id ?? 0)}`;
  await clerk.patch(`${path}/cells`, {
    base_version: own.items[0]?.version ?? 0,
    cells: [{ row: 6, column: 6, value: '4350' }],
  });
  for (const [who, action] of [
    ['nhap', 'submit'],
    ['lanhdao', 'approve'],
    ['vanthu', 'send'],
  ] as const) {
    const { version } = await clerk.get<{ version: number }>(path);
    await province.api(`namdan.${who}`).post(`${path}/actions`, { action, version });
  }
}

test('a designer reads an annex he has never seen and corrects two cells', async ({
  person,
  province,
}) => {
  await makeDepartment(province);
  const designer = await person(DESIGNER);
  const { page } = designer;
  await page.goto('/forms/import');
  await page.getByLabel('Chọn tệp phụ lục').setInputFiles(annexPath('sct_binh_phuoc_ban_le'));
  await page.getByRole('grid').waitFor();
  await designer.look();
  await shoot(designer, '1-annex');
  await page.getByLabel('Mã biểu mẫu').fill('CT-BAN-LE');
  await page.getByLabel('Tên biểu mẫu').fill(TITLE);

  // The annex leaves its percentages to be reckoned by hand.
  await page.locator('[data-at="6:7"]').click();
  await page.getByLabel('Công thức', { exact: true }).fill('=F6*100/E6');
  await page.locator('[data-at="6:8"]').click();
  await page.getByLabel('Công thức', { exact: true }).fill('=F6*100/D6');
  await expect(page.getByText(/Ô [GH]6, ký tự \d+/)).toHaveCount(0);
  await designer.look();
  await shoot(designer, '2-corrected');
  await designer.button('Lưu biểu mẫu').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(TITLE);
  form = new URL(page.url()).pathname;
});

test('a commune tries it and remarks, the designer announces it', async ({ person }) => {
  const designer = await person(DESIGNER);
  const { page } = designer;
  await page.goto(form);
  await designer.button('Đưa ra kiểm thử…').click();
  const dialog = page.getByRole('dialog', { name: 'Đưa ra kiểm thử' });
  await dialog.getByRole('combobox', { name: 'Thêm đơn vị' }).fill(COMMUNE);
  await page.getByRole('option').filter({ hasText: COMMUNE }).first().click();
  await dialog.getByRole('button', { name: 'Đưa ra kiểm thử', exact: true }).click();
  await expect(page.getByText('Biểu mẫu: Đang kiểm thử.')).toBeVisible();

  const clerk = await person('namdan.nhap');
  await clerk.page.getByRole('link', { name: TITLE }).click();
  await clerk.page.getByText('Đây là bản nhập thử').waitFor();
  await clerk.type(RETAIL, { D6: '200', E6: '400', F6: '500' });
  await clerk.reads(RETAIL, { G6: '125', H6: '250' });
  await clerk.saved();
  await clerk.page.getByText('Góp ý về biểu mẫu (0)').click();
  const remark = clerk.page.getByLabel('Góp ý về biểu mẫu', { exact: true });
  await remark.fill('Nên ghi rõ triệu đồng ở tiêu đề');
  await clerk.page.getByLabel('Ý kiến').selectOption('Cần sửa');
  await clerk.button('Gửi góp ý').click();
  await expect(clerk.page.getByText('Nên ghi rõ triệu đồng ở tiêu đề')).toBeVisible();
  await shoot(clerk, '3-trial');

  await page.reload();
  await expect(page.getByText('Nên ghi rõ triệu đồng ở tiêu đề')).toBeVisible();
  await step(designer, 'Thông báo áp dụng', 'Đã thông báo', 'Công văn 45/SCT-VP');
  await shoot(designer, '4-announced');
  await step(designer, 'Đưa vào sử dụng', 'Đang áp dụng');
  await designer.look();
});

test('he writes an outline whose sentence compares two figures', async ({ person }) => {
  const designer = await person(DESIGNER);
  const { page } = designer;
  await page.goto('/outlines/new');
  await page.getByLabel('Mã đề cương').fill('DC-BAN-LE');
  await page.getByLabel('Tên đề cương').fill(OUTLINE);
  const text = page.getByRole('textbox', { name: 'Nội dung đề cương' });
  await text.click();
  await page.getByLabel('Kiểu đoạn').selectOption({ label: 'Đề mục cấp 1' });
  await text.pressSequentially('Kết quả');
  await page.keyboard.press('Enter');
  await text.pressSequentially('Bán lẻ lương thực, thực phẩm ');
  await page.getByRole('button', { name: 'Chèn số liệu' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Chèn gì').selectOption({ label: 'So sánh bằng lời' });
  await pick(designer, 'Lấy số liệu từ biểu mẫu', 'CT-BAN-LE');
  await dialog.getByLabel('Chỉ tiêu').selectOption({ label: '1. Lương thực, thực phẩm' });
  await dialog.getByLabel('Cột số liệu').selectOption({ label: 'Thực hiện tháng' });
  await dialog.getByLabel('So với').selectOption({ label: 'Kỳ trước' });
  await shoot(designer, '5-comparison');
  await dialog.getByRole('button', { name: 'Chèn', exact: true }).click();
  await page.keyboard.press('End');
  await page.keyboard.type('.');
  await designer.look();
  await shoot(designer, '6-outline');
  await page.getByRole('button', { name: 'Tạo đề cương' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(OUTLINE);
});

test('he makes the regime with both and opens the month', async ({ person, province }) => {
  const designer = await person(DESIGNER);
  const { page } = designer;
  await page.goto('/regimes/new');
  await page.getByLabel('Mã chế độ').fill('CT-BAN-LE');
  await page.getByLabel('Tên báo cáo').fill(REGIME);
  await pick(designer, 'Biểu mẫu số liệu', TITLE);
  await pick(designer, 'Đề cương', OUTLINE);
  await pick(designer, 'Cơ quan nhận báo cáo (bắt buộc)', DEPARTMENT);
  await designer.look();
  await shoot(designer, '7-regime');
  await designer.button('Tạo và chọn đơn vị báo cáo').click();
  await page.getByLabel(`Chọn ${COMMUNE}`).check();
  await designer.button('Lưu').click();
  await expect(page.getByText('Chưa có thay đổi nào.')).toBeAttached();
  await sendLastMonth(province);

  await page.goto('/cycles');
  await designer.button('Mở kỳ báo cáo').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Chế độ báo cáo').selectOption(REGIME);
  await dialog.getByLabel('Năm').selectOption('2026');
  await dialog.getByLabel(/^Kỳ \(/).selectOption(MONTH);
  await expect(dialog.getByText('Báo cáo được giao ngay cho 1 đơn vị.')).toBeVisible();
  const reason = dialog.getByLabel('Lý do giao sát hạn');
  if (await reason.isVisible()) {
    await dialog
      .getByLabel('Trường hợp được miễn')
      .selectOption('Theo yêu cầu của Chính phủ, bộ, ngành Trung ương');
    await reason.fill('Kỳ báo cáo của đợt kiểm thử');
  }
  await shoot(designer, '8-open');
  await dialog.getByRole('button', { name: 'Mở kỳ báo cáo' }).click();
  await expect(page.getByText(/^Đã mở kỳ và giao báo cáo cho 1 đơn vị/)).toBeVisible();

  const { items } = await province
    .api('namdan.nhap')
    .get<{ items: { id: number; period: string; regime_name: string }[] }>('/reports');
  report = items.find((one) => one.regime_name === REGIME && one.period === MONTH)?.id ?? 0;
});

test('the commune brings its own Excel, typed in TCVN3', async ({ person }) => {
  const clerk = await person('namdan.nhap');
  const { page } = clerk;
  await clerk.openTask(MONTH_TITLE);
  await clerk.button('Nhập từ Excel').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Chọn tệp Excel đã điền').setInputFiles(FILLED);
  await expect(dialog.getByText(/^Tìm thấy \d+ ô có số liệu mới/)).toBeVisible();
  await clerk.look();
  await shoot(clerk, '9-fill');
  await dialog.getByRole('button', { name: /^Nhận \d+ ô$/ }).click();
  await clerk.reads(RETAIL, { D6: '4.120,5', E6: '4.350', F6: '4.780,25', E10: '3.500' });
  await clerk.saved();
  await clerk.look();
  await shoot(clerk, '10-filled');
});

test('the sentence follows a figure that is changed, and the report goes to its leader', async ({
  person,
}) => {
  const clerk = await person('namdan.nhap');
  const { page } = clerk;
  await clerk.openTask(MONTH_TITLE);
  await page.getByRole('tab', { name: 'Lời văn' }).click();
  const text = page.getByRole('textbox', { name: 'Nội dung báo cáo' });
  await expect(text).toContainText('Bán lẻ lương thực, thực phẩm tăng 9,9% so với tháng trước');
  await page.getByRole('tab', { name: 'Số liệu' }).click();
  await clerk.type(RETAIL, { F6: '4132,5' });
  await clerk.saved();
  await page.getByRole('tab', { name: 'Lời văn' }).click();
  await expect(text).toContainText('Bán lẻ lương thực, thực phẩm giảm 5% so với tháng trước');
  await clerk.look();
  await shoot(clerk, '11-sentence');
  await clerk.step('Trình lãnh đạo', 'Chờ duyệt');
  await shoot(clerk, '12-submitted');

  const leader = await person('namdan.lanhdao', PHONE);
  await leader.page.goto(`/reports/${String(report)}?tab=narrative`);
  await expect(leader.page.getByText('giảm 5%')).toBeVisible();
  await leader.look();
  await shoot(leader, '13-phone');
});
