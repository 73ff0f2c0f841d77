/*
 * Two people in one report at once: what each typed is there for both, and where both typed into
 * one cell, both figures are shown and one of the two people chooses.
 */
import { communes } from './province';
import { expect, MONTHLY, test, type Person } from './journey';

const MINE = 'thanhvinh.nhap';
const COLLEAGUE = 'thanhvinh.nhap2';
let report = 0;

test.beforeAll(async ({ province }) => {
  const unit = province.unit(communes[0].code);
  await province.account(COLLEAGUE, 'Công chức địa chính', unit, ['entry']);
  report = (await province.openCycle('2026-03')).thanhvinh;
});

/** Keeps the next save of the person on its way until the answer is called. */
async function hold(who: Person): Promise<() => void> {
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  await who.page.route('**/cells', async (route) => {
    if (route.request().method() === 'PATCH') await gate;
    await route.fallback();
  });
  return release;
}

/** Both type into one cell; the colleague's figure arrives first. */
async function collide(one: Person, other: Person, at: string, mine: string, theirs: string) {
  const release = await hold(one);
  const sent = one.page.waitForRequest((request) => request.method() === 'PATCH');
  await one.type(MONTHLY, { [at]: mine });
  await sent;
  await other.type(MONTHLY, { [at]: theirs });
  await expect(other.cell(MONTHLY, at)).toHaveText(theirs);
  await other.saved();
  release();
  await expect(
    one.page.getByText('1 ô bị người khác sửa trong lúc đang nhập. Cần chọn giữ số nào.'),
  ).toBeVisible();
}

test('different cells merge, the same cell asks which figure to keep', async ({
  person,
  province,
}) => {
  const one = await person(MINE);
  const other = await person(COLLEAGUE);
  await one.openReport(report);
  await other.openReport(report);

  await Promise.all([
    one.type(MONTHLY, { E19: '1234,5', E20: '10' }),
    other.type(MONTHLY, { D19: '1100', D20: '9,5' }),
  ]);
  const both = { E19: '1.234,5', E20: '10', D19: '1.100', D20: '9,5', F19: '1.234,5' };
  await one.reads(MONTHLY, both);
  await other.reads(MONTHLY, both);
  await one.saved();
  await other.saved();

  await collide(one, other, 'E22', '50', '60');
  await one.look();
  await one.button('Xem và chọn').click();
  const question = one.page.getByRole('dialog', { name: 'Ô có hai giá trị' });
  await expect(question.getByText(/^Của Công chức địa chính, lúc/)).toBeVisible();
  await one.look();
  await question.getByRole('button', { name: 'Lấy của họ: 60' }).waitFor();
  await question.getByRole('button', { name: 'Giữ của tôi: 50' }).click();
  await expect(question).toBeHidden();
  await other.reads(MONTHLY, { E22: '50' });
  expect(await province.figure(MINE, report, 'E22')).toBe('50');

  await collide(one, other, 'D22', '70', '80');
  await one.button('Xem và chọn').click();
  await question.getByRole('button', { name: 'Lấy của họ: 80' }).click();
  await one.reads(MONTHLY, { D22: '80' });
  await one.saved();
  expect(await province.figure(MINE, report, 'D22')).toBe('80');

  // The figure that gave way is not lost: it is in the history of its cell.
  await one.cell(MONTHLY, 'E22').click();
  await one.page.getByRole('tab', { name: 'Lịch sử' }).click();
  await expect(one.page.getByRole('row', { name: /Công chức địa chính/ }).first()).toContainText(
    '60',
  );
  await one.look();
});
