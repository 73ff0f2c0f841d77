/*
 * Coming in for the first time, with a wrong password, with a poor new one; and an account that is
 * locked while its owner is at work.
 */
import { newPassword } from './api';
import { ADMIN, communes } from './province';
import { expect, test, type Person } from './journey';

const USERNAME = 'namdan.moi';
const NAME = 'Công chức mới';
const password = newPassword();
let first = '';

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({ province }) => {
  first = await province.create(USERNAME, NAME, province.unit(communes[2].code), ['entry']);
});

async function choosePassword(who: Person, old: string, next: string, again = next) {
  const { page } = who;
  await page.getByLabel('Mật khẩu hiện tại').fill(old);
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(next);
  await page.getByLabel('Nhập lại mật khẩu mới').fill(again);
  await who.button('Đổi mật khẩu').click();
}

function atWork(who: Person): Promise<void> {
  return who.page.getByRole('heading', { level: 1, name: 'Việc cần làm' }).waitFor();
}

test('the first password lets in only to choose one of his own', async ({ stranger }) => {
  const newcomer = await stranger();
  const { page } = newcomer;
  await page.goto('/');
  await newcomer.signIn(USERNAME, 'không phải mật khẩu này');
  await expect(
    page.getByRole('alert').getByText('Tên đăng nhập hoặc mật khẩu không đúng.'),
  ).toBeVisible();
  await newcomer.look();

  await newcomer.signIn(USERNAME, first);
  await page.getByRole('heading', { level: 1, name: 'Đổi mật khẩu' }).waitFor();
  await newcomer.look();
  // No other page opens before.
  await page.goto('/reports');
  await page.getByRole('heading', { level: 1, name: 'Đổi mật khẩu' }).waitFor();

  newcomer.expected.push(/^422: .*\/me\/password$/);
  for (const [old, next, again, reason] of [
    [first, 'ngắn', 'ngắn', 'Mật khẩu mới phải có ít nhất 12 ký tự.'],
    [first, first, first, 'Mật khẩu mới phải khác mật khẩu hiện tại.'],
    [first, password, `${password}x`, 'Hai lần nhập mật khẩu mới không giống nhau.'],
    [first, 'matkhau123456', 'matkhau123456', 'Mật khẩu quá dễ đoán. Chọn mật khẩu khác.'],
    ['không phải', password, password, 'Mật khẩu hiện tại không đúng.'],
  ] as const) {
    await choosePassword(newcomer, old, next, again);
    await expect(page.getByText(reason).first()).toBeVisible();
  }
  await newcomer.look();
  await choosePassword(newcomer, first, password);
  await atWork(newcomer);
  await newcomer.look();
});

test('locking an account ends its session at once; unlocked, it opens again', async ({
  person,
  stranger,
}) => {
  const clerk = await stranger();
  await clerk.page.goto('/');
  await clerk.signIn(USERNAME, password);
  await atWork(clerk);

  const admin = await person(ADMIN);
  await admin.page.getByRole('link', { name: 'Tài khoản', exact: true }).click();
  await admin.page.getByLabel('Tìm tài khoản').fill('cong chuc moi');
  await admin.page.getByRole('link', { name: NAME }).click();
  await admin.button('Khóa').click();
  // What is open is shown first; nobody takes it over here.
  await expect(admin.page.getByText('Người nhận bàn giao')).toBeVisible();
  await admin.look();
  await admin.button('Khóa ngay, không bàn giao').click();
  await admin.page
    .getByRole('alertdialog')
    .getByRole('button', { name: 'Khóa', exact: true })
    .click();
  await expect(admin.page.getByText('Đã khóa tài khoản.')).toBeVisible();
  await admin.look();

  // He touches nothing, and is out.
  await clerk.page.getByRole('heading', { level: 1, name: 'Hệ thống thông tin báo cáo' }).waitFor();
  await expect(clerk.page.getByText(/^Phiên làm việc đã hết\./)).toBeVisible();
  await clerk.look();
  await clerk.signIn(USERNAME, password);
  await expect(
    clerk.page.getByText('Tài khoản đã bị khóa. Liên hệ quản trị của đơn vị.').first(),
  ).toBeVisible();

  await admin.button('Mở khóa').click();
  await admin.page
    .getByRole('alertdialog')
    .getByRole('button', { name: 'Mở khóa', exact: true })
    .click();
  await expect(admin.page.getByText('Đã mở khóa tài khoản.')).toBeVisible();
  await clerk.signIn(USERNAME, password);
  await atWork(clerk);
});
