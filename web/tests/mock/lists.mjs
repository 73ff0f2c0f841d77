// A report whose form has an open list: rows its reporter adds, kept as the server keeps them.
import * as data from './data.mjs';

const FORM = 19;
const REPORT = 3901;
const OPEN = 6;
const noRule = { rule_weight: 0, rule_num: 0, rule_den: 0, rule_factor: null };

function column(key, path, role, more = {}) {
  return {
    key,
    path,
    number: String(key),
    role,
    type: 'text',
    decimals: 0,
    unit: '',
    attribute: role === 'value' ? `c${key}` : '',
    printed: '',
    rule: 'none',
    ...noRule,
    readonly: false,
    required: false,
    width: 0,
    ...more,
  };
}

function row(key, kind, label, more = {}) {
  return {
    key,
    kind,
    stt: '',
    code: '',
    label,
    unit: '',
    indent: 0,
    indicator: `r${key}`,
    rule: 'default',
    ...noRule,
    ...more,
  };
}

const figure = { type: 'number', decimals: 2, rule: 'sum' };
const formula = (at, key, text) => ({ row: at, column: key, formula: text, readonly: false });

const layout = {
  title: 'DANH MỤC CÔNG TRÌNH',
  form_no: '02/DM',
  unit_note: 'Đơn vị tính: triệu đồng',
  legal_basis: '',
  open_list: true,
  columns: [
    column(1, ['STT'], 'stt'),
    column(2, ['Tên công trình'], 'label', { required: true }),
    column(3, ['Mã'], 'code'),
    column(4, ['Kế hoạch'], 'value', figure),
    column(5, ['Giải ngân'], 'value', figure),
    column(6, ['Tỷ lệ (%)'], 'value', { ...figure, rule: 'none' }),
  ],
  rows: [
    row(5, 'group', 'Công trình xây mới', { stt: 'I' }),
    row(OPEN, 'open', ''),
    row(7, 'fixed', 'Cộng'),
  ],
  cells: [
    formula(OPEN, 6, '=E6/D6*100'),
    formula(7, 4, '=SUM(D6:D6)'),
    formula(7, 5, '=SUM(E6:E6)'),
    formula(7, 6, '=E7/D7*100'),
  ],
  doubts: [],
  checks: [],
};

data.forms.push({
  ...data.forms[0],
  id: FORM,
  code: 'danh-muc-cong-trinh',
  title: 'Danh mục công trình',
  rows: layout.rows.length,
  columns: layout.columns.length,
  layout,
});
data.reports.push({
  ...data.reports.find((one) => one.id === 3001),
  id: REPORT,
  regime_name: 'Danh mục công trình tháng',
  form_id: FORM,
});
data.cells.set(REPORT, []);

const kept = new Map([[REPORT, []]]);

export function rowsOf(id) {
  return kept.get(id) ?? [];
}

/** Rows come, go and change places, as `tests/api/rows.talk` has it. */
export function patchRows(report, changes = []) {
  const rows = [...rowsOf(report.id)];
  for (const { key, open, after, removed } of changes) {
    const at = rows.findIndex((one) => one.key === key);
    const own = at < 0 ? { key, open } : rows.splice(at, 1)[0];
    if (removed) continue;
    const behind = rows.findIndex((one) => one.key === after);
    rows.splice(after === 0 ? 0 : behind < 0 ? rows.length : behind + 1, 0, own);
  }
  kept.set(report.id, rows);
  const isThere = ({ row: key }) => key < 1e6 || rows.some((one) => one.key === key);
  data.cells.set(report.id, data.cells.get(report.id).filter(isThere));
}
