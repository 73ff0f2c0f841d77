/*
 * Kon Tum: the register says who signs for the head (KT-27, KT-28); the deputy signs, and the paper says KT.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, testUnder, type Person } from './journey';

const test = testUnder('kon-tum', { confirming: true });

const PERIOD = 'Tháng 5 năm 2026';
const DEPUTY = 'thanhvinh.phochutich';
const KEEPER = 'thanhvinh.quantri';

/** The words of the paper as it is had for word processors. */
async function paperOf(person: Person, report: number): Promise<string> {
  const answer = await person.context.request.get(`/api/v1/reports/${String(report)}/export.docx`);
  const folder = mkdtempSync(join(tmpdir(), 'baocao-paper-'));
  try {
    const file = join(folder, 'paper.docx');
    writeFileSync(file, await answer.body());
    const text = execFileSync('unzip', ['-p', file, 'word/document.xml'], { encoding: 'utf8' });
    return text.replace(/<[^>]*>/g, ' ');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function pick(person: Person, label: string, text: string, name: RegExp): Promise<void> {
  await person.page.getByRole('combobox', { name: label }).fill(text);
  await person.page.getByRole('option', { name }).first().click();
}

test('recorded by its administrator, the deputy signs as KT.', async ({ person, province }) => {
  const unit = province.unit('16681');
  await province.account(KEEPER, 'Quản trị phường', unit, ['unit_admin']);
  await province.account(DEPUTY, 'Phó Chủ tịch', unit, ['deputy']);
  const reports = await province.openCycle('2026-05');
  await province.submit('thanhvinh', reports.thanhvinh, { E19: '1000.5', E20: '10' });

  const keeper = await person(KEEPER);
  await keeper.page.goto('/authorisations');
  await keeper.button('Ghi ủy quyền ký').click();
  const dialog = keeper.page.getByRole('dialog');
  await pick(keeper, 'Đơn vị', 'thanh vinh', /Thành Vinh/);
  await pick(keeper, 'Người được giao ký', 'pho chu tich', /Phó Chủ tịch/);
  await dialog.getByLabel('Chức vụ người ký').fill('Phó Chủ tịch');
  await dialog.getByRole('textbox', { name: 'Từ ngày' }).fill('01/01/2026');
  await dialog.getByLabel('Số, ký hiệu văn bản').fill('12/QĐ-UBND');
  await dialog.getByRole('textbox', { name: 'Ngày văn bản' }).fill('31/12/2025');
  await dialog.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await expect(keeper.page.getByText('Đã ghi ủy quyền ký.')).toBeVisible();
  await expect(keeper.page.getByRole('row', { name: /KT\. CHỦ TỊCH/ })).toBeVisible();
  await keeper.look();

  const deputy = await person(DEPUTY);
  await deputy.openTask(PERIOD);
  await deputy.button('Ký báo cáo').click();
  await expect(deputy.page.getByRole('dialog')).toContainText('KT. CHỦ TỊCH, PHÓ CHỦ TỊCH');
  await deputy.page.keyboard.press('Escape');
  await deputy.sign(province.password(DEPUTY), 'Chờ văn thư gửi');
  await deputy.look();
  const paper = await paperOf(deputy, reports.thanhvinh);
  expect(paper).toContain('KT. CHỦ TỊCH');
  expect(paper).toContain('PHÓ CHỦ TỊCH');
});
