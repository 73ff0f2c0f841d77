/* What the mock answers about whom signatures are believed by, whose certificates, and verifying. */
const hash = 'a3'.repeat(32);

function item(id, kind, kind_title, title, more) {
  return {
    id,
    kind,
    kind_title,
    title,
    hash,
    subject: kind === 'authority' ? title : '',
    issuer: 'Cơ quan chứng thực số chuyên dùng Chính phủ (RootCA)',
    serial: kind === 'crl' ? '' : '10000A',
    valid_from: '2025-01-01T00:00:00.000Z',
    valid_to: '2035-01-01T00:00:00.000Z',
    is_root: id === 1,
    list_url: '',
    answer_url: '',
    source_id: null,
    added_at: '2026-11-20T02:00:00.000Z',
    added_name: 'Quản trị hệ thống',
    replaced_at: null,
    withdrawn_at: null,
    withdrawn_name: '',
    reason: '',
    state: 'valid',
    state_title: 'Còn hiệu lực',
    ...more,
  };
}

const authority = 'Tổ chức cấp chứng thư số';
const items = [
  item(
    4,
    'crl',
    'Danh sách thu hồi (CRL)',
    'Danh sách thu hồi của CA phục vụ các cơ quan Nhà nước',
    {
      source_id: 1,
      added_name: '',
      valid_to: '2026-11-28T00:00:00.000Z',
    },
  ),
  item(3, 'ocsp', 'Trả lời OCSP', 'Trả lời OCSP về chứng thư số 10000A', {
    state: 'expired',
    state_title: 'Đã hết hạn',
  }),
  item(2, 'authority', authority, 'CA phục vụ các cơ quan Nhà nước G2', {
    state: 'expiring',
    state_title: 'Sắp hết hạn',
    valid_to: '2026-12-15T00:00:00.000Z',
  }),
  item(1, 'authority', authority, 'Cơ quan chứng thực số chuyên dùng Chính phủ (RootCA)'),
];

function source(id, kind, more) {
  return {
    id,
    kind,
    kind_title: kind === 'crl' ? 'Danh sách thu hồi (CRL)' : 'Trả lời OCSP',
    authority_id: 2,
    authority_title: 'CA phục vụ các cơ quan Nhà nước G2',
    authority_subject: 'CA phục vụ các cơ quan Nhà nước G2',
    url: `http://${kind}.ca.gov.vn/g2.${kind}`,
    inside: false,
    next_at: '2026-11-26T02:00:00.000Z',
    failures: 0,
    fetched_at: '2026-11-25T02:00:00.000Z',
    error: '',
    error_at: null,
    error_title: '',
    added_at: '2026-11-20T02:00:00.000Z',
    added_name: 'Quản trị hệ thống',
    withdrawn_at: null,
    withdrawn_name: '',
    reason: '',
    ...more,
  };
}

const sources = [
  source(1, 'crl', {}),
  source(2, 'ocsp', {
    inside: true,
    failures: 3,
    error: 'máy chủ không trả lời kịp',
    error_at: '2026-11-25T03:00:00.000Z',
    error_title: 'Không kiểm tra được từ http://ocsp.ca.gov.vn/g2.ocsp: máy chủ không trả lời kịp',
  }),
];

function certificate(id, owner, owner_id, subject, more) {
  return {
    id,
    hash,
    subject,
    issuer: 'CA phục vụ các cơ quan Nhà nước G2',
    serial: `5402AB0${id}`,
    valid_from: '2025-03-01T00:00:00.000Z',
    valid_to: '2030-03-01T00:00:00.000Z',
    added_at: '2026-11-20T02:00:00.000Z',
    added_name: 'Quản trị đơn vị',
    withdrawn_at: null,
    withdrawn_name: '',
    reason: '',
    owner,
    owner_id,
    state: 'valid',
    state_title: 'Còn hiệu lực',
    revocation: 'good',
    revocation_title: 'Chưa bị thu hồi',
    revocation_detail: '',
    ...more,
  };
}

const of = (owner, id, can_edit) => ({
  can_edit,
  items: [
    certificate(
      2,
      owner,
      id,
      owner === 'unit' ? 'Ủy ban nhân dân phường Thành Vinh' : 'Chủ tịch UBND phường Thành Vinh',
      {
        revocation: 'unknown',
        revocation_title: 'Không kiểm tra được thu hồi',
        revocation_detail:
          'Không kiểm tra được từ http://ocsp.ca.gov.vn/g2.ocsp: máy chủ không trả lời kịp',
      },
    ),
    certificate(1, owner, id, 'Chủ tịch UBND phường Thành Vinh', {
      state: 'withdrawn',
      state_title: 'Đã thôi dùng',
      withdrawn_at: '2026-11-22T02:00:00.000Z',
      withdrawn_name: 'Quản trị đơn vị',
      reason: 'Mất thiết bị ký số',
      revocation_title: '',
    }),
  ],
});

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC',
  'base64',
);

const picture = (can_edit) => ({
  found: true,
  width: 850,
  height: 850,
  width_mm: 36,
  hash,
  changed_at: '2026-11-20T02:00:00.000Z',
  changed_name: 'Văn thư phường Thành Vinh',
  can_edit,
});

function signature(field, verdict, more) {
  return {
    field,
    verdict,
    verdict_title: verdict === 'valid' ? 'Hợp lệ' : 'Không kiểm tra được',
    reason: '',
    reason_title: '',
    detail: '',
    signer: 'Chủ tịch UBND phường Thành Vinh',
    issuer: 'CA phục vụ các cơ quan Nhà nước G2',
    serial: '5402AB02',
    hash,
    judged_at: '2026-11-24T02:00:00.000Z',
    stamped_at: null,
    stamped_by: '',
    claimed_at: '2026-11-24T02:00:00.000Z',
    level: 'B',
    covers: 40960,
    taken: true,
    purpose_title: 'Ký duyệt',
    registered: true,
    holders: [
      { owner: 'account', name: 'Chủ tịch UBND phường Thành Vinh', unit_name: 'Phường Thành Vinh' },
    ],
    ...more,
  };
}

const verification = {
  file: 'document',
  file_title: 'Văn bản PDF',
  verdict: 'unchecked',
  verdict_title: 'Không kiểm tra được',
  reason: '',
  reason_title: '',
  detail: '',
  advice:
    'Chưa kiểm tra được không có nghĩa là hợp lệ. Hệ thống đã đưa chứng thư vào danh sách hỏi nơi cấp; hãy kiểm tra lại sau ít phút.',
  rewritten: false,
  hash,
  size: 48210,
  checked_at: '2026-11-25T02:00:00.000Z',
  report: {
    found: true,
    readable: true,
    report_id: 3001,
    unit_name: 'Phường Thành Vinh',
    regime_name: 'Báo cáo tình hình sản xuất nông nghiệp',
    period_title: 'Tháng 10 năm 2026',
    name: 'bao-cao-thang-10.pdf',
    stage_title: 'Đã ký, cấp số và đóng dấu',
    revision: 1,
    received_at: '2026-11-24T02:00:00.000Z',
    is_current: false,
    is_final: true,
    status_title: 'Đã được thay thế: báo cáo hiện có bản số 2, văn bản này là của bản số 1.',
  },
  signatures: [
    signature('KyLanhDao', 'valid', {}),
    signature('DauCoQuan', 'unchecked', {
      purpose_title: 'Ký số của cơ quan',
      signer: 'Ủy ban nhân dân phường Thành Vinh',
      reason: 'sign.revocation_unknown',
      reason_title:
        'Chưa kiểm tra được chứng thư số có bị thu hồi hay không: thiếu hoặc quá hạn danh sách thu hồi.',
      detail: 'Không kiểm tra được từ http://ocsp.ca.gov.vn/g2.ocsp: máy chủ không trả lời kịp',
      holders: [{ owner: 'unit', name: '', unit_name: 'Phường Thành Vinh' }],
    }),
  ],
};

export const trustRoutes = [
  [
    'GET',
    '/trust-items',
    ({ query }) => ({
      items: items.filter((one) => !query.get('kind') || one.kind === query.get('kind')),
      next: null,
    }),
  ],
  ['POST', '/trust-items', () => ({ items: [items[3]] })],
  ['POST', '/trust-items/:id/withdraw', () => items[3]],
  ['GET', '/trust-sources', () => ({ items: sources })],
  ['POST', '/trust-sources', () => sources[0]],
  ['POST', '/trust-sources/:id/fetch', () => sources[0]],
  ['POST', '/trust-sources/:id/withdraw', () => sources[0]],
  ['GET', '/me/certificates', () => of('account', 1, false)],
  ['GET', '/me/signature-picture', () => picture(true)],
  ['GET', '/me/signature-picture/content', () => dot],
  ['PUT', '/me/signature-picture', () => picture(true)],
  ['DELETE', '/me/signature-picture', () => ({ ...picture(true), found: false })],
  ['GET', '/accounts/:id/certificates', ({ id }) => of('account', Number(id), true)],
  ['POST', '/accounts/:id/certificates', ({ id }) => of('account', Number(id), true).items[0]],
  ['GET', '/units/:id/certificates', ({ id }) => of('unit', Number(id), true)],
  ['POST', '/units/:id/certificates', ({ id }) => of('unit', Number(id), true).items[0]],
  ['GET', '/units/:id/seal-picture', () => picture(true)],
  ['GET', '/units/:id/seal-picture/content', () => dot],
  ['POST', '/verifications', () => verification],
];
