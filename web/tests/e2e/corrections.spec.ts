/*
 * A correction in the open, under Kon Tum's steps: what was sent anew is compared with what was sent
 * before, cell and sentence; the department's total that was signed with the old figure says so, in
 * the list too, until it is built and signed again (Điều 9).
 */
import { expect, testUnder, type Person } from './journey';
import { ADMIN, communes, type Province } from './province';

const test = testUnder('kon-tum', { confirming: true });
test.describe.configure({ mode: 'serial' });

const COMMUNE = communes[0];
const ENTRY = `${COMMUNE.key}.nhap`;
const CLERK = `${COMMUNE.key}.vanthu`;
const DEPARTMENT = 'so.tonghop';
const DIRECTOR = 'so.lanhdao';
const DEPARTMENT_CLERK = 'so.vanthu';
const OFFICE = 'tinh.tonghop';
const REASON = 'Đo lại diện tích lúa, có biên bản.';
const FLAGGED = 'Bản đã ký của báo cáo này còn tính số liệu trước khi đính chính.';

const LAYOUT = {
  title: 'KẾT QUẢ SẢN XUẤT',
  columns: [
    { key: 1, path: ['Chỉ tiêu'], role: 'label' },
    {
      key: 2,
      path: ['Thực hiện'],
      role: 'value',
      attribute: 'thuc_hien',
      rule: 'sum',
      decimals: 1,
    },
  ],
  rows: [
    { key: 6, label: 'Lúa', indicator: 'lua' },
    { key: 7, label: 'Ngô', indicator: 'ngo' },
  ],
};

interface Made {
  id: number;
  version: number;
}

let report = 0;
let total = 0;

const words = (text: string) => ({ type: 'text', text });
const heading = {
  type: 'heading',
  attrs: { id: 'ket-qua' },
  content: [words('Kết quả')],
};
const rice = { type: 'figure', attrs: { cells: 'B6' } };

function documentOf(sentence: string) {
  const content = [words('Diện tích lúa đạt '), rice, words(` ha. ${sentence}`)];
  return { type: 'doc', content: [heading, { type: 'paragraph', content }] };
}

async function makePosts(province: Province): Promise<void> {
  const department = province.unit('H40.10');
  await province.account(DIRECTOR, 'Giám đốc', department, ['approver']);
  await province.account(DEPARTMENT_CLERK, 'Văn thư Sở', department, ['clerk']);
  await province.account(OFFICE, 'Chuyên viên tổng hợp tỉnh', province.unit('40'), ['aggregator']);
}

async function openCycle(province: Province): Promise<void> {
  const admin = province.api(ADMIN);
  const department = province.unit('H40.10');
  const form = await admin.post<Made>('/forms', {
    code: 'SX-02',
    title: 'Kết quả sản xuất',
    owner_unit_id: department,
    layout: LAYOUT,
  });
  await admin.post(`/forms/${String(form.id)}/actions`, {
    action: 'use',
    version: form.version,
    legal_basis: 'Quyết định của Ủy ban nhân dân tỉnh',
  });
  const outline = await admin.post<Made>('/outlines', {
    code: 'DC-02',
    title: 'Đề cương báo cáo sản xuất',
    owner_unit_id: department,
    document: documentOf('Không có kiến nghị.'),
  });
  const regime = await admin.post<Made>('/regimes', {
    code: 'SX-DC',
    name: 'Báo cáo sản xuất hằng tháng',
    lead_unit_id: department,
    receiver_unit_id: department,
    upper_unit_id: province.unit('40'),
    form_id: form.id,
    outline_id: outline.id,
    period_kind: 'month',
  });
  await admin.put(`/regimes/${String(regime.id)}/reporters`, {
    version: regime.version,
    reporters: [{ unit_id: province.unit(COMMUNE.code) }],
  });
  const cycle = await admin.post<{ id: number; total_report_id: number }>('/cycles', {
    regime_id: regime.id,
    period: '2026-03',
    short_notice_ground: 'central_request',
    short_notice_reason: 'Kỳ báo cáo của đợt kiểm thử',
  });
  total = cycle.total_report_id;
  const { items } = await province
    .api(ENTRY)
    .get<{ items: { id: number }[] }>(`/reports?cycle_id=${String(cycle.id)}`);
  report = items[0]?.id ?? 0;
}

/** The commune writes the sentence and the figure, signs, sends; the department takes it in. */
async function send(province: Province, lua: string, sentence: string): Promise<void> {
  const clerk = province.api(ENTRY);
  const path = `/reports/${String(report)}/narrative`;
  const { version } = await clerk.get<{ version: number }>(path);
  await clerk.put(path, { version, document: documentOf(sentence) });
  await province.submit(COMMUNE.key, report, { B6: lua, B7: '20' });
  await province.signAndSend(COMMUNE.key, report, CLERK);
  await province.act(DEPARTMENT, report, 'accept');
}

/** The inbox says that it is a correction, which, and why; what was sent once is not overdue. */
async function seesCorrection(person: Person, name: RegExp): Promise<void> {
  await person.page.goto('/inbox');
  const row = person.page.getByRole('row', { name });
  await expect(row).toContainText('Đính chính lần 1');
  await expect(row).toContainText(REASON);
  await expect(row).toContainText('Không đặt hạn');
  await expect(row).not.toContainText(/quá hạn|còn \d+ ngày/i);
  await person.look();
}

async function correct(province: Province, id: number, asker: string, giver: string) {
  await province.act(asker, id, 'request_correction', REASON);
  await province.act(giver, id, 'grant_correction');
}

test('what was sent anew is compared with what was sent before', async ({ person, province }) => {
  await makePosts(province);
  await openCycle(province);
  await send(province, '150.5', 'Sâu bệnh không đáng kể.');

  const department = await person(DEPARTMENT);
  await department.openReport(total);
  await department.button('Tổng hợp').click();
  await expect(department.page.getByText(/^Đã tổng hợp \d+ ô từ 1 báo cáo/)).toBeVisible();
  await department.step('Trình lãnh đạo', 'Chờ duyệt');
  const director = await person(DIRECTOR);
  await director.openReport(total);
  await director.sign(province.password(DIRECTOR), 'Chờ văn thư gửi');
  await province.act(DEPARTMENT_CLERK, total, 'send');
  await province.act(OFFICE, total, 'accept');

  await correct(province, report, CLERK, DEPARTMENT);
  await send(province, '148', 'Rầy nâu gây hại 3 ha.');
  await department.openReport(report);
  await department.page.getByRole('tab', { name: 'Lịch sử' }).click();
  const panel = department.page.getByRole('region', { name: 'Nội dung đính chính' });
  await expect(panel).toContainText(REASON);
  const row = panel.getByRole('row', { name: /Lúa/ });
  await expect(row).toContainText('150,5');
  await expect(row).toContainText('148');
  await expect(row).toContainText('Công chức kinh tế');
  await expect(panel.locator('del')).toHaveText([
    /Diện tích lúa đạt 150,5 ha\./,
    /Sâu bệnh không đáng kể\./,
  ]);
  await expect(panel.locator('ins')).toHaveText([
    /Diện tích lúa đạt 148 ha\./,
    /Rầy nâu gây hại 3 ha\./,
  ]);
  await department.look();
});

test('the total that was signed with the old figure says so until it is signed again', async ({
  person,
  province,
}) => {
  const department = await person(DEPARTMENT);
  const { page } = department;
  await page.goto('/reports');
  const listed = page.getByRole('row', { name: /Báo cáo tổng hợp/ });
  await expect(listed).toContainText('Cần ký lại');
  await department.look();
  await department.openReport(total);
  const flag = page.locator('.note').filter({ hasText: FLAGGED });
  await expect(flag).toContainText(`${COMMUNE.name}: đã dùng bản 1, nay là bản 2.`);
  await flag.getByRole('button', { name: 'Xem số liệu đã đính chính' }).click();
  await expect(flag).toContainText('150,5 → 148');
  await expect(flag).not.toContainText('Ngô');
  await department.look();

  // Built again it is still not what was signed.
  await correct(province, total, DEPARTMENT_CLERK, OFFICE);
  await seesCorrection(department, /Báo cáo tổng hợp/);
  await department.openReport(total);
  await expect(page.locator('.report-head')).toContainText(REASON);
  await department.button('Tổng hợp lại').click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Tổng hợp' }).click();
  await expect(page.getByText(/^Đã tổng hợp \d+ ô từ 1 báo cáo/)).toBeVisible();
  await department.step('Trình lãnh đạo', 'Chờ duyệt');
  await expect(flag).toBeVisible();

  const director = await person(DIRECTOR);
  await seesCorrection(director, /Báo cáo tổng hợp/);
  await director.openReport(total);
  await expect(director.page.getByText(FLAGGED)).toBeVisible();
  await director.button('Ký báo cáo').click();
  await expect(director.page.getByRole('dialog')).toContainText(REASON);
  await director.page.keyboard.press('Escape');
  await director.sign(province.password(DIRECTOR), 'Chờ văn thư gửi');
  const clerk = await person(DEPARTMENT_CLERK);
  await clerk.page.goto('/clerk-desk');
  await expect(clerk.page.getByRole('row', { name: /Đính chính lần 1/ })).toContainText(REASON);
  await clerk.look();
  await expect(director.page.getByText(FLAGGED)).toHaveCount(0);
  await department.openReport(total);
  await expect(flag).toHaveCount(0);
  await page.goto('/reports');
  await expect(listed).toBeVisible();
  await expect(listed).not.toContainText('Cần ký lại');
  await department.look();
});
