/*
 * A month of reporting, from the annex in Excel to the total in Excel: the administrator makes the
 * forms, opens the period, three communes fill in, approve and send, the department returns one,
 * accepts all, builds the total, explains it and takes it away as a file.
 */
import { annexPath, communes, DEPARTMENT, ADMIN } from './province';
import { expect, MONTHLY, test, TOTAL, type Person } from './journey';
import { readWorkbook } from './workbook';

test.describe.configure({ mode: 'serial' });

const ENTRY_FORM = 'Báo cáo tháng nông, lâm, ngư nghiệp (cấp xã)';
const TOTAL_FORM = 'Tổng hợp nông, lâm, ngư nghiệp (cấp tỉnh)';
const REGIME = 'Báo cáo kết quả sản xuất nông nghiệp hằng tháng';

function startingWith(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[()]/g, '\\$&')}`);
}

/** Chooses in a box that searches as one types. */
async function pick(person: Person, label: string, text: string): Promise<void> {
  await person.page.getByRole('combobox', { name: label }).fill(text);
  await person.page
    .getByRole('option')
    .filter({ hasText: startingWith(text) })
    .click();
}

async function importAnnex(person: Person, annex: string, code: string, title: string) {
  const { page } = person;
  await page.getByRole('link', { name: 'Biểu mẫu', exact: true }).click();
  await page.getByRole('link', { name: 'Tạo biểu mẫu từ phụ lục Excel' }).click();
  await page.getByLabel('Chọn tệp phụ lục').setInputFiles(annexPath(annex));
  await page.getByRole('grid').waitFor();
  await page.getByLabel('Mã biểu mẫu').fill(code);
  await page.getByLabel('Tên biểu mẫu').fill(title);
  await pick(person, 'Đơn vị quản lý', DEPARTMENT);
}

async function saveForm(person: Person, title: string): Promise<void> {
  await person.button('Lưu biểu mẫu').click();
  await expect(person.page.getByText('Đã lưu biểu mẫu.')).toBeVisible();
  await expect(person.page.getByRole('heading', { level: 1 })).toContainText(title);
  await useForm(person);
}

/** Announced and used at once, as a province does that has nobody to test with. */
async function useForm(person: Person): Promise<void> {
  await person.button('Đưa vào sử dụng…').click();
  const dialog = person.page.getByRole('dialog', { name: 'Đưa vào sử dụng' });
  await dialog.getByLabel('Văn bản làm căn cứ').fill('Quyết định số 12/2026/QĐ-UBND');
  await dialog.getByRole('button', { name: 'Đưa vào sử dụng' }).click();
  await expect(person.page.getByText('Biểu mẫu: Đang áp dụng.')).toBeVisible();
}

test('the administrator signs in and makes the monthly form out of its annex', async ({
  stranger,
  province,
}) => {
  const admin = await stranger();
  const { page } = admin;
  await page.goto('/');
  await admin.look();
  await admin.signIn(ADMIN, province.password(ADMIN));
  await page.getByRole('heading', { level: 1, name: 'Việc cần làm' }).waitFor();
  await admin.look();

  await importAnnex(admin, 'nong_nghiep_thang', 'NN-THANG', ENTRY_FORM);
  await expect(page.getByRole('tab', { name: /^Cần xem lại/ })).toContainText('2');
  await admin.look();

  // What recognition doubted: a heading without a unit, and a figure whose unit is missing.
  await page.getByRole('button', { name: /“Lâm nghiệp” không có đơn vị tính/ }).click();
  await page.getByRole('tab', { name: 'Dòng' }).click();
  await page.getByLabel('Loại dòng').selectOption('Tiêu đề nhóm');
  await page.getByRole('tab', { name: /^Cần xem lại/ }).click();
  await page.getByRole('button', { name: /“TĐ: cá tra” không có đơn vị tính/ }).click();
  await page.getByRole('tab', { name: 'Dòng' }).click();
  await page.getByLabel('Đơn vị tính').fill('tấn');
  await page.getByRole('tab', { name: /^Cần xem lại/ }).click();
  await page
    .getByRole('button', { name: /^Đã xem/ })
    .first()
    .click();
  await page
    .getByRole('button', { name: /^Đã xem/ })
    .first()
    .click();
  await expect(page.getByText('Không còn chỗ nào cần xem lại.')).toBeVisible();

  // The annex adds maize to the harvested area of rice.
  await page.locator('[data-at="15:5"]').click();
  await expect(page.getByLabel('Công thức')).toHaveValue('=E20+E25+E30+E35+E40');
  await page.getByLabel('Công thức').fill('=E20+E25+E30+E35');
  await admin.look();
  await saveForm(admin, ENTRY_FORM);
  await admin.look();
});

test('he makes the form of the total, whose columns take the figures of the communes', async ({
  person,
}) => {
  const admin = await person(ADMIN);
  const { page } = admin;
  await importAnnex(admin, 'nong_nghiep_tong_hop', 'NN-TH', TOTAL_FORM);
  for (const [column, attribute] of [
    ['D', 'thang_luy_ke_cung_ky'],
    ['F', 'thang_trong_thang'],
    ['G', 'thang_luy_ke'],
  ] as const) {
    await page.getByRole('columnheader', { name: `Cột ${column}`, exact: true }).click();
    await page.getByLabel('Mã thuộc tính').fill(attribute);
  }
  await saveForm(admin, TOTAL_FORM);
  await page.getByRole('link', { name: 'Biểu mẫu', exact: true }).first().click();
  await expect(page.getByRole('row', { name: /NN-TH/ })).toHaveCount(2);
  await admin.look();
});

test('he makes the regime, picks three communes and opens the month', async ({ person }) => {
  const admin = await person(ADMIN);
  const { page } = admin;
  await page.getByRole('link', { name: 'Chế độ báo cáo' }).click();
  await page.getByRole('link', { name: 'Thêm chế độ báo cáo' }).click();
  await page.getByLabel('Mã chế độ').fill('NN-THANG');
  await page.getByLabel('Tên báo cáo').fill(REGIME);
  await pick(admin, 'Biểu mẫu số liệu', ENTRY_FORM);
  await pick(admin, 'Biểu tổng hợp', TOTAL_FORM);
  await pick(admin, 'Đơn vị chủ trì', DEPARTMENT);
  await pick(admin, 'Cơ quan nhận báo cáo (bắt buộc)', DEPARTMENT);
  await pick(admin, 'Cơ quan nhận báo cáo tổng hợp', 'Tỉnh Nghệ An');
  await page.getByLabel('Thời gian chốt số liệu').selectOption('Chốt vào một ngày trong tháng');
  await admin.look();
  await admin.button('Tạo và chọn đơn vị báo cáo').click();

  // What the total's form does not ask for is said before anybody reports it.
  await expect(page.getByText(/không trùng mã/).first()).toBeVisible();
  await admin.look();
  await page.getByRole('link', { name: '0 đơn vị báo cáo' }).click();
  await page.getByRole('heading', { level: 1, name: 'Đối tượng thực hiện báo cáo' }).waitFor();
  for (const { name } of communes) await page.getByLabel(`Chọn ${name}`).check();
  await expect(page.getByText('Đã chọn 3 đơn vị')).toBeVisible();
  await admin.look();
  await admin.button('Lưu').click();
  await expect(page.getByText('Chưa có thay đổi nào.')).toBeAttached();

  await page.getByRole('link', { name: 'Kỳ báo cáo', exact: true }).click();
  await admin.button('Mở kỳ báo cáo').click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByLabel('Chế độ báo cáo')
    .selectOption('Báo cáo kết quả sản xuất nông nghiệp hằng tháng');
  await expect(dialog.getByText('Báo cáo được giao ngay cho 3 đơn vị.')).toBeVisible();
  await admin.look();
  // Whether the month proposed is due within 72 hours depends on the day of the test.
  const reason = dialog.getByLabel('Lý do giao sát hạn');
  if (await reason.isVisible()) {
    await dialog
      .getByLabel('Trường hợp được miễn')
      .selectOption('Theo yêu cầu của Chính phủ, bộ, ngành Trung ương');
    await reason.fill('Kỳ báo cáo của đợt kiểm thử');
  }
  await dialog.getByRole('button', { name: 'Mở kỳ báo cáo' }).click();
  await expect(page.getByText(/^Đã mở kỳ và giao báo cáo cho 3 đơn vị/)).toBeVisible();
  await expect(page.getByText('0/3 đơn vị đã gửi')).toBeVisible();
  await admin.look();
});

test('one clerk types', async ({ person }) => {
  const clerk = await person('thanhvinh.nhap');
  const { page } = clerk;
  await clerk.look();
  await clerk.openTask(REGIME);
  await clerk.type(MONTHLY, { E19: '1234,5', E20: '10', E22: '55,25' });
  // 55,25 tấn on 10 ha; what follows from it is there before anything is saved.
  await clerk.reads(MONTHLY, { E19: '1.234,5', E14: '1.234,5', E16: '55,25', F19: '1.234,5' });
  await clerk.saved();
  await clerk.look();

  // What is no number stays where it was typed, and says why.
  await clerk.cell(MONTHLY, 'E24').click();
  await page.keyboard.type('mười');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/“mười” không phải là số/)).toBeVisible();
  await page.keyboard.press('Escape');
  await clerk.cell(MONTHLY, 'F19').click();
  await page.keyboard.type('5');
  await expect(page.getByText('Ô tự tính theo công thức')).toBeVisible();
  await clerk.reads(MONTHLY, { E24: '', F19: '1.234,5' });

  await clerk.step('Trình lãnh đạo', 'Chờ duyệt');
  await clerk.look();
});

test('another pastes a block from Excel, as Vietnamese write numbers', async ({ person }) => {
  const clerk = await person('truongvinh.nhap');
  const { page } = clerk;
  await clerk.openTask(REGIME);
  await clerk.cell(MONTHLY, 'D19').click();
  const block = ['1.500,25\t2.000,5', '1.400\t20,25', '60\t61,5', '8.400\t100,75'].join('\n');
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    const event = new ClipboardEvent('paste', {
      clipboardData: data,
      bubbles: true,
      cancelable: true,
    });
    document.activeElement?.dispatchEvent(event);
  }, block);
  await expect(page.getByText(/^Đã dán 8 ô/)).toBeVisible();
  await clerk.reads(MONTHLY, {
    D19: '1.500,25',
    E19: '2.000,5',
    D20: '1.400',
    E22: '100,75',
    E14: '2.000,5',
  });
  await clerk.saved();
  await clerk.look();
  await clerk.step('Trình lãnh đạo', 'Chờ duyệt');
});

test('the third works with the keyboard alone, and takes a slip back', async ({ person }) => {
  const clerk = await person('namdan.nhap');
  const { page } = clerk;
  const { keyboard } = page;
  const link = page.getByRole('link', { name: REGIME, exact: true });
  for (let n = 0; n < 60 && !(await isFocused(link)); n++) await keyboard.press('Tab');
  await keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Số liệu' }).waitFor();
  const grid = page.getByRole('grid');
  await grid.waitFor();
  for (let n = 0; n < 60 && !(await grid.locator(':focus').count()); n++)
    await keyboard.press('Tab');

  await keyboard.press('Control+Home');
  const status = page.getByRole('group', { name: 'Thông tin ô đang chọn' });
  await goTo(clerk, status, 'E19');
  await keyboard.type('300,5');
  await keyboard.press('Enter');
  await keyboard.type('30');
  await keyboard.press('Enter');
  await keyboard.press('ArrowDown');
  await keyboard.type('999');
  await keyboard.press('Enter');
  await clerk.reads(MONTHLY, { E19: '300,5', E20: '30', E22: '999' });
  await keyboard.press('Control+z');
  await clerk.reads(MONTHLY, { E22: '' });
  await keyboard.press('Control+y');
  await clerk.reads(MONTHLY, { E22: '999' });
  await keyboard.press('Control+z');
  await goTo(clerk, status, 'E22');
  await keyboard.type('150');
  await keyboard.press('Control+s');
  await clerk.saved();
  await clerk.reads(MONTHLY, { E14: '300,5', E17: '150', E22: '150' });
  await clerk.look();
  await clerk.step('Trình lãnh đạo', 'Chờ duyệt');
});

async function isFocused(link: ReturnType<Person['button']>): Promise<boolean> {
  return (await link.count()) > 0 && link.evaluate((node) => node === document.activeElement);
}

/** Walks with the arrows until the status bar names the cell. */
async function goTo(who: Person, status: ReturnType<Person['button']>, address: string) {
  const column = address.charCodeAt(0);
  const row = Number(address.slice(1));
  for (let n = 0; n < 60; n++) {
    const at = (await status.locator('strong').textContent()) ?? '';
    if (at === address) return;
    const [atColumn, atRow] = [at.charCodeAt(0), Number(at.slice(1))];
    const down = atRow < row ? 'ArrowDown' : 'ArrowUp';
    const right = atColumn < column ? 'ArrowRight' : 'ArrowLeft';
    await who.page.keyboard.press(atRow === row ? right : down);
    await expect(status.locator('strong')).not.toHaveText(at);
  }
  throw new Error(`never reached ${address}`);
}

test('the leaders approve, the clerks of the office send', async ({ person }) => {
  for (const { key } of communes) {
    const leader = await person(`${key}.lanhdao`);
    await leader.openTask(REGIME);
    if (key === 'thanhvinh') await leader.look();
    await leader.step('Phê duyệt', 'Đã duyệt');
    const office = await person(`${key}.vanthu`);
    await office.openTask(REGIME);
    await office.step('Gửi báo cáo', 'Đã gửi');
    if (key === 'thanhvinh') await office.look();
  }
});

/** The row of a commune's report, among those of other regimes. */
function taskOf(name: string): RegExp {
  return new RegExp(`${REGIME} .*${name}`);
}

test('the department returns one report; it is corrected and comes again', async ({ person }) => {
  const department = await person('so.tonghop');
  await department.look();
  await department.openTask(taskOf(communes[0].name));
  await department.button('Trả lại…').click();
  const question = department.page.getByRole('alertdialog');
  await question.getByRole('button', { name: 'Trả lại' }).click();
  await expect(question.getByText('Nhập «Lý do».')).toBeVisible();
  await department.look();
  await question.getByRole('button', { name: 'Hủy' }).click();
  const reason = 'Diện tích gieo trồng vụ Đông Xuân gấp 10 lần năm trước, đề nghị rà soát.';
  await department.step('Trả lại', 'Nơi nhận trả lại', reason);
  // Given back, the figures are the unit's own again until it sends them.
  await expect(
    department.page.getByText('Báo cáo chưa gửi nên đơn vị nhận chưa xem'),
  ).toBeVisible();
  await expect(department.page.getByRole('grid')).toHaveCount(0);
  await department.look();

  const clerk = await person('thanhvinh.nhap');
  await expect(clerk.page.getByText(reason)).toBeVisible();
  await clerk.look();
  await clerk.openTask(REGIME);
  await expect(clerk.page.getByText(reason).first()).toBeVisible();
  await clerk.type(MONTHLY, { E19: '123,45' });
  await clerk.saved();
  await clerk.step('Trình lãnh đạo', 'Chờ duyệt');
  await clerk.page.getByRole('tab', { name: 'Lịch sử' }).click();
  await expect(clerk.page.getByRole('row', { name: /Nơi nhận trả lại/ })).toBeVisible();
  await clerk.look();

  const leader = await person('thanhvinh.lanhdao');
  await leader.openTask(REGIME);
  await leader.step('Phê duyệt', 'Đã duyệt');
  const office = await person('thanhvinh.vanthu');
  await office.openTask(REGIME);
  await office.step('Gửi báo cáo', 'Đã gửi');
});

test('the department accepts all, builds the total, explains it and takes it as a file', async ({
  person,
}) => {
  const department = await person('so.tonghop');
  const { page } = department;
  for (const { name } of communes) {
    await page.goto('/inbox');
    await department.openTask(taskOf(name));
    await department.step('Tiếp nhận', 'Đã tiếp nhận');
  }
  await page.goto('/inbox');
  await department.openTask(new RegExp(`${REGIME} .*Báo cáo tổng hợp`));
  await department.button('Tổng hợp').click();
  await expect(page.getByText('Đủ báo cáo: tổng hợp từ 3 đơn vị.')).toBeVisible();
  const total = { D17: '1.500,25', F17: '2.424,45', F12: '2.424,45', F18: '60,25', F20: '306' };
  await department.reads(TOTAL, total);
  await department.look();

  const shown = await department.figures();
  const exported = await takeFile(department);

  // Three clicks: the figure, its source, the commune it came from.
  await department.cell(TOTAL, 'F17').click();
  await department.button('Nguồn của số liệu').click();
  const source = page.getByRole('complementary', { name: 'Nguồn của số liệu' });
  for (const figure of ['123,45', '2.000,5', '300,5']) {
    await expect(source.getByRole('cell', { name: figure, exact: true })).toBeVisible();
  }
  await expect(source.getByRole('row', { name: communes[1].name })).toContainText(
    'Công chức kinh tế',
  );
  await department.look();
  await source.getByRole('link', { name: communes[1].name }).click();
  await expect(page.getByText(communes[1].name).first()).toBeVisible();
  await department.reads(MONTHLY, { E19: '2.000,5' });
  await expect(page.getByRole('group', { name: 'Thông tin ô đang chọn' })).toContainText('E19');

  // The file says what the screen said, row by row.
  expect(shown.length).toBeGreaterThan(15);
  const rows = exported.rowsFrom(shown[0]?.label ?? '');
  for (const [at, { label, figures }] of shown.entries()) {
    const row = rows[at] ?? [];
    expect(row, label).toContain(label);
    expect(row.slice(row.length - figures.length), label).toEqual(figures.map(plain));
  }
});

/** A figure as spreadsheets keep it: "1.234,5" is 1234.5; a formula without a figure has none. */
function plain(figure: string): string {
  if (figure.startsWith('#')) return '';
  return figure.replaceAll('.', '').replace(',', '.');
}

async function takeFile(who: Person) {
  await who.button('Khác').click();
  const [download] = await Promise.all([
    who.page.waitForEvent('download'),
    who.page.getByRole('link', { name: 'Xuất Excel' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  return readWorkbook(await download.path());
}
