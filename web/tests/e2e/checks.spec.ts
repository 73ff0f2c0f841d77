/*
 * What figures must be like: the designer says it, the clerk sees it while typing, mends what is
 * wrong and explains what is odd; leader and department read the explanation beside the figures.
 */
import type { Api } from './api';
import { expect, PHONE, test, type Sheet } from './journey';
import { ADMIN, communes, type Province } from './province';

test.describe.configure({ mode: 'serial' });

const SHEET: Sheet = { first: 1, head: 1 };
const NAME = 'Báo cáo hộ nghèo hằng tháng';
const NOTE = 'Nhận 60 hộ từ thôn sáp nhập theo Quyết định 15';
const made = { form: 0, version: 0, october: 0, november: 0 };

interface Made {
  id: number;
  version: number;
}

interface Drawn {
  layout: { checks: unknown[] };
}

function department(province: Province): number {
  return province.unit('H40.10');
}

async function open(province: Province, regime_id: number, period: string): Promise<number> {
  const cycle = await province.api(ADMIN).post<{ period_title: string }>('/cycles', {
    regime_id,
    period,
    short_notice_ground: 'central_request',
    short_notice_reason: 'Kỳ báo cáo của đợt kiểm thử',
  });
  const { items } = await province
    .api('thanhvinh.nhap')
    .get<{ items: { report_id: number; period_title: string; regime_name: string }[] }>('/inbox');
  const found = items.find(
    (item) => item.period_title === cycle.period_title && item.regime_name === NAME,
  );
  return found?.report_id ?? 0;
}

async function act(api: Api, report: number, action: string): Promise<void> {
  const path = `/reports/${String(report)}`;
  const { version } = await api.get<{ version: number }>(path);
  await api.post(`${path}/actions`, { action, version });
}

test('the designer says what figures must be like', async ({ person, province }) => {
  const rule = { axis: 'rows', total: 0, decimals: 0, base: 'previous' };
  const layout = {
    title: 'HỘ NGHÈO',
    columns: [
      { key: 1, path: ['Chỉ tiêu'], role: 'label' },
      { key: 2, path: ['Tổng số'], role: 'value', attribute: 'tong', rule: 'sum' },
      { key: 3, path: ['Trong đó: nữ'], role: 'value', attribute: 'nu', rule: 'sum' },
    ],
    rows: [
      { key: 1, label: 'Số hộ', indicator: 'ho' },
      { key: 2, label: 'Hộ nghèo', indicator: 'ngheo' },
    ],
    checks: [
      {
        ...rule,
        code: 'KT01',
        severity: 'error',
        kind: 'formula',
        formula: 'B2<=B1',
        columns: [2, 3],
      },
      {
        ...rule,
        code: 'KT02',
        severity: 'warning',
        kind: 'change',
        percent: '20',
        rows: [1],
        columns: [2],
      },
    ],
  };
  const form = await province.api(ADMIN).post<Made>('/forms', {
    code: 'HN-THANG',
    title: 'Hộ nghèo',
    owner_unit_id: department(province),
    layout,
  });
  made.form = form.id;

  const admin = await person(ADMIN);
  const { page } = admin;
  await page.goto(`/forms/${String(form.id)}`);
  await page.getByRole('button', { name: /^Sửa/ }).click();
  await page.getByRole('tab', { name: /^Kiểm tra/ }).click();
  await expect(page.getByRole('button', { name: /^KT0/ })).toHaveCount(2);
  await admin.look();
  await admin.button('Thêm kiểm tra').click();
  await page.getByLabel('Loại kiểm tra').selectOption('Thành phần (Trong đó) không quá tổng số');
  await page.getByLabel('Tổng số và thành phần là').selectOption('Các cột');
  await page.getByLabel('Tổng số', { exact: true }).fill('Z');
  await expect(page.getByText('Có dòng hoặc cột không có số liệu trong biểu.')).toBeVisible();
  await page.getByLabel('Tổng số', { exact: true }).fill('B');
  await page.getByLabel('Các thành phần').fill('C');
  await page.getByLabel('Thông báo cho người nhập').fill('Số nữ lớn hơn tổng số.');
  await admin.look();
  // Back in the list it stands under what it tells.
  await admin.button('Tất cả kiểm tra').click();
  await expect(page.getByRole('button', { name: /^KT03 Số nữ lớn hơn tổng số\./ })).toBeVisible();
  await admin.look();

  const added = {
    ...rule,
    code: 'KT03',
    severity: 'error',
    kind: 'part',
    axis: 'columns',
    total: 2,
    parts: [3],
    message: 'Số nữ lớn hơn tổng số.',
  };
  // The draft is kept as it is drawn.
  const path = `/forms/${String(form.id)}`;
  await expect
    .poll(async () => (await province.api(ADMIN).get<Drawn>(path)).layout.checks[2])
    .toMatchObject(added);
  await expect(page.getByText(/^Đã lưu bản soạn lúc/)).toBeVisible();
  made.version = (await province.api(ADMIN).get<Made>(path)).version;
});

test('a month is reported before', async ({ province }) => {
  const admin = province.api(ADMIN);
  await admin.post(`/forms/${String(made.form)}/actions`, {
    action: 'use',
    version: made.version,
    legal_basis: 'Quyết định 12/2026/QĐ-UBND',
  });
  const regime = await admin.post<Made>('/regimes', {
    code: 'HN',
    name: NAME,
    lead_unit_id: department(province),
    receiver_unit_id: department(province),
    form_id: made.form,
    period_kind: 'month',
  });
  const reporters = communes.slice(0, 1).map(({ code }) => ({ unit_id: province.unit(code) }));
  await admin.put(`/regimes/${String(regime.id)}/reporters`, {
    version: regime.version,
    reporters,
  });
  made.october = await open(province, regime.id, '2026-10');
  made.november = await open(province, regime.id, '2026-11');
  await province.submit('thanhvinh', made.october, { B1: '300', C1: '120', B2: '12', C2: '5' });
  await act(province.api('thanhvinh.lanhdao'), made.october, 'approve');
  await act(province.api('thanhvinh.vanthu'), made.october, 'send');
});

test('the clerk is told at once, mends what is wrong and explains what is odd', async ({
  person,
  province,
}) => {
  const clerk = await person('thanhvinh.nhap');
  const { page } = clerk;
  await clerk.openReport(made.november);
  await clerk.type(SHEET, { B1: '400', C1: '450', B2: '12', C2: '5' });
  await clerk.saved();
  await clerk.button('Kiểm tra').click();
  const list = page.getByRole('region', { name: 'Kết quả kiểm tra' });
  const wrong = list.getByRole('button', {
    name: /Số nữ lớn hơn tổng số\. Hiện là 450; cho phép ≤ 400\./,
  });
  await expect(wrong).toBeVisible();
  await expect(
    list.getByRole('button', { name: /Hiện là 400; cho phép từ 240 đến 360/ }),
  ).toBeVisible();
  await clerk.look();

  // The line leads to its cell; mended, it is gone from the list without anybody asking.
  await wrong.click();
  await page.keyboard.type('200');
  await page.keyboard.press('Enter');
  await expect(wrong).toHaveCount(0);
  await clerk.saved();

  // A warning that nobody explained holds the report back, and says so.
  await expect(clerk.button('Trình lãnh đạo')).toHaveAttribute('aria-disabled', 'true');
  await list.getByLabel(/^Giải trình: Số liệu biến động quá lớn/).fill(NOTE);
  await list.getByRole('button', { name: 'Lưu giải trình' }).click();
  await expect(page.getByText('Đã lưu giải trình.')).toBeVisible();
  await clerk.look();
  await clerk.step('Trình lãnh đạo', 'Chờ duyệt');
  expect(await province.figure('thanhvinh.nhap', made.november, 'C1')).toBe('200');
});

test('the leader reads the explanation on his phone', async ({ person }) => {
  const leader = await person('thanhvinh.lanhdao', PHONE);
  const { page } = leader;
  await leader.openReport(made.november);
  await page.getByRole('tab', { name: 'Giải trình' }).click();
  await expect(page.getByText(NOTE)).toBeVisible();
  await leader.look();
  await leader.step('Phê duyệt', 'Đã duyệt');
});

test('the department reads it too', async ({ person, province }) => {
  await act(province.api('thanhvinh.vanthu'), made.november, 'send');
  const lead = await person('so.tonghop');
  const { page } = lead;
  await lead.openReport(made.november);
  await page.getByRole('tab', { name: 'Giải trình' }).click();
  await expect(page.getByText(NOTE)).toBeVisible();
  await expect(page.getByText(/từ 240 đến 360 \(trước đó 300\)/)).toBeVisible();
  await lead.look();
});
