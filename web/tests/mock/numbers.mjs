/* What the mock answers about document numbers, the registers and the clerk's desk. */
import { aCorrection, noCorrection } from './data.mjs';

const titles = {
  signer: 'Người ký',
  authority: 'Thẩm quyền ký',
  certificate: 'Chứng thư số',
  unchanged: 'Văn bản không đổi từ khi ký',
  annexes: 'Phụ lục, tệp kèm theo',
  named: 'Họ tên người ký trên văn bản',
  number: 'Số, ký hiệu, ngày ban hành',
  seal: 'Chữ ký số của cơ quan',
  due: 'Hạn gửi',
};
const answers = { pass: 'Đạt', fail: 'Không đạt', unknown: 'Không kiểm tra được' };
const words = {
  pass: 'Chủ tịch UBND phường Thành Vinh xác nhận bằng mật khẩu ngày 20/11/2026.',
  fail: 'Bản đang gửi chưa có chữ ký. Trả lại để lãnh đạo ký.',
  unknown:
    'Bản này được xác nhận bằng mật khẩu, không phải chữ ký số: không có chứng thư số để kiểm tra.',
};

const annexes =
  '2 tệp kèm theo đúng như trong bản kê có mã đối chiếu 9F86-D081-884C-7D65 in trên văn bản. Phụ lục là tệp riêng bao-cao-nong-nghiep-2026-11.phu-luc.pdf: cơ quan ký số riêng trên tệp này.';

function wordsOf(check, answer) {
  if (check === 'named') {
    return answer === 'pass'
      ? 'Văn bản ghi họ tên người ký.'
      : 'Đơn vị chưa khai báo người ký: văn bản không ghi họ tên dưới chữ ký. Khai báo trước khi ký văn bản sau.';
  }
  if (check === 'number' && answer === 'fail') return 'Chưa cấp số và ngày ban hành.';
  return check === 'annexes' && answer === 'pass' ? annexes : words[answer];
}

function checksOf(...found) {
  return Object.entries(titles).map(([check, check_title], i) => ({
    check,
    check_title,
    answer: found[i],
    answer_title: answers[found[i]],
    words: wordsOf(check, found[i]),
  }));
}

function number(id, text, state, more) {
  return {
    id,
    number: id,
    text,
    state,
    report_id: null,
    revision: 1,
    issued_on: '2026-11-20',
    subject: 'Sản xuất nông nghiệp tháng 11 năm 2026',
    outside: false,
    sent_at: null,
    account_name: 'Văn thư phường Thành Vinh',
    at: '2026-11-20T02:00:00.000Z',
    reason: '',
    version: 1,
    unit_id: 100,
    year: 2026,
    unit_name: 'Phường Thành Vinh',
    unit_code: '16681',
    regime_id: 1,
    regime_name: 'Báo cáo sản xuất nông nghiệp tháng',
    period: '2026-11',
    receiver_name: 'Sở Nông nghiệp và Môi trường',
    receiver_code: 'H40.9',
    due_on: '2026-11-20',
    signer: 'Chủ tịch UBND phường Thành Vinh',
    replaced_by: '',
    duplicate: false,
    state_title: { issued: 'Đã cấp', reserved: 'Giữ số', released: 'Đã hủy' }[state],
    period_title: 'Tháng 11 năm 2026',
    code_number: text.split('/')[0],
    code_notation: text.split('/')[1],
    remark: '',
    can_release: state === 'reserved',
    release_reason: '',
    ...more,
  };
}

const numbers = [
  number(5, '05/BC-UBND', 'issued', { report_id: 3001, sent_at: '2026-11-20T03:00:00.000Z' }),
  number(4, '04/BC-UBND', 'reserved', {
    subject: 'Báo cáo giấy gửi khi mất điện',
    reason: 'Mất điện',
    remark: 'Lý do giữ: Mất điện',
    signer: '',
    receiver_name: '',
  }),
  number(3, '03/BC-UBND', 'issued', {
    report_id: 3001,
    number: null,
    duplicate: true,
    outside: true,
    remark: 'Gửi ngoài Hệ thống khi có sự cố. Trùng số với văn bản khác trong sổ.',
  }),
  number(2, '02/BC-UBND', 'released', {
    remark: 'Lý do hủy: Không gửi nữa',
    reason: 'Không gửi nữa',
  }),
  number(1, '01/BC-UBND', 'issued', {
    report_id: 3001,
    replaced_by: '05/BC-UBND',
    remark: 'Đã được thay thế bằng số 05/BC-UBND.',
  }),
];

const arrivals = [2, 1].map((n) => ({
  id: n,
  number: n,
  report_id: 3004,
  revision: n,
  arrived_on: '2026-11-20',
  accepted_at: '2026-11-20T04:00:00.000Z',
  document_text: n === 2 ? '05/BC-UBND' : '01/BC-UBND',
  document_on: '2026-11-20',
  subject: 'Sản xuất nông nghiệp tháng 11 năm 2026',
  account_name: 'Chuyên viên Phòng Kế hoạch',
  unit_id: 2,
  year: 2026,
  unit_name: 'Sở Nông nghiệp và Môi trường',
  sender_id: 100,
  sender_name: 'Phường Thành Vinh',
  sender_code: '16681',
  regime_id: 1,
  regime_name: 'Báo cáo sản xuất nông nghiệp tháng',
  period: '2026-11',
  state: 'accepted',
  replaced_by: n === 1 ? 2 : null,
  period_title: 'Tháng 11 năm 2026',
  state_title: 'Đã tiếp nhận',
  remark: n === 1 ? 'Đã được thay thế bằng văn bản đến số 2.' : '',
}));

const books = [
  {
    id: 1,
    unit_id: 100,
    year: 2026,
    kind: 'outgoing',
    next: 6,
    unit_name: 'Phường Thành Vinh',
    issued: 3,
    reserved: 1,
    released: 1,
    next_text: '02/BC-UBND',
  },
];

/** The province has given up beginning anew each year, and nothing has gone out since. */
const years = { outgoing_year: 0, incoming_year: 2026 };

export function numberRoutes({ reports, find, page, refuse }) {
  function item(report, i) {
    const signed = i % 2 === 0;
    return {
      report_id: report.id,
      version: report.version,
      revision: 1,
      digest: 'c0ffee',
      state: 'with_clerk',
      state_title: 'Chờ văn thư gửi',
      regime_name: report.regime_name,
      period_title: report.period_title,
      unit_id: report.unit_id,
      unit_name: report.unit_name,
      receiver_name: 'Sở Nông nghiệp và Môi trường',
      due_on: report.due_on,
      late: i === 1,
      number: i === 2 ? '05/BC-UBND' : '',
      issued_on: i === 2 ? '2026-11-20' : null,
      checks: signed
        ? checksOf(
            'pass',
            'pass',
            'unknown',
            'pass',
            'pass',
            i === 2 ? 'fail' : 'pass',
            i === 2 ? 'pass' : 'fail',
            'unknown',
            'pass',
          )
        : checksOf('fail', 'fail', 'fail', 'fail', 'fail', 'pass', 'fail', 'fail', 'fail'),
      can_number: signed && i !== 2,
      number_reason: signed
        ? 'Bản này đã được cấp số.'
        : 'Bản này chưa có chữ ký hợp lệ: quy định của tỉnh cấp số sau khi người có thẩm quyền ký.',
      can_send: signed,
      send_reason: signed ? '' : 'Bản đang trình chưa có chữ ký hợp lệ.',
      offers_seal: i === 2,
      offers_return: true,
      can_return: true,
      return_reason: '',
      correction: i === 2 ? aCorrection : noCorrection,
      held_reason: signed
        ? ''
        : 'Người ký: Chữ ký có sẵn là của bản khác hoặc thuộc loại không còn được công nhận. Trả lại để lãnh đạo ký bản này. Hãy xem riêng báo cáo này.',
    };
  }
  return [
    ['GET', '/clerk-desk', ({ query }) => page(reports.slice(0, 4).map(item), query)],
    ['GET', '/registers/outgoing', ({ query }) => page(numbers, query)],
    ['GET', '/registers/incoming', ({ query }) => page(arrivals, query)],
    ['GET', '/number-books', () => ({ items: books, next: null, ...years })],
    [
      'GET',
      '/reports/:id/numbers',
      ({ id, account }) => {
        const can = account.username === 'vinh.duyet' && find(reports, id).state !== 'sent';
        return {
          report_id: Number(id),
          revision: 1,
          text: id === '3001' ? '05/BC-UBND' : '',
          issued_on: id === '3001' ? '2026-11-20' : null,
          can_number: can && id !== '3001',
          reason: can ? '' : 'Báo cáo đã gửi, đang chờ nơi nhận.',
          preview: '06/BC-UBND',
          earliest: '2026-11-20',
          today: '2026-11-23',
          items: id === '3001' ? numbers.filter((one) => one.report_id === 3001) : [],
          reserved: [numbers[1]],
        };
      },
    ],
    [
      'POST',
      '/reports/:id/number',
      ({ id }) => {
        if (Number(id) % 2) throw refuse(409, 'number.given', 'Bản này đã được cấp số.');
        return number(6, '06/BC-UBND', 'issued', { report_id: Number(id) });
      },
    ],
    ['POST', '/units/:id/numbers', ({ body }) => number(6, '06/BC-UBND', 'reserved', body)],
    [
      'PUT',
      '/units/:id/number-books/:year',
      ({ year, body }) => {
        if (Number(year) !== years[`${body.kind}_year`])
          throw refuse(422, 'number.year', 'Sổ không phải của năm này.');
        return { items: books, ...years };
      },
    ],
  ];
}
