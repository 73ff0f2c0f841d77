/*
 * The life of a form: a department's designer reads an annex, corrects two cells, has one commune
 * try it, announces it and puts it in use; a cycle is opened; a second version changes a column,
 * the change is shown, and the open cycle keeps its version.
 */
import { expect, MONTHLY, PHONE, test, type Person } from './journey';
import { annexPath } from './province';

test.describe.configure({ mode: 'serial' });

const DESIGNER = 'so.thietke';
const TITLE = 'Ước kết quả sản xuất nông nghiệp (thử nghiệm)';
const COMMUNE = 'Xã Nam Đàn';

let form = '';
let formId = 0;

/** A step in the form's life, with what it asks for. */
async function step(person: Person, title: string, state: string, basis?: string): Promise<void> {
  await person.button(`${title}…`).click();
  const dialog = person.page.getByRole('dialog', { name: title });
  if (basis !== undefined) await dialog.getByLabel('Văn bản làm căn cứ').fill(basis);
  await dialog.getByRole('button', { name: title, exact: true }).click();
  await expect(person.page.getByText(`Biểu mẫu: ${state}.`).last()).toBeVisible();
}

async function chooseCell(person: Person, at: string): Promise<void> {
  await person.page.locator(`[data-at="${at}"]`).click();
}

test('a designer reads an annex and corrects two cells', async ({ person, province }) => {
  await province.account(DESIGNER, 'Chuyên viên thiết kế biểu mẫu', province.unit('H40.10'), [
    'designer',
    'lead',
  ]);
  const designer = await person(DESIGNER);
  const { page } = designer;
  await page.goto('/forms/import');
  await page.getByLabel('Chọn tệp phụ lục').setInputFiles(annexPath('nong_nghiep_thang'));
  await page.getByRole('grid').waitFor();
  await page.getByLabel('Mã biểu mẫu').fill('NN-VONG-DOI');
  await page.getByLabel('Tên biểu mẫu').fill(TITLE);

  await chooseCell(designer, '22:6');
  await page.getByLabel('Công thức', { exact: true }).fill('=E22*');
  await expect(page.getByText(/Ô F22, ký tự \d+/).first()).toBeVisible();
  await page.getByLabel('Công thức', { exact: true }).fill('=E22*2');
  await expect(page.getByText(/Ô F22, ký tự \d+/)).toHaveCount(0);
  await chooseCell(designer, '20:6');
  await page.getByLabel('Khóa ô này, không ai nhập').check();
  await designer.look();

  await designer.button('Lưu biểu mẫu').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(TITLE);
  await expect(page.getByText('Đang soạn').first()).toBeVisible();
  form = new URL(page.url()).pathname;
  formId = Number(form.split('/').at(-1));
  await designer.look();
});

test('he has one commune try it, and nobody enters anything real', async ({ person }) => {
  const designer = await person(DESIGNER);
  const { page } = designer;
  await page.goto(form);
  await designer.button('Đưa ra kiểm thử…').click();
  const dialog = page.getByRole('dialog', { name: 'Đưa ra kiểm thử' });
  await dialog.getByRole('combobox', { name: 'Thêm đơn vị' }).fill(COMMUNE);
  await page.getByRole('option').filter({ hasText: COMMUNE }).first().click();
  await expect(dialog.getByText(COMMUNE)).toBeVisible();
  await designer.look();
  await dialog.getByRole('button', { name: 'Đưa ra kiểm thử', exact: true }).click();
  await expect(page.getByText('Biểu mẫu: Đang kiểm thử.')).toBeVisible();
  await expect(page.getByRole('row', { name: COMMUNE })).toContainText('Chưa nhập');
  await designer.look();

  const clerk = await person('namdan.nhap');
  await clerk.look();
  await clerk.page.getByRole('link', { name: TITLE }).click();
  await clerk.page.getByText('Đây là bản nhập thử').waitFor();
  await clerk.type(MONTHLY, { E20: '120', E22: '720,5' });
  await clerk.reads(MONTHLY, { F22: '1.441' });
  await clerk.saved();
  await clerk.page.getByText('Góp ý về biểu mẫu (0)').click();
  await clerk.page.getByLabel('Góp ý về biểu mẫu', { exact: true }).fill('Cột F nên là số nguyên');
  await clerk.page.getByLabel('Ý kiến').selectOption('Cần sửa');
  await clerk.button('Gửi góp ý').click();
  await expect(clerk.page.getByText('Cột F nên là số nguyên')).toBeVisible();
  await clerk.look();

  await page.reload();
  const tried = page.getByRole('row', { name: COMMUNE });
  await expect(tried).toContainText('Nhập lúc');
  await expect(tried).toContainText('Cần sửa');
  await expect(page.getByText('Cột F nên là số nguyên')).toBeVisible();
  await tried.getByRole('button', { name: /^Xem số liệu/ }).click();
  await designer.reads(MONTHLY, { E22: '720,5', F22: '1.441' });
  await designer.look();
});

test('he announces it, puts it in use, and a cycle opens with it', async ({ person, province }) => {
  const designer = await person(DESIGNER);
  await designer.page.goto(form);
  await step(designer, 'Thông báo áp dụng', 'Đã thông báo', 'Công văn 12/SNN-VP');
  await step(designer, 'Đưa vào sử dụng', 'Đang áp dụng');
  await designer.page.getByRole('tab', { name: 'Quá trình' }).click();
  await expect(designer.page.getByText('Công văn 12/SNN-VP').first()).toBeVisible();
  await designer.look();

  const api = province.api(DESIGNER);
  const department = province.unit('H40.10');
  const regime = await api.post<{ id: number; version: number }>('/regimes', {
    code: 'NN-VONG-DOI',
    name: 'Báo cáo thử vòng đời',
    lead_unit_id: department,
    receiver_unit_id: department,
    form_id: formId,
    period_kind: 'month',
  });
  await api.put(`/regimes/${String(regime.id)}/reporters`, {
    version: regime.version,
    reporters: [{ unit_id: province.unit('17950') }],
  });
  const cycle = await api.post<{ form_version_number: number }>('/cycles', {
    regime_id: regime.id,
    period: '2026-08',
    short_notice_ground: 'central_request',
    short_notice_reason: 'Kỳ báo cáo của đợt kiểm thử',
  });
  expect(cycle.form_version_number).toBe(1);
  // What was entered on trial is in no report.
  const { items } = await province
    .api('namdan.nhap')
    .get<{ items: { kind: string; regime_name: string }[] }>('/reports');
  expect(items.filter((one) => one.kind === 'trial')).toEqual([]);
});

test('a second version changes a column; the open cycle keeps the first', async ({
  person,
  province,
}) => {
  const designer = await person(DESIGNER);
  const { page } = designer;
  await page.goto(form);
  await step(designer, 'Soạn phiên bản mới', 'Đang soạn');
  await page.getByRole('grid').waitFor();
  await page.getByRole('columnheader', { name: 'Cột F', exact: true }).click();
  await page.getByLabel('Tiêu đề cột').fill('Ước cả năm');
  await page.getByLabel('Số chữ số thập phân').selectOption('0');
  await chooseCell(designer, '20:0');
  await designer.button('Chèn dòng dưới').click();
  await page.getByLabel('Chỉ tiêu', { exact: true }).fill('Cây khác');
  await expect(page.getByText(/^Đã lưu bản soạn lúc/)).toBeVisible();
  await designer.look();
  await designer.button('Xem như người nhập').click();
  await expect(page.getByText('Cây khác')).toBeVisible();
  await designer.look();
  await designer.button('Đóng trình thiết kế').click();

  await page.getByRole('tab', { name: 'Thay đổi' }).click();
  await expect(page.getByRole('row', { name: /Đổi tên cột/ })).toContainText('Ước cả năm');
  await expect(page.getByRole('row', { name: /Thêm dòng/ })).toContainText('Cây khác');
  await designer.look();
  await step(designer, 'Đưa vào sử dụng', 'Đang áp dụng', 'Công văn 34/SNN-VP');

  const api = province.api(DESIGNER);
  const { items } = await api.get<{
    items: { regime_name: string; form_version_number: number }[];
  }>('/cycles');
  const open = items.filter((one) => one.regime_name === 'Báo cáo thử vòng đời');
  expect(open.map((one) => one.form_version_number)).toEqual([1]);

  const small = await person(DESIGNER, PHONE);
  await small.page.goto(form);
  await small.page.getByRole('heading', { level: 1 }).waitFor();
  await small.look();
});
