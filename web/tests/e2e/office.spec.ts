/*
 * What the office does beside reports: it confirms a year's calendar, changes the profile after seeing
 * what that changes, and issues the account a commune asked for, whose first password goes by
 * e-mail (KT-13); then it puts down that the system failed, and a commune has its report, sent by
 * paper meanwhile, registered with the true time (NA-30, KT-35).
 */
import { expect, test } from './journey';
import { ADMIN } from './province';

const KEEPER = 'namdan.quantri';
const CLERK = 'namdan.vanthu';
const MINUTE = 60_000;
const SCAN =
  '%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[]/Count 0>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n';

/** Day and time in Vietnam, as they are typed. */
function moment(at: number): { day: string; clock: string } {
  const [date = '', time = ''] = new Date(at + 7 * 60 * MINUTE).toISOString().split('T');
  return { day: date.split('-').reverse().join('/'), clock: time.slice(0, 5) };
}

test('calendar, profile and an account that was asked for', async ({ person, province }) => {
  await province.account(KEEPER, 'Quản trị xã', province.unit('17950'), ['unit_admin']);
  const office = await person(ADMIN);
  const year = new Date().getFullYear() + 1;

  await office.page.goto(`/calendar?year=${String(year)}`);
  const confirm = async (): Promise<void> => {
    await office.button(`Xác nhận lịch năm ${String(year)}`).click();
    await office.page
      .getByRole('alertdialog')
      .getByRole('button', { name: `Xác nhận lịch năm ${String(year)}` })
      .click();
  };
  // Without a day the law gives it is refused, beside the list; the days as proposed are taken.
  const days = office.page.getByRole('table', { name: 'Ngày nghỉ và ngày làm bù' });
  await days
    .getByRole('row')
    .filter({ hasText: 'Tết Âm lịch' })
    .first()
    .getByRole('button', { name: 'Bỏ' })
    .click();
  office.expected.push(/^422: .*\/calendar\//, /status of 422/);
  await confirm();
  await expect(
    office.page.locator('.note-error').filter({ hasText: 'Thiếu Tết Âm lịch' }),
  ).toBeVisible();
  await office.button('Bỏ thay đổi').click();
  await expect(office.page.locator('.note-error')).toBeHidden();
  await confirm();
  await expect(
    office.page.getByText(`Đã xác nhận lịch làm việc năm ${String(year)}.`),
  ).toBeVisible();
  await office.look();

  await office.page.goto('/profile?tab=notices');
  await office.button('Sửa cấu hình').click();
  const hour = office.page.getByRole('group', { name: 'Gửi thư nhắc hạn, thư về kỳ tự mở từ' });
  await hour.getByRole('textbox').first().fill('8:00');
  await hour.getByLabel('Điều khoản').fill('Đ11.1');
  await office.button('Xem trước thay đổi').click();
  const preview = office.page.getByRole('dialog', { name: 'Xem trước thay đổi' });
  await expect(preview.getByRole('listitem').filter({ hasText: '8:00' })).toBeVisible();
  await office.look();
  await preview.getByLabel('Căn cứ, lý do').fill('Công văn số 21/VP-KSTT');
  await preview.getByRole('button', { name: 'Áp dụng' }).click();
  await expect(office.page.getByText(/Đã áp dụng phiên bản \d+\./)).toBeVisible();

  const keeper = await person(KEEPER);
  await keeper.page.goto('/account-requests');
  await keeper.button('Gửi đề nghị').click();
  const asking = keeper.page.getByRole('dialog', { name: 'Gửi đề nghị' });
  await asking.getByLabel('Chức danh').fill('Công chức địa chính');
  await asking.getByLabel('Tên đăng nhập').fill('namdan.diachinh');
  await asking.getByLabel('Số, ký hiệu văn bản').fill('41/UBND-VP');
  await asking.getByRole('textbox', { name: 'Ngày văn bản' }).fill(moment(Date.now()).day);
  await asking.getByLabel('Lý do').fill('Bổ sung người nhập liệu.');
  await keeper.look();
  await asking.getByRole('button', { name: 'Gửi đề nghị' }).click();
  await expect(keeper.page.getByText('Đã gửi đề nghị.')).toBeVisible();

  await office.page.goto('/account-requests');
  await office.page
    .getByRole('row', { name: /Công chức địa chính/ })
    .getByRole('link')
    .click();
  await office.button('Giải quyết đề nghị').click();
  await office.button('Chấp thuận và thực hiện').click();
  const issued = office.page.getByRole('dialog', { name: 'Mật khẩu ban đầu' });
  await issued.getByLabel(/^Gửi tên đăng nhập/).fill('diachinh.namdan@nghean.gov.vn');
  await issued.getByRole('button', { name: 'Gửi thư' }).click();
  await expect(issued.getByText(/Đã chuyển thư đến diachinh\.namdan@/)).toBeVisible();
  await office.look();
});

test('sent by paper while the system failed, and registered later', async ({
  person,
  province,
}) => {
  const reports = await province.openCycle('2025-07');
  await province.submit('namdan', reports.namdan, { E19: '12' });
  await province.act('namdan.lanhdao', reports.namdan, 'approve');

  const office = await person(ADMIN);
  await office.page.goto('/outages');
  await office.button('Ghi sự cố').click();
  const outage = office.page.getByRole('dialog', { name: 'Ghi sự cố' });
  const [from, to] = [moment(Date.now() - 120 * MINUTE), moment(Date.now() - 60 * MINUTE)];
  await outage.getByRole('textbox', { name: 'Từ lúc' }).fill(from.day);
  await outage.getByLabel('Giờ').first().fill(from.clock);
  await outage.getByRole('textbox', { name: 'Đến lúc' }).fill(to.day);
  await outage.getByLabel('Giờ').last().fill(to.clock);
  await outage.getByLabel('Nội dung bị ảnh hưởng').fill('Mất điện trung tâm dữ liệu.');
  await outage.getByLabel('Cơ quan xác nhận').fill('Trung tâm Công nghệ thông tin');
  await outage.getByRole('button', { name: 'Lưu' }).click();
  await expect(office.page.getByText('Đã ghi sự cố.')).toBeVisible();
  await office.look();

  const clerk = await person(CLERK);
  await clerk.openReport(reports.namdan);
  await clerk.button('Ghi nhận đã gửi khi có sự cố').click();
  const form = clerk.page.getByRole('dialog', { name: 'Ghi nhận đã gửi khi có sự cố' });
  const sent = moment(Date.now() - 90 * MINUTE);
  await form.getByRole('textbox', { name: 'Thời điểm đã gửi' }).fill(sent.day);
  await form.getByLabel('Giờ').fill(sent.clock);
  await form.getByLabel('Phương thức gửi').selectOption('Văn bản giấy');
  await form.getByLabel('Số, ký hiệu văn bản').fill('77/BC-UBND');
  // Nothing is attached to it, nor could be any more: the scan comes with the registration.
  await form.getByRole('button', { name: 'Ghi nhận đã gửi khi có sự cố' }).click();
  await expect(form.getByText('Chưa chọn tệp chứng minh.').first()).toBeVisible();
  await form.getByLabel('Tệp chứng minh đã gửi').setInputFiles({
    name: 'Bản giấy đã gửi.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from(SCAN),
  });
  await expect(form.getByText('Bản giấy đã gửi.pdf')).toBeVisible();
  await clerk.look();
  await form.getByRole('button', { name: 'Ghi nhận đã gửi khi có sự cố' }).click();
  await expect(clerk.page.getByText('Đã ghi nhận. Chờ nơi nhận xác nhận.')).toBeVisible();
  await expect(clerk.page.getByText(/theo sự cố: Mất điện trung tâm dữ liệu\.$/)).toBeVisible();
  const saving = clerk.page.waitForEvent('download');
  await clerk.page.getByRole('link', { name: 'Tải về tệp chứng minh Bản giấy đã gửi.pdf' }).click();
  expect((await saving).suggestedFilename()).toBe('Bản giấy đã gửi.pdf');
  await clerk.look();
  await clerk.page.getByRole('tab', { name: 'Lịch sử' }).click();
  await expect(
    clerk.page
      .getByRole('row', { name: /Ghi nhận đã gửi khi có sự cố/ })
      .getByRole('link', { name: /^Tải về tệp chứng minh/ }),
  ).toBeVisible();
});
