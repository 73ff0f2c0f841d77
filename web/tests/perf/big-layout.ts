/*
 * A form as large as one asks for: four blocks of five columns under a heading of three levels,
 * rows in groups of ten; row sums, block sums and percentages calculated (three cells in four).
 */
import type { Layout, LayoutCell, LayoutColumn, LayoutRow } from '@/core/layout';

const noRule = { rule_weight: 0, rule_num: 0, rule_den: 0, rule_factor: null };
const blocks = ['Tổng số', 'Nông, lâm nghiệp và thủy sản', 'Công nghiệp và xây dựng', 'Dịch vụ'];
const parts = [
  ['Kế hoạch năm'],
  ['Thực hiện', 'Kỳ trước'],
  ['Thực hiện', 'Kỳ này'],
  ['Thực hiện', 'Lũy kế'],
  ['Đạt (%)'],
];
const topics = [
  'Giá trị sản xuất',
  'Thu ngân sách',
  'Vốn đầu tư',
  'Lao động',
  'Diện tích gieo trồng',
];
const units = ['triệu đồng', 'triệu đồng', 'triệu đồng', 'người', 'ha'];
const places = ['Khu vực thành thị', 'Khu vực nông thôn', 'Khu vực miền núi'];
const owners = ['Trong đó: khu vực kinh tế nhà nước', 'Khu vực ngoài nhà nước'];

export const FIRST_ROW = 10;
export const FIRST_COLUMN = 4;

function column(key: number, path: string[], over: Partial<LayoutColumn>): LayoutColumn {
  return {
    key,
    path,
    number: key < FIRST_COLUMN ? String.fromCharCode(64 + key) : String(key - FIRST_COLUMN + 1),
    role: 'value',
    type: 'number',
    decimals: 3,
    unit: '',
    attribute: '',
    printed: '',
    rule: 'sum',
    ...noRule,
    readonly: false,
    required: false,
    width: 0,
    ...over,
  };
}

function makeColumns(): LayoutColumn[] {
  const heads = [
    column(1, ['STT'], { role: 'stt', type: 'text' }),
    column(2, ['Chỉ tiêu'], { role: 'label', type: 'text' }),
    column(3, ['Đơn vị tính'], { role: 'unit', type: 'text' }),
  ];
  const values = blocks.flatMap((block, b) =>
    parts.map((part, p) => {
      const key = FIRST_COLUMN + b * 5 + p;
      return column(key, [block, ...part], { attribute: `a${String(key)}` });
    }),
  );
  return [...heads, ...values];
}

function makeRow(index: number): LayoutRow {
  const group = Math.floor(index / 10);
  const place = Math.floor(((index % 10) - 1) / 3);
  const inPlace = (index % 10) - 1 - place * 3;
  const isTop = index % 10 === 0;
  const isPlace = !isTop && inPlace === 0;
  const labels = [
    `${topics[group % 5] ?? ''} (nhóm ${String(group + 1)})`,
    places[place],
    owners[inPlace - 1],
  ];
  const depth = isTop ? 0 : isPlace ? 1 : 2;
  return {
    key: FIRST_ROW + index,
    kind: 'fixed',
    stt: [String(group + 1), `${String(group + 1)}.${String(place + 1)}`, ''][depth] ?? '',
    code: '',
    label: labels[depth] ?? '',
    unit: units[group % 5] ?? '',
    indent: depth,
    indicator: `i${String(index)}`,
    rule: 'default',
    ...noRule,
  };
}

function letter(key: number): string {
  return String.fromCharCode(64 + key);
}

/** The rows a row is the sum of: a group of its three places, a place of its two owners. */
function childrenOf(index: number): number[] {
  const inGroup = index % 10;
  if (inGroup === 0) return [index + 1, index + 4, index + 7];
  return (inGroup - 1) % 3 === 0 ? [index + 1, index + 2] : [];
}

function formulaOf(index: number, key: number, count: number): string {
  const row = String(FIRST_ROW + index);
  const block = Math.floor((key - FIRST_COLUMN) / 5);
  const part = (key - FIRST_COLUMN) % 5;
  const at = (p: number): string => `${letter(FIRST_COLUMN + block * 5 + p)}${row}`;
  if (part === 4) return `=${at(3)}*100/${at(0)}`;
  if (part === 3) return `=${at(1)}+${at(2)}`;
  if (block === 0) return '=' + [1, 2, 3].map((b) => `${letter(key + b * 5)}${row}`).join('+');
  const children = childrenOf(index).filter((child) => child < count);
  return children.length === 0
    ? ''
    : '=' + children.map((child) => `${letter(key)}${String(FIRST_ROW + child)}`).join('+');
}

export function bigLayout(rowCount: number): Layout {
  const rows = Array.from({ length: rowCount }, (_, index) => makeRow(index));
  const columns = makeColumns();
  const cells: LayoutCell[] = [];
  rows.forEach((row, index) => {
    for (const { key, role } of columns) {
      const formula = role === 'value' ? formulaOf(index, key, rowCount) : '';
      if (formula !== '') cells.push({ row: row.key, column: key, formula, readonly: false });
    }
  });
  return {
    title: 'Một số chỉ tiêu kinh tế - xã hội',
    form_no: '01/KTXH',
    unit_note: '',
    legal_basis: '',
    open_list: false,
    columns,
    rows,
    cells,
    doubts: [],
  };
}
