/*
 * A form whose rows its reporters add (Thông tư 01/2020/TT-VPCP, biểu 06): a commune adds them by
 * hand, out of a spreadsheet and out of a file, takes one away and back, and reports; the total has
 * the lists one under another, under the names of the units.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test, type Person } from './journey';
import { ADMIN, annexPath, communes, type Province } from './province';
import { ROOT } from './server';

test.describe.configure({ mode: 'serial' });

const MONTH = '2026-12';
const NAME = 'Giải quyết thủ tục hành chính hằng tháng';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Of the annex: the lists of offices and of communes. */
const [OFFICES, COMMUNES] = [10, 14];
const made = { cycle: 0, total: 0, thanhvinh: 0, truongvinh: 0 };

interface Made {
  id: number;
  version: number;
}

interface Cells {
  version: number;
  rows: { key: number; open: number; heading: string }[];
  cells: { row: number; column: number; value: string | null; text: string | null }[];
}

async function act(province: Province, who: string, report: number, action: string): Promise<void> {
  const path = `/reports/${String(report)}`;
  const { version } = await province.api(who).get<Made>(path);
  await province.api(who).post(`${path}/actions`, { action, version });
}

async function send(province: Province, commune: 'thanhvinh' | 'truongvinh'): Promise<void> {
  await act(province, `${commune}.nhap`, made[commune], 'submit');
  await act(province, `${commune}.lanhdao`, made[commune], 'approve');
  await act(province, `${commune}.vanthu`, made[commune], 'send');
  await act(province, 'so.tonghop', made[commune], 'accept');
}

/** What stands in the column of names, list by list, and the name of a unit over its rows. */
async function lists(province: Province, who: string, report: number): Promise<string[]> {
  const { rows, cells } = await province.api(who).get<Cells>(`/reports/${String(report)}/cells`);
  return rows.map(({ key, heading }) => {
    const named = cells.find(({ row, column }) => row === key && column === 2);
    return heading || (named?.text ?? '');
  });
}

async function paste({ page }: Person, text: string): Promise<void> {
  await page.evaluate((plain) => {
    const data = new DataTransfer();
    data.setData('text/plain', plain);
    const init = { clipboardData: data, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', init));
  }, text);
}

test('a form with lists is asked of two communes', async ({ province }) => {
  const admin = province.api(ADMIN);
  const department = province.unit('H40.10');
  const bytes = new Uint8Array(readFileSync(annexPath('vpcp_06_tong_hop')));
  const { layout } = await admin.send<{ layout: object }>('/forms/import', bytes, XLSX);
  const form = await admin.post<Made>('/forms', {
    code: 'TTHC-06',
    title: NAME,
    owner_unit_id: department,
    // What checks tell has a journey of its own.
    layout: { ...layout, checks: [] },
  });
  await admin.post(`/forms/${String(form.id)}/actions`, {
    action: 'use',
    version: form.version,
    legal_basis: 'Thông tư số 01/2020/TT-VPCP',
  });
  const regime = await admin.post<Made>('/regimes', {
    code: 'TTHC',
    name: NAME,
    lead_unit_id: department,
    receiver_unit_id: department,
    form_id: form.id,
    period_kind: 'month',
  });
  const reporters = communes.slice(0, 2).map(({ code }) => ({ unit_id: province.unit(code) }));
  await admin.put(`/regimes/${String(regime.id)}/reporters`, {
    version: regime.version,
    reporters,
  });
  const cycle = await admin.post<{ id: number; total_report_id: number }>('/cycles', {
    regime_id: regime.id,
    period: MONTH,
    short_notice_ground: 'central_request',
    short_notice_reason: 'Kỳ báo cáo của đợt kiểm thử',
  });
  made.total = cycle.total_report_id;
  for (const key of ['thanhvinh', 'truongvinh'] as const) {
    const { items } = await province
      .api(`${key}.nhap`)
      .get<{ items: { report_id: number; regime_name: string }[] }>('/inbox');
    made[key] = items.find((one) => one.regime_name === NAME)?.report_id ?? 0;
  }
});

test('a commune adds rows by hand, by paste and out of a file', async ({ person, province }) => {
  const clerk = await person('thanhvinh.nhap');
  const { page } = clerk;
  const sheet = page.getByRole('grid');
  await clerk.openReport(made.thanhvinh);
  // The list of offices: a new row comes in where the cursor is.
  await page.locator('.eg-row').nth(1).locator('.eg-cell').nth(1).click();
  await clerk.button('Thêm dòng').click();
  await page.keyboard.type('Sở Y tế');
  await page.keyboard.press('Tab');
  await page.keyboard.type('10');
  await page.keyboard.press('Enter');
  await expect(sheet.getByText('Sở Y tế')).toBeVisible();

  // Two rows into a list of one: the second is added, with a row of figures each.
  await sheet.getByText('Sở Y tế').click();
  await page.keyboard.press('Control+Enter');
  await paste(clerk, 'Sở Tư pháp\t\t12\t3\t1\r\nSở Xây dựng\t\t20\t5\t2\r\n');
  const room = page.getByRole('alertdialog', { name: 'Thêm 1 dòng vào danh sách?' });
  await room.getByRole('button', { name: 'Thêm dòng và dán' }).click();
  await expect(sheet.getByText('Sở Xây dựng')).toBeVisible();
  await clerk.saved();
  await clerk.look();
  expect(await lists(province, 'thanhvinh.nhap', made.thanhvinh)).toEqual([
    'Sở Y tế',
    'Sở Tư pháp',
    'Sở Xây dựng',
  ]);

  await clerk.button('Nhập từ Excel').click();
  const file = join(ROOT, 'tests/data/filled/tthc_danh_sach.xlsx');
  await page.getByLabel('Chọn tệp Excel đã điền').setInputFiles(file);
  const dialog = page.getByRole('dialog', { name: 'Nhập số liệu từ tệp Excel' });
  await dialog.getByRole('button', { name: /^Thêm 4 dòng, nhận/ }).click();
  await expect(dialog).toBeHidden();
  await expect(sheet.getByText('Xã Bình Minh')).toBeVisible();
  await clerk.saved();
  const all = await lists(province, 'thanhvinh.nhap', made.thanhvinh);
  expect([...all].sort()).toEqual(
    [
      ...['Sở Y tế', 'Sở Tư pháp', 'Sở Xây dựng', 'Sở Nội vụ', 'Sở Tài chính'],
      ...['Xã An Bình', 'Xã Bình Minh'],
    ].sort(),
  );
});

test('it takes a row away, puts it back, and moves another', async ({ person, province }) => {
  const clerk = await person('thanhvinh.nhap');
  const { page } = clerk;
  const sheet = page.getByRole('grid');
  const names = (): Promise<string[]> => lists(province, 'thanhvinh.nhap', made.thanhvinh);
  await clerk.openReport(made.thanhvinh);
  const before = await names();

  await sheet.getByText('Sở Tư pháp').click();
  await clerk.button('Xóa dòng').click();
  const asked = page.getByRole('alertdialog', { name: 'Xóa dòng này?' });
  await asked.getByRole('button', { name: 'Xóa dòng' }).click();
  await expect(sheet.getByText('Sở Tư pháp')).toHaveCount(0);
  await clerk.saved();
  await expect.poll(names).toHaveLength(before.length - 1);
  await clerk.button(/^Hoàn tác/).click();
  await expect(sheet.getByText('Sở Tư pháp')).toBeVisible();
  await clerk.saved();
  await expect.poll(names).toEqual(before);

  await sheet.getByText('Xã Bình Minh').click();
  await clerk.button('Chuyển dòng lên').click();
  await clerk.saved();
  await expect.poll(async () => (await names()).slice(-2)).toEqual(['Xã Bình Minh', 'Xã An Bình']);
  await clerk.look();
});

test('the total has the lists one under another, by unit', async ({ person, province }) => {
  const other = province.api('truongvinh.nhap');
  const path = `/reports/${String(made.truongvinh)}`;
  const { version } = await other.get<Made>(path);
  const row = 2 ** 32 + 7;
  await other.patch(`${path}/cells`, {
    base_version: version,
    rows: [{ key: row, open: OFFICES }],
    cells: [
      { row, column: 2, text: 'Sở Công Thương' },
      { row, column: 4, value: '9' },
    ],
  });
  await send(province, 'thanhvinh');
  await send(province, 'truongvinh');

  const department = await person('so.tonghop');
  const { page } = department;
  await department.openReport(made.total);
  await department.button('Tổng hợp').click();
  const sheet = page.getByRole('grid');
  await expect(sheet.getByText('Sở Công Thương')).toBeVisible();
  await expect(sheet.getByText('Phường Thành Vinh')).toHaveCount(2);
  await expect(sheet.getByText('Phường Trường Vinh')).toBeVisible();
  const all = await lists(province, 'so.tonghop', made.total);
  expect(all.slice(all.indexOf('Phường Trường Vinh')).slice(0, 2)).toEqual([
    'Phường Trường Vinh',
    'Sở Công Thương',
  ]);
  const { rows } = await province
    .api('so.tonghop')
    .get<Cells>(`/reports/${String(made.total)}/cells`);
  expect(rows.filter(({ open }) => open === COMMUNES)).toHaveLength(3);
  await department.look();
});
