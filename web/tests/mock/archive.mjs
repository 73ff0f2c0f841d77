/* What the mock answers about the archive. */
const at = '2026-11-20T02:00:00.000Z';

function file(id, state, title) {
  const titles = {
    open: 'Đang lập',
    closed: 'Đã khóa',
    due: 'Hết thời hạn bảo quản',
    held: 'Giữ lại theo yêu cầu',
    destroyed: 'Đã hủy',
  };
  return {
    id,
    unit_id: 17,
    regime_id: 1,
    year: 2026,
    part: 1,
    title,
    made_at: at,
    size: 1_440_000,
    closed_at: state === 'open' ? null : at,
    closed_on: state === 'open' ? null : '2026-11-20',
    closed_name: state === 'open' ? '' : 'Văn thư UBND phường Thành Vinh',
    years: 20,
    kept_until: state === 'open' ? null : '2046-12-31',
    manifest_hash: state === 'open' ? '' : '3b'.repeat(32),
    destroyed_at: null,
    stamp_at: null,
    stamp_failures: 0,
    stamp_error: '',
    version: 3,
    unit_name: 'UBND phường Thành Vinh',
    regime_name: 'Báo cáo sản xuất nông nghiệp',
    period_kind: 'month',
    entries: 1,
    holds: state === 'held' ? 1 : 0,
    stamps: state === 'open' ? 0 : 1,
    stamped_at: null,
    stamp_ends_at: null,
    disposal_id: null,
    state,
    state_title: titles[state],
    keep_title: state === 'open' ? 'Tính từ năm khóa hồ sơ' : '20 năm, đến hết ngày 31/12/2046',
  };
}

const files = [
  file(1, 'held', 'Báo cáo sản xuất nông nghiệp năm 2026 của UBND phường Thành Vinh'),
  file(2, 'open', 'Báo cáo sản xuất nông nghiệp năm 2026 của UBND phường Thành Vinh, tập 2'),
  file(3, 'due', 'Báo cáo thu ngân sách năm 2005 của UBND phường Thành Vinh'),
];

const piece = {
  kind: 'paper',
  path: '001/van-ban.pdf',
  title: 'bao-cao.pdf',
  size: 198_797,
  hash: 'a1'.repeat(32),
  came_at: at,
  kind_title: 'Văn bản',
};

const disposal = {
  id: 1,
  unit_id: 17,
  state: 'proposed',
  reason: 'Hết thời hạn bảo quản',
  proposed_at: at,
  proposed_name: 'Văn thư UBND phường Thành Vinh',
  decided_at: null,
  decided_name: '',
  document: '',
  answer: '',
  minutes_hash: '',
  version: 1,
  unit_name: 'UBND phường Thành Vinh',
  files_count: 1,
  state_title: 'Chờ phê duyệt',
};

function full(one) {
  return {
    ...one,
    contents: [
      {
        id: 1,
        number: 1,
        report_id: 3001,
        revision: 1,
        code: '05/BC-UBND',
        issued_on: '2026-11-20',
        subject: 'Sản xuất nông nghiệp tháng 11 năm 2026',
        period: '2026-11',
        signer: 'Chủ tịch UBND phường Thành Vinh',
        filed_at: at,
        period_title: 'Tháng 11 năm 2026',
        pieces: [piece],
      },
    ],
    pieces: one.state === 'open' ? [] : [{ ...piece, path: 'muc-luc-van-ban.txt' }],
    held_by:
      one.state === 'held'
        ? [
            {
              id: 1,
              reason: 'Thanh tra tỉnh yêu cầu',
              document: 'Công văn 12/TTr-NV',
              placed_at: at,
              placed_name: 'Văn thư UBND phường Thành Vinh',
              released_at: null,
              released_name: '',
              release_reason: '',
              release_document: '',
            },
          ]
        : [],
    stamped_by: [],
    packages: [
      {
        id: 1,
        file_id: one.id,
        state: 'made',
        done: 12,
        total: 12,
        asked_at: at,
        ended_at: at,
        size: 1_500_000,
        hash: 'c2'.repeat(32),
        error: '',
        state_title: 'Đã lập xong',
      },
    ],
    can_keep: true,
    can_propose: one.state === 'due',
    propose_reason: '',
    stamp_note:
      'Hồ sơ không có dấu thời gian: quản trị hệ thống chưa khai báo tổ chức cấp dấu thời gian.',
  };
}

export function archiveRoutes({ find, page }) {
  return [
    ['GET', '/archive-files', ({ query }) => page(files, query)],
    ['GET', '/archive-files/:id', ({ id }) => full(find(files, id))],
    ['GET', '/archive-disposals', ({ query }) => page([disposal], query)],
    [
      'GET',
      '/archive-disposals/:id',
      () => ({
        ...disposal,
        files: [files[2]],
        can_decide: true,
        can_withdraw: true,
        decide_reason: '',
      }),
    ],
    [
      'GET',
      '/regimes/:id/retention',
      ({ id }) => ({
        regime_id: Number(id),
        own: false,
        years: 20,
        title: '20 năm',
        minimum: 20,
        minimum_title: '20 năm',
        article: 'Đ13',
        reason: '',
        changed_name: '',
        changed_at: null,
        version: 0,
      }),
    ],
    [
      'GET',
      '/stamp-authority',
      () => ({
        url: '',
        inside: false,
        policy: '',
        digest: 'sha256',
        changed_at: null,
        changed_name: '',
        answered_at: null,
        error: '',
        error_at: null,
        version: 1,
        signer: '',
        ends_at: null,
        note: 'Chưa khai báo tổ chức cấp dấu thời gian: hồ sơ lưu trữ không có dấu thời gian.',
      }),
    ],
  ];
}
