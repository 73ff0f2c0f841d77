/*
 * A leader who has many reports to sign (KT-27, KT-28): he reads them, signs them in one go with his
 * key file, goes on with the one that could not be signed, and another time confirms all of them once
 * on his telephone. None is signed twice.
 */
import { expect, PHONE, testUnder, type Person } from './journey';
import { Sent } from './leaks';
import { KEY_PASSWORD, makePki, pkiBytes, pkiFile, registerCertificates, secretsOf } from './pki';
import { ADMIN, communes, type CommuneKey, type Province } from './province';
import { SigningService } from './signing-service';

const test = testUnder('kon-tum', { service: true });
test.describe.configure({ mode: 'serial', timeout: 300_000 });

const LEADER = 'thanhvinh.lanhdao';
const OTHER = 'truongvinh.lanhdao';
let reports: Record<CommuneKey, number>;

async function accountOf(province: Province, username: string): Promise<number> {
  const path = `/accounts?q=${username}`;
  const { items } = await province.api(ADMIN).get<{ items: { id: number }[] }>(path);
  return items[0]?.id ?? 0;
}

test.beforeAll(async ({ province }) => {
  test.setTimeout(240_000);
  makePki(['leader', 'stranger']);
  await registerCertificates(province, 'thanhvinh', province.unit('16681'));
  const admin = province.api(ADMIN);
  const other = String(await accountOf(province, OTHER));
  const type = 'application/octet-stream';
  await admin.send(`/accounts/${other}/certificates`, pkiBytes('leader3072.pem'), type);
  const account_id = await accountOf(province, LEADER);
  for (const { code } of communes.slice(1))
    await admin.post('/grants', { account_id, role: 'approver', unit_id: province.unit(code) });
  reports = await province.openCycle('2026-05');
  for (const { key } of communes)
    await province.submit(key, reports[key], { E19: '1000.5', E20: '10' });
});

interface Seen {
  revision: number;
  digest: string;
  state: string;
}

function seen(province: Province, key: CommuneKey): Promise<Seen> {
  return province.api(LEADER).get<Seen>(`/reports/${String(reports[key])}`);
}

/** How often each was signed, and what those signatures are worth. */
async function verdicts(province: Province): Promise<string[][]> {
  const found: string[][] = [];
  for (const { key } of communes) {
    const path = `/reports/${String(reports[key])}/documents`;
    const { items } = await province
      .api(LEADER)
      .get<{ items: { kind: string; signatures: { verdict: string }[] }[] }>(path);
    const paper = items.find(({ kind }) => kind === 'paper');
    found.push(paper?.signatures.map(({ verdict }) => verdict) ?? []);
  }
  return found;
}

async function choose({ page }: Person): Promise<void> {
  const rows = page.getByRole('checkbox', { name: /^Chọn Báo cáo/ });
  await expect(rows).toHaveCount(3);
  for (const row of await rows.all()) await row.check();
  await page.getByRole('button', { name: 'Ký 3 báo cáo…' }).click();
  await expect(page.getByRole('dialog').getByText(/^\d+ trang$/)).toHaveCount(3);
}

async function putKey({ page }: Person, name: string, password: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Tệp chứng thư số (.p12, .pfx)').check();
  await dialog.locator('input[type=file]').setInputFiles(pkiFile(`${name}.p12`));
  await dialog.getByLabel('Mật khẩu của tệp chứng thư số').fill(password);
}

test('with a key file: one cannot be signed, the others are; then he goes on with it', async ({
  person,
  province,
}) => {
  const leader = await person(LEADER);
  const { page } = leader;
  const sent = await Sent.over(leader.context);
  leader.expected.push(/^409: .*\/sign-jobs/, /status of 409/);
  await page.getByRole('link', { name: 'Ký nhiều báo cáo một lượt' }).click();
  await expect(page.getByRole('row')).toHaveCount(4);
  await leader.look();

  // Searched for, and back again.
  await page.getByLabel('Tìm báo cáo').fill('nam dan');
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByLabel('Tìm báo cáo').fill('');
  await page.getByLabel('Sắp xếp').selectOption('Theo tên đơn vị');
  await expect(page.getByRole('row').nth(1)).toContainText('Phường Thành Vinh');

  await choose(leader);
  const dialog = page.getByRole('dialog');
  const coming = leader.context.waitForEvent('page');
  await dialog
    .getByRole('link', { name: /\.pdf$/ })
    .first()
    .click();
  const read = await coming;
  await expect(dialog.getByText('đã mở xem')).toHaveCount(1);

  // Somebody else has begun to sign one of them.
  const { revision, digest } = await seen(province, 'truongvinh');
  const order = { purpose: 'approve', source: 'file', revision, digest };
  const path = `/reports/${String(reports.truongvinh)}/sign-jobs`;
  const taken = await province.api(OTHER).post<{ id: number }>(path, order);

  await putKey(leader, 'leader', 'sai');
  await dialog.getByRole('button', { name: 'Ký số 3 báo cáo…' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Mật khẩu của tệp chứng thư số không đúng');
  await expect(dialog.getByRole('alert')).toBeInViewport({ ratio: 0.9 });
  // Somebody else's key signs none of them, and is not the only one he can go on with.
  await putKey(leader, 'stranger', KEY_PASSWORD);
  await dialog.getByRole('button', { name: 'Ký số 3 báo cáo…' }).click();
  const question = page.getByRole('alertdialog');
  await question.getByRole('button', { name: 'Ký số 3 báo cáo' }).click();
  await expect(dialog.getByText('Đã ký 0, không ký được 3, chưa ký 0.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Chọn khóa khác' }).click();
  await putKey(leader, 'leader', KEY_PASSWORD);
  await leader.look();
  await dialog.getByRole('button', { name: 'Ký tiếp 3 báo cáo chưa xong…' }).click();
  await expect(question).toContainText('Ký 3 báo cáo: 3 tệp');
  await expect(question).toContainText('Chủ tịch UBND xã Tân Phú');
  await expect(question).toContainText('Còn 2 văn bản chưa mở xem');
  await question.getByRole('button', { name: 'Ký số 3 báo cáo' }).click();
  await expect(dialog.getByText('Đã ký 2, không ký được 1, chưa ký 0.')).toBeVisible();
  await expect(dialog.getByText(/Người đang ký/)).toBeVisible();
  await leader.look();
  expect((await seen(province, 'truongvinh')).state).toBe('submitted');

  await province.api(OTHER).delete(`/sign-jobs/${String(taken.id)}`);
  await dialog.getByRole('button', { name: 'Ký tiếp 1 báo cáo chưa xong…' }).click();
  await question.getByRole('button', { name: 'Ký số 1 báo cáo' }).click();
  await expect(dialog.getByText('Đã ký 3, không ký được 0, chưa ký 0.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Đóng' }).last().click();
  await expect(page.getByText('Không có báo cáo nào chờ anh/chị ký.')).toBeVisible();
  expect(await verdicts(province)).toEqual([['valid'], ['valid'], ['valid']]);

  // It sees: what is public went out. No secret did.
  const { secrets, modulus } = secretsOf('leader');
  expect(sent.leaks([{ name: 'modulus', bytes: modulus }])).toEqual(['modulus']);
  expect(sent.leaks(secrets)).toEqual([]);
  expect(await sent.unseen()).toEqual([]);
  await read.close();
});

test('by a service: stopped and begun again, all of them are confirmed at once', async ({
  person,
  province,
}) => {
  for (const { key } of communes)
    await province.act(`${key}.vanthu`, reports[key], 'return_unsigned', 'Lãnh đạo ký lại.');
  const leader = await person(LEADER, PHONE);
  const { page } = leader;
  await page.goto('/sign-desk');
  await choose(leader);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Dịch vụ ký số từ xa').check();
  await dialog.getByLabel(/^Mã tài khoản của người ký/).fill('leader-later');
  await leader.look();
  const question = page.getByRole('alertdialog');
  const begin = async (name: string) => {
    await dialog.getByRole('button', { name: `${name}…` }).click();
    await question.getByRole('button', { name: 'Ký số 3 báo cáo' }).click();
    await expect(dialog.getByText('Chờ người ký xác nhận trên điện thoại…')).toBeVisible();
  };
  await begin('Ký số 3 báo cáo');
  await dialog.getByRole('button', { name: 'Dừng' }).click();
  await expect(dialog.getByText('Đã ký 0, không ký được 0, chưa ký 3.')).toBeVisible();
  expect((await seen(province, 'namdan')).state).toBe('submitted');
  await begin('Ký tiếp 3 báo cáo chưa xong');
  await expect(dialog.getByText('Đã ký 3, không ký được 0, chưa ký 0.')).toBeVisible({
    timeout: 60_000,
  });
  await leader.look();
  expect(await verdicts(province)).toEqual([['valid'], ['valid'], ['valid']]);
  const counts = await SigningService.running?.counts();
  expect(counts?.['credentials/authorize']).toBe(1);
});
