/*
 * Asking once (CT-19, BP-11): the catalogues are loaded, a new form that asks what communes are
 * asked already is warned of, the figure is taken or a reason given, and the burden map counts both.
 */
import { ADMIN, communes, DEPARTMENT } from './province';
import { expect, test } from './journey';

test.describe.configure({ mode: 'serial' });

const measures = `code,name,quantity,factor,aliases
kg,Kilôgam,Khối lượng,1,kg
tan,Tấn,Khối lượng,1000,
ha,Hecta,Diện tích,10000,ha
con,Con,Số con,1,
`;

test('an administrator loads a catalogue line by line', async ({ person }) => {
  const admin = await person(ADMIN);
  const { page } = admin;
  await page.goto('/catalogue/measures');
  await admin.button('Nhập CSV').click();
  await page.setInputFiles('input[type=file]', {
    name: 'don-vi-tinh.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${measures}lit,Lít,Thể tích,0,\n`),
  });
  await expect(page.getByText('Thêm 4, sửa 0, giữ nguyên 0, từ chối 1 dòng.')).toBeVisible();
  await expect(page.getByText('Hệ số quy đổi phải là số lớn hơn 0. (“0”)')).toBeVisible();
  await admin.look();
  await page.setInputFiles('input[type=file]', {
    name: 'don-vi-tinh.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(measures),
  });
  await expect(page.getByText('Thêm 4, sửa 0, giữ nguyên 0, từ chối 0 dòng.')).toBeVisible();
  await admin.button('Nhập').click();
  await expect(page.getByRole('link', { name: 'Tấn', exact: true })).toBeVisible();

  await page.locator('.convert summary').click();
  await page.getByLabel('Số', { exact: true }).fill('1.234,5');
  await page.getByLabel('Từ', { exact: true }).selectOption('kg');
  await page.getByLabel('Sang', { exact: true }).selectOption('tan');
  await admin.button('Quy đổi thử').click();
  await expect(page.getByText('1.234,5 Kilôgam = 1,2345 Tấn')).toBeVisible();
  await admin.look();
});

test('an indicator has one definition and one owner', async ({ person, province }) => {
  const admin = await person(ADMIN);
  const { page } = admin;
  await page.goto('/catalogue/indicators');
  await admin.button('Thêm chỉ tiêu').click();
  await page.getByRole('textbox', { name: /^Mã \(/ }).fill('bo_tong_dan');
  await page.getByRole('textbox', { name: /^Tên \(/ }).fill('Tổng đàn bò');
  await page.getByLabel('Đơn vị tính').selectOption('con');
  await page.getByLabel('Cộng theo thời gian').selectOption('last');
  await admin.button('Lưu').click();
  await expect(page.getByRole('heading', { level: 2, name: 'Tổng đàn bò' })).toBeVisible();
  await admin.look();

  admin.expected.push(/^409: .*\/indicators$/);
  await admin.button('Thêm chỉ tiêu').click();
  await page.getByRole('textbox', { name: /^Mã \(/ }).fill('bo_2');
  await page.getByRole('textbox', { name: /^Tên \(/ }).fill('TỔNG ĐÀN BÒ');
  await page.getByLabel('Đơn vị tính').selectOption('con');
  await admin.button('Lưu').click();
  await expect(page.getByText(/Mã đang dùng: bo_tong_dan/).first()).toBeVisible();
  expect(province.unit('40')).toBeGreaterThan(0);
});

test('a drafter is warned of what is asked already', async ({ person, province }) => {
  await province.openCycle('2026-01');
  const api = province.api(ADMIN);
  const made = await api.post<{ id: number }>('/forms', {
    code: 'TK-CHAN-NUOI',
    title: 'Thống kê chăn nuôi',
    owner_unit_id: province.unit('H40.10'),
    layout: {
      columns: [
        { key: 1, path: ['Chỉ tiêu'], role: 'label' },
        { key: 2, path: ['ĐVT'], role: 'unit' },
        { key: 3, path: ['Trong tháng'], role: 'value', attribute: 'thang_trong_thang' },
      ],
      rows: [
        { key: 1, kind: 'group', label: 'Chăn nuôi' },
        { key: 2, label: 'Tổng đàn bò', unit: 'con', indent: 1, indicator: 'bo_tong_dan' },
        { key: 3, label: 'Số hồ chứa nước', unit: 'hồ', indent: 1 },
      ],
    },
  });

  const drafter = await person(ADMIN);
  const { page } = drafter;
  await page.goto(`/forms/${String(made.id)}`);
  await drafter
    .button(/^Sửa|^Soạn/)
    .first()
    .click();
  await page.getByRole('tab', { name: 'Hỏi một lần' }).click();
  await expect(
    page.getByText('1 trong 2 chỉ tiêu đã được hỏi ở chế độ khác; 0 đã nêu lý do.'),
  ).toBeVisible();
  const twin = page.getByRole('article');
  await expect(twin).toContainText('Báo cáo tiến độ sản xuất nông nghiệp');
  await expect(twin).toContainText(`${DEPARTMENT} hỏi`);
  await expect(twin).toContainText(`${String(communes.length)} đơn vị`);
  await drafter.look();

  await drafter.button('Nêu lý do hỏi lại').click();
  await page.getByLabel('Lý do hỏi lại').fill('ngắn');
  await drafter.button('Lưu lý do').click();
  await expect(page.getByText('Lý do cần ít nhất 10 ký tự.')).toBeVisible();
  await page
    .getByLabel('Lý do hỏi lại')
    .fill('Thống kê tại thời điểm 01/4, khác kỳ báo cáo tháng.');
  await drafter.button('Lưu lý do').click();
  await expect(
    page.getByText('1 trong 2 chỉ tiêu đã được hỏi ở chế độ khác; 1 đã nêu lý do.'),
  ).toBeVisible();
  await expect(twin).toContainText('Thống kê tại thời điểm 01/4');
  await drafter.look();
});

test('the burden map counts what a commune is asked', async ({ person, province }) => {
  await province.openCycle('2026-07');
  const clerk = await person(`${communes[0].key}.nhap`);
  const { page } = clerk;
  await page.goto('/burden?year=2026');
  await expect(
    page.getByText(/^Năm 2026: 1 chế độ yêu cầu \d+ đơn vị nộp \d+ báo cáo/),
  ).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(communes[0].name) })).toBeVisible();
  await clerk.look();
  await page.getByLabel('Xem theo').selectOption('office');
  await expect(page.getByRole('row', { name: new RegExp(DEPARTMENT) })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Xuất Excel' }).click();
  expect((await download).suggestedFilename()).toBe('ganh-nang-bao-cao-2026.xlsx');
  await clerk.look();
});
