/* What the mock answers about outlines and the texts of reports. */
const CHANGED = '2026-11-17T08:42:00.000Z';

const words = (text) => ({ type: 'text', text });
const heading = (id, text, attrs = {}) => ({
  type: 'heading',
  attrs: { level: 1, id, ...attrs },
  content: [words(text)],
});
const figure = { type: 'figure', attrs: { cells: 'E14' } };
const comparison = { type: 'comparison', attrs: { cells: 'E17', against: 'previous' } };

const document = {
  type: 'doc',
  attrs: { numbering: 'letters' },
  content: [
    heading('ket-qua', 'Kết quả sản xuất', { required: true, guidance: 'Nêu kết quả nổi bật.' }),
    {
      type: 'paragraph',
      content: [words('Lúa gieo trồng '), figure, words(' ha; sản lượng '), comparison, words('.')],
    },
    { type: 'formTable', attrs: { rows: '14,15,16,17', columns: '' } },
    heading('kien-nghi', 'Kiến nghị', { required: true }),
    { type: 'paragraph' },
  ],
};

const outline = {
  id: 1,
  code: 'DC-NN',
  title: 'Đề cương báo cáo sản xuất nông nghiệp',
  owner_unit_id: 2,
  owner_unit_name: 'Sở Nông nghiệp và Môi trường',
  version_number: 2,
  sections: 2,
  changed_at: CHANGED,
  version: 3,
};

const sections = [
  ['ket-qua', 'I', 'Kết quả sản xuất', false, 'Nêu kết quả nổi bật.'],
  ['kien-nghi', 'II', 'Kiến nghị', true, ''],
].map(([id, number, title, empty, guidance]) => ({
  id,
  number,
  title,
  level: 1,
  required: true,
  empty,
  guidance,
}));

const values = [
  { key: 'figure||E14||||', text: '1.125,5', fault: '' },
  {
    key: 'comparison||E17|||previous||change',
    text: '…',
    fault: 'Chưa có số liệu của kỳ trước.',
  },
];

const finding = {
  section: 'ket-qua',
  sentence: 'Lúa gieo trồng 1.200 ha.',
  figure: '1.200 ha',
  row: 14,
  column: 5,
  cell: 'E14',
  expected: '1.125,5',
};

const comments = [
  {
    id: 1,
    section: 'ket-qua',
    body: 'Nêu rõ nguyên nhân diện tích giảm.',
    own_side: true,
    author_name: 'Chủ tịch',
    author_unit_name: 'Phường Thành Vinh',
    created_at: CHANGED,
    answer: '',
    resolved_by_name: '',
    resolved_at: null,
    version: 1,
  },
  {
    id: 2,
    section: 'kien-nghi',
    body: 'Kiến nghị còn chung chung.',
    own_side: false,
    author_name: 'Chuyên viên tổng hợp',
    author_unit_name: 'Sở Nông nghiệp và Môi trường',
    created_at: CHANGED,
    answer: 'Đã nêu tên công trình.',
    resolved_by_name: 'Công chức kinh tế',
    resolved_at: CHANGED,
    version: 2,
  },
];

/** The reports that have a text besides their figures. */
export const hasText = (report) => [3000, 3001, 3004].includes(report.id);

function textOf(report, can_edit) {
  return {
    report_id: report.id,
    version: 1,
    report_version: report.version,
    outline_title: outline.title,
    document,
    sections,
    values,
    findings: [finding],
    frozen: !can_edit,
    can_edit,
    edit_reason: can_edit ? '' : 'Báo cáo đã trình, không sửa được nữa.',
    changed_at: CHANGED,
    changed_by: 'Công chức kinh tế',
  };
}

/** `report` finds one; `canEdit` says whether this account may write in it. */
export function narrativeRoutes({ report, canEdit }) {
  const text = ({ id, account }) => {
    const found = report(id);
    return textOf(found, canEdit(found, account));
  };
  const talk = () => ({ items: comments, can_comment: true, comment_reason: '', can_answer: true });
  return [
    ['GET', '/outlines', () => ({ items: [outline], next: null })],
    ['GET', '/outlines/:id', () => ({ ...outline, number: 2, document })],
    ['GET', '/reports/:id/narrative', text],
    ['PUT', '/reports/:id/narrative', text],
    ['GET', '/reports/:id/comments', talk],
    ['POST', '/reports/:id/comments', talk],
  ];
}
