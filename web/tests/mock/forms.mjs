// The lives of the forms in data.mjs: dates, steps, tests, what changed.
const AT = '2026-11-10T02:00:00.000Z';

const titles = {
  test: 'Đưa ra kiểm thử',
  amend: 'Sửa tiếp',
  announce: 'Thông báo áp dụng',
  use: 'Đưa vào sử dụng',
  discard: 'Bỏ bản đang soạn',
  revise: 'Soạn phiên bản mới',
  repeal: 'Bãi bỏ',
};
const open = {
  draft: ['test', 'announce', 'use', 'discard'],
  testing: ['test', 'amend', 'announce', 'use'],
  in_use: ['revise', 'repeal'],
};

export function actionsOf(state) {
  return Object.entries(titles).map(([action, title]) => ({
    action,
    title,
    allowed: (open[state] ?? []).includes(action),
    reason: (open[state] ?? []).includes(action)
      ? ''
      : 'Biểu mẫu không ở trạng thái để làm việc này.',
    needs_note: false,
    needs_basis: ['announce', 'use', 'repeal'].includes(action),
    needs_units: action === 'test',
  }));
}

export function lifeOf(number, state) {
  const isDraft = state === 'draft';
  return {
    number,
    state,
    based_on: number > 1 ? number - 1 : null,
    created_at: '2026-11-01T02:00:00.000Z',
    requested_on: '2026-10-28',
    clock_id: 1,
    request: 'Công văn 12/SNN-VP',
    tested_at: isDraft ? null : '2026-11-03T02:00:00.000Z',
    test_ended_at: isDraft || state === 'testing' ? null : '2026-11-04T02:00:00.000Z',
    announced_at: isDraft || state === 'testing' ? null : '2026-11-05T02:00:00.000Z',
    use_from: isDraft || state === 'testing' ? null : '2026-11-06',
    used_at: state === 'in_use' ? '2026-11-06T02:00:00.000Z' : null,
    ended_at: state === 'replaced' ? AT : null,
    announce_basis: isDraft ? '' : 'Công văn 15/SNN-VP',
    repeal_basis: '',
    note: '',
    fault_field: '',
    fault_text: '',
    created_by_name: 'Chuyên viên thiết kế biểu mẫu',
    clock_title: 'Danh mục, đề cương, biểu mẫu báo cáo',
    clock_article: 'Điều 11 khoản 1, 2 Quy chế của tỉnh Kon Tum',
    must_test: true,
    build_due: '2026-10-31',
    build_late: true,
    test_due: isDraft ? null : '2026-11-05',
    test_late: false,
  };
}

export const clocks = [
  {
    id: 1,
    province: 'Kon Tum',
    title: 'Danh mục, đề cương, biểu mẫu báo cáo',
    starts: 'khi nhận được thông tin yêu cầu',
    build_days: 3,
    build_workdays: false,
    test_days: 2,
    test_workdays: false,
    must_test: true,
    article: 'Điều 11 khoản 1, 2 Quy chế của tỉnh Kon Tum',
    version: 1,
  },
];

export const changes = [
  {
    kind: 'column_renamed',
    row: null,
    column: 6,
    label: 'F – Ước tháng',
    before: 'Ước',
    after: 'Ước tháng',
  },
  { kind: 'row_added', row: 61, column: null, label: '61 – Cây khác', before: '', after: '' },
  { kind: 'formula', row: 14, column: 5, label: 'E14', before: '=E15+E16', after: '=SUM(E15:E17)' },
];

export const remarks = [
  {
    id: 1,
    report_id: 3900,
    verdict: 'change',
    row: 14,
    column: 5,
    words: 'Cột Ước tháng nên là số nguyên.',
    account_name: 'Công chức kinh tế',
    unit_name: 'Phường Thành Vinh',
    at: AT,
  },
];

export const trials = [
  {
    report_id: 3900,
    form_id: 1,
    number: 2,
    form_title: 'Ước kết quả sản xuất nông, lâm, ngư nghiệp (tháng)',
    unit_id: 100,
    unit_name: 'Phường Thành Vinh',
    opened_at: '2026-11-03T02:00:00.000Z',
    closed_at: null,
    due_on: '2026-11-05',
    changed_at: AT,
    entered: true,
    verdict: 'change',
    remarks: 1,
  },
];

/** A form as it is read: with the life of the version asked for. */
export function formOf(form, number) {
  const shown = number ?? form.used_number ?? form.version_number;
  const state =
    shown === form.used_number
      ? 'in_use'
      : shown === form.work_number
        ? form.work_state
        : 'replaced';
  return {
    ...form,
    number: shown,
    life: lifeOf(shown, state),
    actions: actionsOf(form.work_state ?? form.state),
  };
}
