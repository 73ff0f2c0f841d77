/* What the mock answers about who may sign for whom. */
const KINDS = {
  deputy: 'KT. – ký thay người đứng đầu',
  by_order: 'TL. – thừa lệnh',
  authorised: 'TUQ. – thừa ủy quyền',
  acting: 'Q. – quyền người đứng đầu',
};
const STATES = {
  coming: 'Chưa đến ngày',
  in_force: 'Đang có hiệu lực',
  over: 'Hết thời hạn',
  ended: 'Đã kết thúc trước hạn',
};

function entry(id, kind, state, more) {
  return {
    id,
    unit_id: 100,
    account_id: 12,
    kind,
    under_id: null,
    on_behalf: 'Ủy ban nhân dân',
    head: 'Chủ tịch',
    position: 'Phó Chủ tịch',
    signer: '',
    valid_from: '2026-07-01',
    valid_to: null,
    document: `${id}/QĐ-UBND`,
    document_on: '2026-06-30',
    document_about: 'Phân công công tác của Chủ tịch, các Phó Chủ tịch',
    made_at: '2026-06-30T02:00:00.000Z',
    made_by: 'Văn thư phường Thành Vinh',
    ended_at: null,
    ended_by: '',
    end_reason: '',
    version: 1,
    unit_name: 'Phường Thành Vinh',
    account_name: 'Phó Chủ tịch UBND phường Thành Vinh',
    username: 'pct.thanhvinh',
    under_position: '',
    regimes: [],
    lines: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    signer: 'Người ký thử',
    kind_title: KINDS[kind],
    state,
    state_title: STATES[state],
    can_end: state === 'in_force' || state === 'coming',
    ...more,
  };
}

const entries = [
  entry(12, 'deputy', 'in_force', {}),
  entry(17, 'authorised', 'in_force', {
    position: 'Trưởng phòng Kinh tế, Hạ tầng và Đô thị',
    lines: ['TUQ. CHỦ TỊCH', 'TRƯỞNG PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ'],
    regimes: [{ id: 1, name: 'Báo cáo sản xuất nông nghiệp tháng' }],
    valid_to: '2026-12-31',
  }),
  entry(9, 'by_order', 'ended', {
    position: 'Chánh Văn phòng',
    lines: ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG'],
    ended_at: '2026-09-01T02:00:00.000Z',
    ended_by: 'Văn thư phường Thành Vinh',
    end_reason: 'Chuyển công tác',
  }),
];

/** One report there is that may be signed by two rights. */
export function signFormsOf(report) {
  const head = {
    authorisation_id: null,
    kind: 'head',
    title: 'Người đứng đầu',
    lines: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
    signer: '',
    document: '',
    document_on: null,
    valid_to: null,
  };
  if (report.id === 3911)
    return entries.slice(0, 2).map((one) => ({
      authorisation_id: one.id,
      kind: one.kind,
      title: one.kind_title,
      lines: one.lines,
      document: one.document,
      document_on: one.document_on,
      valid_to: one.valid_to,
    }));
  return report.state === 'submitted' ? [head] : [];
}

export function authorisationRoutes() {
  return [
    [
      'GET',
      '/authorisations',
      ({ query }) => ({
        items: entries.filter(
          (one) =>
            (!query.get('state') || one.state === query.get('state')) &&
            (!query.get('kind') || one.kind === query.get('kind')),
        ),
        next: null,
      }),
    ],
  ];
}
