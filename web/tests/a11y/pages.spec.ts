/*
 * Every page over the mock, on a desktop and on a phone: no fault found by axe, nothing against
 * the content security policy, no error in the page, nothing wider than the screen.
 */
import {
  expect,
  test,
  type Browser,
  type BrowserContext,
  type CDPSession,
  type Page,
} from '@playwright/test';

import { startMock } from '../mock/server.mjs';
import { faultsOf, Watch } from '../watch';

let mock: Awaited<ReturnType<typeof startMock>>;
test.beforeAll(async () => {
  mock = await startMock();
});
test.afterAll(async () => {
  await Promise.all([...seats.values()].map(({ context }) => context.close()));
  mock.close();
});

/** Where a page may keep things: drafts, what could not be sent. */
const LEFT_BEHIND = 'local_storage,indexeddb,cache_storage,service_workers';

interface Place {
  name: string;
  who: string | null;
  path: string;
  /** Brings the page into the state to be looked at. */
  then?: (page: Page) => Promise<unknown>;
}

const annex = {
  name: 'mau.xlsx',
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from('annex'),
};

function button(name: string) {
  return (page: Page) => page.getByRole('button', { name, exact: true }).first().click();
}

async function importAnnex(page: Page): Promise<void> {
  await page.setInputFiles('input[type=file]', annex);
  await page.getByRole('grid').waitFor();
}

const places: Place[] = [
  { name: 'log-in', who: null, path: '/login' },
  { name: 'log-in, refused', who: null, path: '/login', then: button('Đăng nhập') },
  { name: 'first password', who: 'moi', path: '/inbox' },
  { name: 'inbox of a commune', who: 'vinh.nhap', path: '/inbox' },
  { name: 'inbox of a department', who: 'so.nn', path: '/inbox' },
  { name: 'my e-mail', who: 'vinh.nhap', path: '/my-mail' },
  { name: 'queue of e-mail', who: 'quantri', path: '/mail' },
  { name: 'outages', who: 'quantri', path: '/outages' },
  { name: 'trust in signatures', who: 'quantri', path: '/trust' },
  {
    name: 'trust, something to be added',
    who: 'quantri',
    path: '/trust',
    then: button('Thêm vào danh sách'),
  },
  {
    name: 'trust, a source without an authority',
    who: 'quantri',
    path: '/trust',
    then: async (page) => {
      await button('Thêm nguồn')(page);
      await page.getByRole('dialog').getByRole('button', { name: 'Thêm nguồn' }).click();
    },
  },
  { name: 'my certificates', who: 'vinh.nhap', path: '/my-certificates' },
  { name: 'verify', who: 'vinh.nhap', path: '/verify' },
  {
    name: 'verified',
    who: 'vinh.nhap',
    path: '/verify',
    then: async (page) => {
      await page.setInputFiles('input[type=file]', {
        name: 'bao-cao.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.7'),
      });
      await page.getByRole('heading', { name: 'Các chữ ký' }).waitFor();
    },
  },
  {
    name: 'outage recorded, incomplete',
    who: 'quantri',
    path: '/outages',
    then: async (page) => {
      await page.getByRole('button', { name: 'Ghi sự cố' }).click();
      await page.getByRole('button', { name: 'Lưu' }).click();
    },
  },
  { name: 'many reports to be signed', who: 'vinh.duyet', path: '/sign-desk' },
  {
    name: 'many reports to be signed, none found',
    who: 'vinh.duyet',
    path: '/sign-desk',
    then: async (page) => {
      await page.getByLabel('Tìm báo cáo').fill('không có');
      await page.getByText('Không có dòng nào theo điều kiện tìm, lọc.').waitFor();
    },
  },
  {
    name: 'many reports to be signed, not loaded',
    who: 'vinh.duyet',
    path: '/sign-desk',
    then: async (page) => {
      await page.route('**/sign-desk?**', (route) => route.fulfill({ status: 400 }));
      await page.getByLabel('Sắp xếp').selectOption('Theo tên đơn vị');
      await page.getByRole('button', { name: 'Thử lại' }).waitFor();
      await page.unroute('**/sign-desk?**');
    },
  },
  {
    name: 'many reports are read and signed, no key chosen',
    who: 'vinh.duyet',
    path: '/sign-desk',
    then: async (page) => {
      const rows = page.getByRole('checkbox', { name: /^Chọn Báo cáo/, disabled: false });
      await rows.first().waitFor();
      for (const row of await rows.all()) await row.check();
      await page.getByRole('button', { name: 'Ký 3 báo cáo…' }).click();
      await page.getByText('3 trang').nth(2).waitFor();
      await page.getByRole('button', { name: 'Ký số 3 báo cáo…' }).click();
      await page.getByText('Chọn tệp chứng thư số trước khi ký.').waitFor();
    },
  },
  { name: 'clerk’s desk', who: 'vinh.duyet', path: '/clerk-desk' },
  {
    name: 'clerk’s desk, all checks',
    who: 'vinh.duyet',
    path: '/clerk-desk',
    then: (page) => page.getByText('Xem cả 9 mục kiểm tra').first().click(),
  },
  {
    name: 'a number is given',
    who: 'vinh.duyet',
    path: '/clerk-desk',
    then: async (page) => {
      await page.getByRole('button', { name: 'Cấp số…' }).first().click();
      await page.getByRole('dialog').getByRole('textbox').waitFor();
    },
  },
  {
    name: 'many are to be numbered, sealed and sent',
    who: 'vinh.duyet',
    path: '/clerk-desk',
    then: async (page) => {
      for (const row of await page.getByRole('checkbox', { name: /Báo cáo/ }).all())
        await row.check();
      await page.getByRole('button', { name: /^Cấp số, ký số, gửi 4/ }).click();
      await page.getByRole('button', { name: 'Bắt đầu' }).click();
      await page.getByText('Chọn tệp chứng thư số trước khi ký.').waitFor();
    },
  },
  {
    name: 'many are numbered',
    who: 'vinh.duyet',
    path: '/clerk-desk',
    then: async (page) => {
      for (const row of await page.getByRole('checkbox', { name: /Báo cáo/ }).all())
        await row.check();
      await page.getByRole('button', { name: /^Cấp số, ký số, gửi 4/ }).click();
      await page.getByRole('checkbox', { name: 'Ký số của cơ quan' }).uncheck();
      await page.getByRole('checkbox', { name: 'Gửi', exact: true }).uncheck();
      await page.getByRole('button', { name: 'Bắt đầu' }).click();
      await page.getByText(/^Xong \d/).waitFor();
    },
  },
  { name: 'archive', who: 'vinh.duyet', path: '/archive' },
  { name: 'archive: what is proposed', who: 'vinh.duyet', path: '/archive?muc=de-nghi' },
  {
    name: 'archive: a package is checked',
    who: 'vinh.duyet',
    path: '/archive?muc=kiem-tra',
    then: (page) => page.getByText('baocao verify-package').waitFor(),
  },
  { name: 'file of the archive', who: 'vinh.duyet', path: '/archive/1' },
  {
    name: 'a file is held back, incomplete',
    who: 'vinh.duyet',
    path: '/archive/2',
    then: async (page) => {
      await button('Giữ lại')(page);
      await page.getByRole('dialog').getByRole('button', { name: 'Giữ lại' }).click();
    },
  },
  { name: 'proposal to destroy', who: 'vinh.duyet', path: '/archive/disposals/1' },
  { name: 'register of what goes out', who: 'vinh.duyet', path: '/registers' },
  { name: 'register of what arrives', who: 'so.nn', path: '/registers?so=den' },
  {
    name: 'a number is reserved, incomplete',
    who: 'vinh.duyet',
    path: '/registers',
    then: async (page) => {
      await page.getByRole('button', { name: 'Giữ số', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Giữ số' }).click();
    },
  },
  {
    name: 'where a book begins, incomplete',
    who: 'vinh.duyet',
    path: '/registers',
    then: async (page) => {
      await page.getByRole('button', { name: 'Đặt số bắt đầu', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Đặt số bắt đầu' }).click();
    },
  },
  {
    name: 'where a book without years begins',
    who: 'vinh.duyet',
    path: '/registers',
    then: async (page) => {
      await page.getByRole('button', { name: 'Đặt số bắt đầu', exact: true }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Số tiếp theo').fill('38');
      await dialog.getByLabel('Lý do').fill('37 số đã cấp theo sổ giấy');
      await dialog.getByRole('button', { name: 'Đặt số bắt đầu' }).click();
      await page.getByText('Đã đặt số tiếp theo.').waitFor();
    },
  },
  { name: 'no more e-mail', who: null, path: '/unsubscribe?account=1&sign=0a' },
  { name: 'notices', who: 'vinh.nhap', path: '/alerts' },
  { name: 'no notices', who: 'quantri', path: '/alerts' },
  {
    name: 'menu of the person',
    who: 'so.nn',
    path: '/help',
    then: button('Chuyên viên Phòng Kế hoạch'),
  },
  { name: 'announcements above a page', who: 'vinh.duyet', path: '/help' },
  { name: 'announcements', who: 'quantri', path: '/announcements' },
  { name: 'announcement', who: 'vinh.nhap', path: '/announcements/2' },
  { name: 'maintenance under way', who: 'quantri', path: '/announcements/4' },
  {
    name: 'maintenance prolonged, without a reason',
    who: 'quantri',
    path: '/announcements/4',
    then: async (page) => {
      await button('Kéo dài')(page);
      await page.getByRole('dialog').getByRole('button', { name: 'Kéo dài' }).click();
    },
  },
  {
    name: 'new maintenance, incomplete',
    who: 'quantri',
    path: '/announcements/new',
    then: async (page) => {
      await page.getByLabel('Loại thông báo').selectOption('maintenance');
      await page.getByLabel('Căn cứ rút ngắn').selectOption('force_majeure');
      await button('Đăng')(page);
    },
  },
  { name: 'settings by regulation', who: 'quantri', path: '/profile' },
  { name: 'settings: accounts', who: 'quantri', path: '/profile?tab=accounts' },
  {
    name: 'settings: accounts, edited',
    who: 'quantri',
    path: '/profile?tab=accounts',
    then: async (page) => {
      await button('Sửa cấu hình')(page);
      await button('Thêm loại đơn vị')(page);
      // What is scrolled half under the bar would count as a target too small.
      await page.evaluate(() => window.scrollTo(0, 0));
    },
  },
  {
    name: 'settings: roles, edited',
    who: 'quantri',
    path: '/profile?tab=roles',
    then: button('Sửa cấu hình'),
  },
  { name: 'settings: steps', who: 'quantri', path: '/profile?tab=workflow' },
  {
    name: 'settings: a step',
    who: 'quantri',
    path: '/profile?tab=workflow',
    then: async (page) => {
      await button('Sửa cấu hình')(page);
      await button('Thêm bước')(page);
    },
  },
  { name: 'settings: terms', who: 'quantri', path: '/profile?tab=terms' },
  { name: 'settings: archive', who: 'quantri', path: '/profile?tab=archive' },
  {
    name: 'settings previewed, unsound',
    who: 'quantri',
    path: '/profile?tab=notices',
    then: async (page) => {
      await button('Sửa cấu hình')(page);
      await page.getByLabel('Điều khoản').first().fill('');
      await button('Xem trước thay đổi')(page);
      await page.getByText('chưa ghi điều khoản').waitFor();
    },
  },
  {
    name: 'settings previewed',
    who: 'quantri',
    path: '/profile?tab=notices',
    then: async (page) => {
      await button('Sửa cấu hình')(page);
      await page.getByLabel('Số lượng').first().fill('48');
      await button('Xem trước thay đổi')(page);
      await page.getByText('→ 48 giờ').waitFor();
    },
  },
  {
    name: 'settings: parts',
    who: 'quantri',
    path: '/profile?tab=papers',
    then: (page) => page.getByText('Mỗi đơn vị, mỗi năm một dãy số.').waitFor(),
  },
  {
    name: 'settings: parts, edited',
    who: 'quantri',
    path: '/profile?tab=papers',
    then: async (page) => {
      await button('Sửa cấu hình')(page);
      await page.getByLabel('Dãy số').selectOption({ label: 'Mỗi đơn vị, mỗi năm một dãy số' });
    },
  },
  { name: 'settings: versions', who: 'quantri', path: '/profile?tab=versions' },
  { name: 'settings: an older version', who: 'quantri', path: '/profile?tab=about&version=2' },
  { name: 'authorisations to sign', who: 'quantri', path: '/authorisations' },
  {
    name: 'new authorisation, incomplete',
    who: 'quantri',
    path: '/authorisations',
    then: async (page) => {
      await page.getByRole('button', { name: 'Ghi ủy quyền ký' }).click();
      await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
    },
  },
  { name: 'units', who: 'quantri', path: '/units?id=100' },
  {
    name: 'calendar open',
    who: 'quantri',
    path: '/units?id=100',
    then: (page) => page.getByRole('button', { name: 'Mở lịch: Hiệu lực từ ngày' }).click(),
  },
  {
    name: 'letterhead of a unit, a deputy without a position',
    who: 'quantri',
    path: '/units?id=100',
    then: async (page) => {
      await page.getByLabel('Thẩm quyền ký').selectOption('deputy');
      await page.locator('form.letterhead').getByRole('button', { name: 'Lưu' }).click();
    },
  },
  { name: 'new unit, incomplete', who: 'quantri', path: '/units?id=new', then: button('Lưu') },
  {
    name: 'stages of checking of a unit, a new rule incomplete',
    who: 'quantri',
    path: '/units?id=100',
    then: async (page) => {
      await page.getByText('Trưởng phòng').first().waitFor();
      await button('Thêm quy định')(page);
      await page
        .getByRole('region', { name: 'Quy định soát xét, phê duyệt' })
        .getByRole('button', { name: 'Lưu' })
        .click();
    },
  },
  {
    name: 'stages of checking that have no effect',
    who: 'quantri',
    path: '/units?id=102',
    then: (page) => page.getByText('không yêu cầu soát xét').waitFor(),
  },
  { name: 'unit without successors', who: 'quantri', path: '/units?id=102' },
  {
    name: 'registering a related unit, incomplete',
    who: 'quantri',
    path: '/units?id=100',
    then: async (page) => {
      await page
        .getByRole('region', { name: 'Đơn vị liên quan báo cáo về đơn vị này' })
        .getByRole('button', { name: 'Đăng ký' })
        .click();
      await page.getByRole('dialog').getByRole('button', { name: 'Lưu' }).click();
      await page.getByText('Nhập «Căn cứ»').first().waitFor();
    },
  },
  {
    name: 'merger of units, incomplete',
    who: 'quantri',
    path: '/units?id=100',
    then: async (page) => {
      await page.getByRole('button', { name: 'Ghi sắp xếp đơn vị' }).click();
      await page.getByLabel('Hình thức').selectOption('split');
      await page.getByRole('button', { name: 'Ghi và chuyển giao' }).click();
    },
  },
  {
    name: 'import of mergers',
    who: 'quantri',
    path: '/units',
    then: button('Nhập sắp xếp từ CSV'),
  },
  { name: 'import of units', who: 'quantri', path: '/units', then: button('Nhập từ CSV') },
  { name: 'accounts', who: 'quantri', path: '/accounts' },
  {
    name: 'list of units open',
    who: 'quantri',
    path: '/accounts',
    then: (page) => page.getByRole('combobox', { name: 'Trong đơn vị' }).click(),
  },
  { name: 'new account', who: 'quantri', path: '/accounts', then: button('Thêm tài khoản') },
  { name: 'account', who: 'quantri', path: '/accounts/3' },
  { name: 'lock asked', who: 'quantri', path: '/accounts/3', then: button('Khóa') },
  { name: 'new grant', who: 'quantri', path: '/accounts/3', then: button('Thêm quyền') },
  { name: 'review of accounts', who: 'quantri', path: '/accounts/review' },
  { name: 'who can see a report', who: 'quantri', path: '/reports/3001/readers' },
  { name: 'who can see a unit', who: 'quantri', path: '/units/100/readers' },
  { name: 'what an account can see', who: 'quantri', path: '/accounts/3/access' },
  { name: 'help desk', who: 'quantri', path: '/tickets' },
  { name: 'help desk, what I sent: nothing', who: 'vinh.nhap', path: '/tickets' },
  {
    name: 'telling the help desk, incomplete',
    who: 'vinh.nhap',
    path: '/inbox',
    then: async (page) => {
      await button('Góp ý')(page);
      await page.getByText('Phiên bản phần mềm').waitFor();
      await button('Gửi')(page);
      await page.getByText('Nhập «Tiêu đề».').first().waitFor();
    },
  },
  { name: 'ticket', who: 'quantri', path: '/tickets/12' },
  { name: 'ticket, answering', who: 'quantri', path: '/tickets/10', then: button('Trả lời') },
  { name: 'ticket, assigning', who: 'quantri', path: '/tickets/12', then: button('Giao xử lý') },
  { name: 'help desk in numbers', who: 'quantri', path: '/tickets/totals' },
  {
    name: 'handing an account over',
    who: 'quantri',
    path: '/accounts/3',
    then: async (page) => {
      await button('Bàn giao')(page);
      await page.getByText('Thông báo chưa đọc').waitFor();
    },
  },
  { name: 'locking an account', who: 'quantri', path: '/accounts/3', then: button('Khóa') },
  { name: 'requests for accounts', who: 'quantri', path: '/account-requests' },
  {
    name: 'new request, incomplete',
    who: 'quantri',
    path: '/account-requests',
    then: async (page) => {
      await button('Gửi đề nghị')(page);
      await page.getByRole('button', { name: 'Thêm quyền' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Gửi đề nghị' }).click();
    },
  },
  { name: 'request for an account', who: 'quantri', path: '/account-requests/3' },
  {
    name: 'request refused without a reason',
    who: 'quantri',
    path: '/account-requests/3',
    then: async (page) => {
      await button('Giải quyết đề nghị')(page);
      await button('Từ chối')(page);
    },
  },
  { name: 'forms', who: 'quantri', path: '/forms' },
  { name: 'form', who: 'quantri', path: '/forms/1' },
  { name: 'form, corrected', who: 'quantri', path: '/forms/2', then: button('Sửa biểu mẫu') },
  { name: 'changes of a form', who: 'quantri', path: '/forms/1?tab=changes' },
  { name: 'test of a form', who: 'quantri', path: '/forms/1?tab=trials' },
  { name: 'life of a form', who: 'quantri', path: '/forms/2?tab=life' },
  {
    name: 'step of a form, incomplete',
    who: 'quantri',
    path: '/forms/2',
    then: async (page) => {
      await button('Đưa ra kiểm thử…')(page);
      await page.getByRole('dialog').getByRole('button', { name: 'Đưa ra kiểm thử' }).click();
    },
  },
  { name: 'new form', who: 'quantri', path: '/forms', then: button('Tạo biểu mẫu trắng') },
  { name: 'import of an annex', who: 'quantri', path: '/forms/import', then: importAnnex },
  {
    name: 'form, asked once',
    who: 'quantri',
    path: '/forms/2',
    then: async (page) => {
      await button('Sửa biểu mẫu')(page);
      await page.getByRole('tab', { name: 'Hỏi một lần' }).click();
      await page.getByText('Lý do: Hai thời điểm khác nhau. (Chuyên viên)').waitFor();
    },
  },
  { name: 'indicators', who: 'vinh.nhap', path: '/catalogue/indicators?id=1' },
  {
    name: 'indicator, new',
    who: 'quantri',
    path: '/catalogue/indicators?id=new',
    then: button('Lưu'),
  },
  { name: 'attributes', who: 'quantri', path: '/catalogue/attributes?id=1' },
  {
    name: 'measures, converted',
    who: 'quantri',
    path: '/catalogue/measures?id=1',
    then: (page) => page.locator('.convert summary').click(),
  },
  { name: 'sectors', who: 'quantri', path: '/catalogue/sectors' },
  {
    name: 'import of indicators',
    who: 'quantri',
    path: '/catalogue/indicators',
    then: async (page) => {
      await button('Nhập CSV')(page);
      await page.setInputFiles('input[type=file]', {
        name: 'chi-tieu.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('code,name'),
      });
      await page.getByText('Danh mục không có mã này. (“lít”)').waitFor();
    },
  },
  { name: 'discipline', who: 'quantri', path: '/discipline' },
  { name: 'discipline by month', who: 'so.nn', path: '/discipline?by=month&part=q4' },
  {
    name: 'reports behind a count',
    who: 'quantri',
    path: '/discipline',
    then: async (page) => {
      await page.getByRole('button', { name: 'Trễ hạn của Xã Quế Phong: 14, xem báo cáo' }).click();
      await page.getByText('theo thời điểm gửi: trễ hạn').waitFor();
    },
  },
  {
    name: 'appeals',
    who: 'so.nn',
    path: '/discipline?tab=appeals',
    then: (page) => page.getByText('Công văn số 112/UBND-VP').first().waitFor(),
  },
  {
    name: 'announced tables, one being announced',
    who: 'quantri',
    path: '/discipline?tab=tables',
    then: button('Công bố bảng'),
  },
  { name: 'use of the system', who: 'quantri', path: '/discipline?tab=usage' },
  { name: 'an announced table', who: 'so.nn', path: '/discipline/tables/1' },
  { name: 'burden map', who: 'vinh.nhap', path: '/burden' },
  {
    name: 'duplicates',
    who: 'quantri',
    path: '/burden?by=office',
    then: (page) => page.getByRole('tab', { name: 'Chỉ tiêu trùng' }).click(),
  },
  { name: 'outlines', who: 'quantri', path: '/outlines' },
  {
    name: 'outline',
    who: 'quantri',
    path: '/outlines/1',
    then: (page) => page.getByText('Chỗ chèn số liệu đang hiện bằng mã ô.').waitFor(),
  },
  {
    name: 'outline, figure being put in',
    who: 'quantri',
    path: '/outlines/1',
    then: button('Chèn số liệu'),
  },
  {
    name: 'new outline, incomplete',
    who: 'quantri',
    path: '/outlines/new',
    then: button('Tạo đề cương'),
  },
  {
    name: 'text being written',
    who: 'vinh.nhap',
    path: '/reports/3001?tab=narrative',
    then: (page) => page.locator('.doc-form-table tbody tr').first().waitFor(),
  },
  {
    name: 'text, read as printed',
    who: 'vinh.nhap',
    path: '/reports/3001?tab=narrative',
    then: button('Xem như bản in'),
  },
  { name: 'text of a report to be accepted', who: 'so.nn', path: '/reports/3004?tab=narrative' },
  { name: 'text of a total', who: 'so.nn', path: '/reports/3000?tab=narrative' },
  { name: 'regimes', who: 'quantri', path: '/regimes' },
  { name: 'regime', who: 'quantri', path: '/regimes/1' },
  { name: 'new regime', who: 'quantri', path: '/regimes/new' },
  { name: 'reporters', who: 'quantri', path: '/regimes/1/reporters' },
  {
    name: 'days of a reporter',
    who: 'quantri',
    path: '/regimes/1/reporters',
    then: (page) =>
      page
        .getByRole('button', { name: /^Sửa thời gian/ })
        .first()
        .click(),
  },
  { name: 'units by rows', who: 'quantri', path: '/regimes/1/parts' },
  {
    name: 'units by columns, filled down',
    who: 'quantri',
    path: '/regimes/1/parts',
    then: async (page) => {
      await page.getByLabel('Giao theo').selectOption('columns');
      await page.getByRole('checkbox').nth(3).click();
      await page.getByRole('button', { name: 'Chép xuống' }).click();
    },
  },
  { name: 'units by rows, read only', who: 'vinh.nhap', path: '/regimes/1/parts' },
  {
    name: 'part of a reporter',
    who: 'quantri',
    path: '/regimes/1/reporters',
    then: (page) =>
      page
        .getByRole('button', { name: /^Giao một phần/ })
        .first()
        .click(),
  },
  { name: 'cycles', who: 'quantri', path: '/cycles' },
  { name: 'cycle being opened', who: 'quantri', path: '/cycles', then: button('Mở kỳ báo cáo') },
  { name: 'progress', who: 'so.nn', path: '/cycles/3' },
  { name: 'progress of a cancelled cycle', who: 'so.nn', path: '/cycles/4' },
  {
    name: 'cycle being given to more units',
    who: 'so.nn',
    path: '/cycles/3',
    then: async (page) => {
      await button('Giao thêm đơn vị')(page);
      await page.getByRole('checkbox', { name: 'Xã Thông Thụ' }).waitFor();
    },
  },
  {
    name: 'cycle being cancelled, refused',
    who: 'so.nn',
    path: '/cycles/3',
    then: async (page) => {
      await button('Hủy kỳ')(page);
      await page.getByLabel('Lý do').fill('Mở nhầm kỳ');
      await page.getByRole('alertdialog').getByRole('button', { name: 'Hủy kỳ' }).click();
      await page.getByText('phải ghi văn bản hủy kỳ').first().waitFor();
    },
  },
  {
    name: 'report being taken from a unit',
    who: 'so.nn',
    path: '/cycles/3',
    then: async (page) => {
      await page
        .getByRole('checkbox', { name: /Thành Vinh/ })
        .first()
        .check();
      await button('Thôi giao (1)')(page);
    },
  },
  { name: 'report that was taken back', who: 'vinh.nhap', path: '/reports/4001' },
  { name: 'what is owed', who: 'so.nn', path: '/urgings' },
  {
    name: 'a letter that urges, being written',
    who: 'so.nn',
    path: '/urgings',
    then: async (page) => {
      await page.getByRole('checkbox', { name: /Xã Quế Phong/ }).check();
      await page.getByLabel('Thứ tự').selectOption('Quá hạn lâu nhất trước');
      await button('Đôn đốc (1)')(page);
      await page.getByLabel('Trích yếu (V/v)').waitFor();
      await page.getByLabel('Trích yếu (V/v)').fill('');
      await button('Ban hành')(page);
      await page.getByText('Nhập «Trích yếu (V/v)».').first().waitFor();
    },
  },
  { name: 'letters that urge', who: 'so.nn', path: '/urgings?view=letters' },
  { name: 'how often units were urged', who: 'so.nn', path: '/urgings?view=units' },
  { name: 'letter that urges', who: 'so.nn', path: '/urgings/21' },
  {
    name: 'letter that urges, its number',
    who: 'so.nn',
    path: '/urgings/21',
    then: button('Ghi số văn bản'),
  },
  { name: 'letter that urges, withdrawn', who: 'so.nn', path: '/urgings/20' },
  { name: 'letter that urges, received', who: 'vinh.nhap', path: '/urgings/22' },
  { name: 'matrix', who: 'so.nn', path: '/progress?regime=1' },
  { name: 'reports', who: 'so.nn', path: '/reports' },
  { name: 'report being filled in', who: 'vinh.nhap', path: '/reports/3001' },
  { name: 'report with an empty list', who: 'vinh.nhap', path: '/reports/3901' },
  { name: 'report, other acts', who: 'vinh.nhap', path: '/reports/3001', then: button('Khác') },
  {
    name: 'report sent outside, incomplete',
    who: 'vinh.nhap',
    path: '/reports/3001',
    then: async (page) => {
      await page.getByRole('button', { name: 'Ghi nhận đã gửi khi có sự cố' }).click();
      await page.locator('.dialog').getByRole('button', { name: 'Ghi nhận đã gửi' }).click();
    },
  },
  { name: 'report that came back', who: 'so.nn', path: '/reports/3008' },
  { name: 'report to be accepted', who: 'so.nn', path: '/reports/3004' },
  { name: 'return asked', who: 'so.nn', path: '/reports/3004', then: button('Trả lại…') },
  { name: 'history of a report', who: 'so.nn', path: '/reports/3004?tab=history&row=19&column=4' },
  { name: 'files of a report', who: 'vinh.nhap', path: '/reports/3001?tab=files' },
  {
    name: 'files of a report, one refused',
    who: 'vinh.nhap',
    path: '/reports/3001?tab=files',
    then: async (page) => {
      const program = { name: 'a.exe', mimeType: '', buffer: Buffer.from('MZ') };
      await page.setInputFiles('input[type=file]', program);
      await page.getByText('Loại tệp này không được đính kèm.').waitFor();
    },
  },
  {
    name: 'note of a file',
    who: 'vinh.nhap',
    path: '/reports/3001?tab=files',
    then: (page) => page.getByRole('button', { name: 'Chú thích anh_hien_truong.jpg' }).click(),
  },
  {
    name: 'removing of a file',
    who: 'vinh.nhap',
    path: '/reports/3001?tab=files',
    then: (page) => page.getByRole('button', { name: 'Gỡ anh_hien_truong.jpg' }).click(),
  },
  { name: 'files of a report, read only', who: 'so.nn', path: '/reports/3004?tab=files' },
  { name: 'documents of a report', who: 'so.nn', path: '/reports/3004?tab=documents' },
  {
    name: 'documents of a report, not loaded',
    who: 'so.nn',
    path: '/reports/3004?tab=documents',
    then: async (page) => {
      await page.route('**/reports/3004/documents', (route) => route.fulfill({ status: 400 }));
      await page.reload();
      await page.getByRole('tab', { name: 'Văn bản, chữ ký số', selected: true }).waitFor();
      await page.getByRole('tabpanel').getByRole('button', { name: 'Thử lại' }).waitFor();
    },
  },
  { name: 'documents of a report, signed', who: 'vinh.duyet', path: '/reports/3912?tab=documents' },
  {
    name: 'signing a report, nothing chosen',
    who: 'vinh.duyet',
    path: '/reports/3911',
    then: async (page) => {
      await button('Ký báo cáo')(page);
      await page.getByText('để ký xong').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Ký số' }).click();
      await page.getByText('Chọn tệp chứng thư số trước khi ký').waitFor();
    },
  },
  {
    name: 'signing a report outside',
    who: 'vinh.duyet',
    path: '/reports/3911',
    then: async (page) => {
      await button('Ký báo cáo')(page);
      await page.getByLabel('Tải về, ký bằng phần mềm khác').check();
      await page.getByRole('button', { name: /^Bắt đầu/ }).click();
      await page.getByText('3. Tải tệp đã ký lên').waitFor();
    },
  },
  {
    name: 'stages of checking of a report, an objection without words',
    who: 'vinh.duyet',
    path: '/reports/3911',
    then: async (page) => {
      await page.getByText('Đã đối chiếu sổ').waitFor();
      await button('Nêu ý kiến')(page);
      await page.getByRole('alertdialog').getByRole('button', { name: 'Nêu ý kiến' }).click();
    },
  },
  {
    name: 'seal of the organisation',
    who: 'vinh.duyet',
    path: '/reports/3912',
    then: async (page) => {
      await button('Ký số của cơ quan')(page);
      await page.getByText('để ký xong').waitFor();
    },
  },
  {
    name: 'seal of paper and annex outside',
    who: 'vinh.duyet',
    path: '/reports/3912',
    then: async (page) => {
      await button('Ký số của cơ quan')(page);
      await page.getByLabel('Tải về, ký bằng phần mềm khác').check();
      await page.getByRole('button', { name: /^Bắt đầu/ }).click();
      await page.getByText('3. Tải tệp đã ký lên').waitFor();
      await page
        .getByText(/phu-luc\.pdf/)
        .first()
        .waitFor();
    },
  },
  { name: 'explanations of a report', who: 'so.nn', path: '/reports/3000?tab=notes' },
  { name: 'total', who: 'so.nn', path: '/reports/3000' },
  {
    name: 'figure explained',
    who: 'so.nn',
    path: '/reports/3000?row=19&column=4',
    then: button('Nguồn của số liệu'),
  },
  {
    name: 'total to be signed again',
    who: 'so.nn',
    path: '/reports/3920',
    then: async (page) => {
      await button('Xem số liệu đã đính chính')(page);
      await page.getByText('1.250,5 → 1.240').waitFor();
    },
  },
  {
    name: 'figure explained that was corrected',
    who: 'so.nn',
    path: '/reports/3920?row=19&column=4',
    then: async (page) => {
      await button('Nguồn của số liệu')(page);
      await page.getByText('Bản đã ký tính 1.250,5').waitFor();
    },
  },
  {
    name: 'revisions of a report compared',
    who: 'so.nn',
    path: '/reports/3921?tab=history',
    then: (page) => page.getByText('Diện tích lúa đạt 1.240 ha.').waitFor(),
  },
  { name: 'working calendar', who: 'vinh.nhap', path: '/calendar?year=2027' },
  { name: 'working calendar, edited', who: 'quantri', path: '/calendar?year=2026' },
  {
    name: 'day of the calendar, incomplete',
    who: 'quantri',
    path: '/calendar?year=2026',
    then: async (page) => {
      await button('Thêm ngày')(page);
      await page.getByRole('button', { name: 'Ghi vào lịch' }).click();
    },
  },
  {
    name: 'clock of forms, without a reason',
    who: 'quantri',
    path: '/calendar?year=2026',
    then: async (page) => {
      await page.getByRole('button', { name: /^Sửa thời hạn/ }).click();
      await button('Lưu thời hạn')(page);
    },
  },
  { name: 'change log', who: 'quantri', path: '/events' },
  { name: 'help', who: 'quantri', path: '/help' },
  { name: 'no such page', who: 'quantri', path: '/nothing' },
  { name: 'not allowed', who: 'vinh.nhap', path: '/accounts' },
];

const screens = {
  desktop: { viewport: { width: 1366, height: 768 }, hasTouch: false },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true },
};
type Screen = keyof typeof screens;

// One page a screen for all places: a new one would cost as much as what is looked at in it, and a
// new context would read and compile the whole UI, and axe, again. What a place leaves behind is
// taken away before the next.
interface Seat {
  context: BrowserContext;
  watch: Watch;
  page: Page;
  devtools: CDPSession;
}
const seats = new Map<Screen, Seat>();

async function seatAt(browser: Browser, screen: Screen): Promise<Seat> {
  const known = seats.get(screen);
  if (known) return known;
  const context = await browser.newContext(screens[screen]);
  const watch = await Watch.over(context);
  const page = await context.newPage();
  const made = { context, watch, page, devtools: await context.newCDPSession(page) };
  seats.set(screen, made);
  return made;
}

async function open(browser: Browser, place: Place, screen: Screen) {
  const { context, watch, page, devtools } = await seatAt(browser, screen);
  // A page may still keep something while it is left; only then its things are taken away.
  await page.goto('about:blank');
  await page.mouse.move(0, 0);
  await page.setViewportSize(screens[screen].viewport);
  await devtools.send('Storage.clearDataForOrigin', { origin: mock.at, storageTypes: LEFT_BEHIND });
  await context.clearCookies();
  if (place.who !== null) {
    await context.addCookies([{ name: 'mock', value: place.who, url: mock.at }]);
  }
  watch.troubles.length = 0;
  await page.goto(mock.at + place.path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await settled(page);
  await place.then?.(page);
  await settled(page);
  return { page, watch };
}

/** Nothing is being loaded any more, and nothing moves. */
async function settled(page: Page): Promise<void> {
  await expect(page.locator('.loading')).toHaveCount(0);
  await page.waitForTimeout(150);
}

async function faultless(page: Page, watch: Watch, screen: Screen): Promise<void> {
  // What is scrolled half under the page's bar is no small target.
  await page.evaluate(() => {
    scrollTo(0, 0);
  });
  expect(await faultsOf(page), screen).toEqual([]);
  expect(watch.troubles, screen).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide, `wider than the ${screen}`).toBeLessThanOrEqual(0);
}

for (const place of places) {
  // What brings a page into its state has to be in reach on a phone; the rest is opened where it is
  // wide, and then made narrow.
  const [first, second]: [Screen, Screen] = place.then
    ? ['phone', 'desktop']
    : ['desktop', 'phone'];
  test(place.name, async ({ browser }) => {
    const { page, watch } = await open(browser, place, first);
    await faultless(page, watch, first);
    await page.setViewportSize(screens[second].viewport);
    await settled(page);
    await faultless(page, watch, second);
  });
}

const certificatePlaces = [
  { who: 'vinh.nhap', path: '/my-certificates' },
  { who: 'quantri', path: '/accounts/3' },
  { who: 'quantri', path: '/units?id=100' },
  { who: 'quantri', path: '/trust' },
];
for (const place of certificatePlaces) {
  test(`certificates at ${place.path} are read on a phone without scrolling sideways`, async ({
    browser,
  }) => {
    const { page } = await open(browser, { name: '', ...place }, 'phone');
    await page.getByRole('row').nth(1).waitFor();
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((one) => one.scrollWidth > one.clientWidth + 1)
        .filter((one) => ['auto', 'scroll'].includes(getComputedStyle(one).overflowX))
        .map((one) => one.className),
    );
    expect(wide).toEqual([]);
  });
}

test('a first password is set in the box of the log-in page, though that was not loaded', async ({
  browser,
}) => {
  const first = places.find(({ name }) => name === 'first password');
  if (!first) throw new Error('no such place');
  const { page } = await open(browser, first, 'desktop');
  const box = await page.locator('.login-box').boundingBox();
  expect(box?.width).toBeLessThanOrEqual(430);
  expect(box?.x).toBeGreaterThan(400);
});
