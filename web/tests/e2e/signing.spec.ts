/*
 * Digital signatures: the leader signs with a key file that stays with him (KT-27, KT-28), the clerk
 * returns what is unsigned, seals the rest and sends it (KT-29), the receiver verifies what he got
 * (CT-34); the same with the signing program on the machine, and with a file signed elsewhere.
 */
import { readFileSync } from 'node:fs';

import type { BrowserContextOptions, Page } from '@playwright/test';

import { signCms } from '../../src/sign/cms';
import { digestOf } from '../../src/sign/prepared';
import { openSigner } from '../../src/sign/signer';
import type { Api } from './api';
import { FakeAgent } from './fake-agent';
import { expect, PHONE, testUnder, type Person } from './journey';
import { keptBy, leaksIn, Sent, type Secret } from './leaks';
import { KEY_PASSWORD, makePki, pkiBytes, pkiFile, registerCertificates, secretsOf } from './pki';
import type { CommuneKey, Province } from './province';

const test = testUnder('kon-tum');
// Keys are made, and files opened by as many rounds as their maker chose.
test.describe.configure({ mode: 'serial', timeout: 300_000 });

const PERIOD = 'Tháng 5 năm 2026';
const LEADER = 'thanhvinh.lanhdao';
const CLERK = 'thanhvinh.vanthu';
let reports: Record<CommuneKey, number>;

test.beforeAll(async ({ province }) => {
  test.setTimeout(180_000);
  makePki(['leader', 'seal', 'stranger']);
  await registerCertificates(province, 'thanhvinh', province.unit('16681'));
  reports = await province.openCycle('2026-05');
});

/** Signs with a key file in the dialog that is open. */
async function signByFile(person: Person, name: string, password = KEY_PASSWORD): Promise<void> {
  const dialog = person.page.getByRole('dialog');
  await dialog.getByLabel('Tệp chứng thư số (.p12, .pfx)').check();
  await expect(dialog.getByText('để ký xong')).toBeVisible();
  await dialog.locator('input[type=file]').setInputFiles(pkiFile(`${name}.p12`));
  await dialog.getByLabel('Mật khẩu của tệp chứng thư số').fill(password);
  await dialog.getByRole('button', { name: 'Ký số', exact: true }).click();
}

test('what is told of a key: each fault by its name, and nothing is signed', async ({
  person,
  province,
}) => {
  await province.submit('thanhvinh', reports.thanhvinh, { E19: '1000.5', E20: '10' });
  const leader = await person(LEADER);
  await leader.openTask(PERIOD);
  await leader.button('Ký báo cáo').click();
  await leader.look();
  await signByFile(leader, 'leader', 'sai');
  await expect(leader.page.getByRole('alert')).toContainText(
    'Mật khẩu của tệp chứng thư số không đúng',
  );
  await expect(leader.page.getByRole('alert')).toBeInViewport({ ratio: 0.9 });
  await signByFile(leader, 'stranger');
  await expect(leader.page.getByRole('alert')).toContainText('không phải chứng thư đã đăng ký');
  await leader.page.getByRole('button', { name: 'Hủy', exact: true }).click();
  await expect(leader.button('Ký báo cáo')).toBeVisible();
});

test('the leader signs with his key file; no secret leaves the page', async ({ person }) => {
  const leader = await person(LEADER);
  const sent = await Sent.over(leader.context);
  await leader.openReport(reports.thanhvinh);
  await leader.button('Ký báo cáo').click();
  await signByFile(leader, 'leader');
  await expect(leader.page.getByText('Đã ký số báo cáo.')).toBeVisible();
  await expect(leader.page.getByText('Chờ văn thư gửi').first()).toBeVisible();

  const { secrets, modulus } = secretsOf('leader');
  // It sees: what is public went out inside the signature.
  expect(sent.leaks([{ name: 'modulus', bytes: modulus }])).toEqual(['modulus']);
  // It would see: each secret, planted as a page could send it.
  for (const secret of secrets) {
    const base64 = secret.bytes.toString('base64');
    const dressed = [
      secret.bytes,
      Buffer.from(JSON.stringify({ a: base64, b: 1 })),
      Buffer.from(`/x?k=${secret.bytes.toString('hex')}`),
      Buffer.from(`/x?k=${encodeURIComponent(base64)}`),
      Buffer.from(Buffer.from(`{"k":"${base64}"}`).toString('base64')),
    ];
    for (const planted of dressed) {
      const body = Buffer.concat([Buffer.from('{"x":"'), planted, Buffer.from('"}')]);
      expect(leaksIn(body, secrets), secret.name).toContain(secret.name);
    }
  }
  expect(sent.leaks(secrets)).toEqual([]);
  expect(await sent.unseen()).toEqual([]);
  const kept = await keptBy(leader.page);
  // The drafts: it was opened.
  expect(kept).toContain('baocao');
  expect(kept).not.toContain('a key');
  expect(leaksIn(Buffer.from(kept), secrets)).toEqual([]);

  await leader.page.getByRole('tab', { name: 'Văn bản, chữ ký số' }).click();
  const row = leader.page.getByRole('row', { name: /Chủ tịch UBND xã Tân Phú/ });
  await expect(row).toContainText('hợp lệ');
  await leader.look();
});

/** Sends and keeps a secret in each way a page could; what comes of it is refused. */
async function plant(page: Page, secrets: readonly Secret[]): Promise<void> {
  const texts = secrets.map(({ bytes }) => bytes.toString('base64'));
  await page.evaluate(async (all) => {
    const [upload, body, beacon, local, base, cache] = all;
    const file = (text = '') => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      return new Blob([bytes], { type: 'text/plain' });
    };
    await new Promise((done) => {
      const request = new XMLHttpRequest();
      request.open('POST', '/api/v1/planted');
      request.onloadend = done;
      request.send(new File([file(upload)], 'planted.p12'));
    });
    await fetch('/api/v1/planted', { method: 'POST', body: file(body) });
    navigator.sendBeacon('/api/v1/planted', file(beacon));
    localStorage.setItem('planted', local ?? '');
    await (await caches.open('planted')).put('/planted', new Response(file(cache)));
    await new Promise((done) => {
      const opening = indexedDB.open('planted');
      opening.onupgradeneeded = () => opening.result.createObjectStore('planted');
      opening.onsuccess = () => {
        const writing = opening.result.transaction('planted', 'readwrite');
        writing.objectStore('planted').put({ deep: [file(base)] }, 1);
        writing.oncomplete = () => {
          opening.result.close();
          done(undefined);
        };
      };
    });
  }, texts);
}

test('a secret would be seen in whatever a page sends and keeps', async ({ person }) => {
  const leader = await person(LEADER);
  const sent = await Sent.over(leader.context);
  leader.expected.push(/planted/, /status of 4\d\d/);
  await leader.page.reload();
  await leader.page.getByRole('heading', { level: 1 }).waitFor();
  const { secrets } = secretsOf('leader');
  const [upload, body, beacon, local, base, cache] = secrets;
  if (!upload || !body || !beacon || !local || !base || !cache) throw new Error('too few secrets');
  await plant(leader.page, [upload, body, beacon, local, base, cache]);
  const going = [upload.name, body.name, beacon.name];
  await expect.poll(() => sent.leaks(secrets).sort()).toEqual(going.sort());
  expect(await sent.unseen()).toEqual([]);
  const kept = leaksIn(Buffer.from(await keptBy(leader.page)), secrets);
  expect([...new Set(kept)].sort()).toEqual([local.name, base.name, cache.name].sort());
});

test('unsigned it comes back from the clerk; signed it is sealed, sent, verified', async ({
  person,
  province,
}) => {
  await province.submit('truongvinh', reports.truongvinh, { E19: '10', E20: '1' });
  await province.act('truongvinh.lanhdao', reports.truongvinh, 'approve');
  const other = await person('truongvinh.vanthu');
  await other.openReport(reports.truongvinh);
  await other.step('Trả lại để ký', 'Chờ duyệt', 'Chưa có chữ ký số trên báo cáo.');

  const clerk = await person(CLERK);
  await clerk.page.goto('/clerk-desk');
  const waiting = clerk.page.getByRole('row', { name: PERIOD });
  await waiting.getByRole('button', { name: 'Cấp số…' }).click();
  await clerk.page.getByRole('dialog').getByRole('button', { name: 'Cấp số' }).click();
  await expect(waiting).toContainText('01/BC-UBND');
  await clerk.look();
  await clerk.openReport(reports.thanhvinh);
  await clerk.button('Ký số của cơ quan').click();
  await signByFile(clerk, 'seal');
  await expect(clerk.page.getByText('Đã ký số của cơ quan.')).toBeVisible();
  await clerk.page.getByRole('tab', { name: 'Văn bản, chữ ký số' }).click();
  await expect(clerk.page.getByRole('row', { name: /Ký số của cơ quan/ })).toContainText('hợp lệ');
  await clerk.look();
  await clerk.step('Gửi báo cáo', 'Đã gửi');

  const receiver = await person('so.tonghop');
  await receiver.openReport(reports.thanhvinh);
  await receiver.page.getByRole('tab', { name: 'Văn bản, chữ ký số' }).click();
  const coming = receiver.page.waitForEvent('download');
  await receiver.page
    .getByRole('link', { name: /^Tải về .*\.pdf$/ })
    .first()
    .click();
  const file = await (await coming).path();
  await receiver.page.getByRole('link', { name: 'Kiểm tra một tệp đã ký' }).click();
  const upload = { name: 'bao-cao.pdf', mimeType: 'application/pdf', buffer: readFileSync(file) };
  await receiver.page.locator('input[type=file]').setInputFiles(upload);
  await expect(receiver.page.getByText('Chữ ký số hợp lệ').first()).toBeVisible();
  await receiver.look();
});

interface Job {
  id: number;
  parts: { number: number; hole_from: number; hole_to: number }[];
}

async function bytesOf(
  province: Province,
  api: Api,
  path: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const cookie = api
    .session()
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
  const got = await fetch(`${province.at}/api/v1${path}`, { headers: { cookie } });
  return new Uint8Array(await got.arrayBuffer());
}

/** The leader's document signed outside any page, as his own program would do it. */
async function signOutside(province: Province, username: string, report: number) {
  const api = province.api(username);
  const path = `/reports/${String(report)}`;
  const { revision, digest } = await api.get<{ revision: number; digest: string }>(path);
  const order = { purpose: 'approve', source: 'file', revision, digest };
  const { id, parts } = await api.post<Job>(`${path}/sign-jobs`, order);
  const part = parts[0];
  if (part === undefined) throw new Error('nothing to sign');
  const prepared = await bytesOf(province, api, `/sign-jobs/${String(id)}/parts/1/content`);
  const signer = await openSigner(pkiBytes('leader.p12'), KEY_PASSWORD);
  const cms = Buffer.from(await signCms(signer, await digestOf(prepared, part))).toString('hex');
  prepared.set(Buffer.from(cms), part.hole_from);
  return prepared;
}

const certain: BrowserContextOptions = { ignoreHTTPSErrors: true };

test('the signing program on the machine: absent, refused, done', async ({ person, province }) => {
  await province.submit('thanhvinh', await again(province), { E19: '1100.5' });
  const signed = await signOutside(province, LEADER, reports.thanhvinh);
  const leader = await person(LEADER, certain);
  // That nothing listens is what is tried.
  leader.expected.push(/8987/);
  await leader.openReport(reports.thanhvinh);
  await leader.button('Ký báo cáo').click();
  const dialog = leader.page.getByRole('dialog');
  await dialog.getByLabel('Thiết bị ký số (USB Token)').check();
  const go = dialog.getByRole('button', { name: 'Ký bằng phần mềm trên máy' });
  await go.click();
  await expect(dialog.getByRole('alert')).toContainText('Không gọi được phần mềm ký số');

  let stepsBack = true;
  const agent = new FakeAgent(() => {
    const answer = stepsBack ? null : signed;
    stepsBack = false;
    return Promise.resolve(answer);
  });
  await agent.open();
  try {
    await go.click();
    await expect(dialog.getByRole('alert')).toContainText('Người dùng hủy ký');
    await go.click();
    await expect(leader.page.getByText('Đã ký số báo cáo.')).toBeVisible();
  } finally {
    agent.close();
  }
  expect(agent.orders.map(({ act }) => act)).toEqual(['SignApproved', 'SignApproved']);
  expect(new Set(agent.orders.map(({ order }) => order.FileName)).size).toBe(2);
  // An address serves once.
  const twice = await fetch(agent.orders[1]?.order.FileName ?? '');
  expect(twice.ok).toBe(false);
});

/** The report that was sent, called back to be submitted once more. */
async function again(province: Province): Promise<number> {
  await province.act(CLERK, reports.thanhvinh, 'recall', 'Gửi nhầm bản.');
  return reports.thanhvinh;
}

test('signed elsewhere and uploaded, on a phone; another file is refused', async ({
  person,
  province,
}) => {
  await province.act(CLERK, reports.thanhvinh, 'return_unsigned', 'Lãnh đạo ký lại.');
  const signed = Buffer.from(await signOutside(province, LEADER, reports.thanhvinh));
  const leader = await person(LEADER, PHONE);
  // What was changed is refused.
  leader.expected.push(/^422: .*\/file$/, /status of 422/);
  await leader.page.goto(`/reports/${String(reports.thanhvinh)}`);
  await leader.button('Ký báo cáo').click();
  const dialog = leader.page.getByRole('dialog');
  await dialog.getByLabel('Tải về, ký bằng phần mềm khác').check();
  await dialog.getByRole('button', { name: /^Bắt đầu/ }).click();
  const put = (buffer: Buffer) =>
    dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'da-ky.pdf', mimeType: 'application/pdf', buffer });
  const changed = Buffer.from(signed);
  changed[signed.length >> 3] = (changed[signed.length >> 3] ?? 0) ^ 1;
  await put(changed);
  await expect(dialog.getByRole('alert')).toContainText('Chưa ký được');
  await leader.look();
  await put(signed);
  await expect(leader.page.getByText('Đã ký số báo cáo.')).toBeVisible();
});

test('what is chosen on the desk is sealed and sent, the key opened once', async ({ person }) => {
  const clerk = await person(CLERK);
  const { page } = clerk;
  await page.goto('/clerk-desk');
  await page.getByRole('checkbox', { name: PERIOD }).check();
  await page.getByRole('button', { name: 'Cấp số, ký số, gửi 1 báo cáo…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Tệp chứng thư số (.p12, .pfx)').check();
  await dialog.locator('input[type=file]').setInputFiles(pkiFile('seal.p12'));
  await dialog.getByLabel('Mật khẩu của tệp chứng thư số').fill('sai');
  await dialog.getByRole('button', { name: 'Bắt đầu' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Mật khẩu của tệp chứng thư số không đúng');
  await expect(dialog.getByRole('alert')).toBeInViewport({ ratio: 0.9 });
  await dialog.locator('input[type=file]').setInputFiles(pkiFile('seal.p12'));
  await dialog.getByLabel('Mật khẩu của tệp chứng thư số').fill(KEY_PASSWORD);
  await clerk.look();
  await dialog.getByRole('button', { name: 'Bắt đầu' }).click();
  await expect(dialog.getByText('Xong 1, không được 0, chưa làm 0.')).toBeVisible();
  await expect(dialog.getByText(/đã ký số, đã gửi/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Đóng' }).last().click();
  await expect(page.getByText('Không có báo cáo nào chờ gửi.')).toBeVisible();
});
