/* What the mock answers about catalogues, asking once and the burden map. */
const kept = {
  measures: [
    ['tan', 'Tấn', 'Khối lượng', '1000'],
    ['kg', 'Kilôgam', 'Khối lượng', '1'],
    ['ha', 'Hecta', 'Diện tích', '10000'],
  ].map(([code, name, quantity, factor], at) => ({
    ...head(at + 1, code, name),
    quantity,
    factor,
  })),
  sectors: [
    ['nong_nghiep', 'Nông nghiệp, lâm nghiệp, thủy sản'],
    ['y_te', 'Y tế'],
  ].map(([code, name], at) => ({ ...head(at + 1, code, name), note: '' })),
  attributes: [
    ['ke_hoach', 'Kế hoạch'],
    ['thuc_hien', 'Thực hiện trong kỳ'],
  ].map(([code, name], at) => ({
    ...head(at + 1, code, name),
    definition: '',
    type: 'number',
    unit_rule: 'default',
    time_rule: 'default',
    valid_from: null,
    valid_to: null,
  })),
  indicators: [
    ['lua_san_luong', 'Sản lượng lúa', 'tan', 'Tấn', 'sum'],
    ['lua_dien_tich', 'Diện tích gieo trồng lúa', 'ha', 'Hecta', 'last'],
  ].map(([code, name, measure, measure_name, time_rule], at) => ({
    ...head(at + 1, code, name),
    definition: 'Tính trong kỳ số liệu.',
    method: '',
    legal_basis: 'Quyết định số 12/2026/QĐ-UBND',
    measure,
    measure_name,
    sector: 'nong_nghiep',
    sector_name: 'Nông nghiệp, lâm nghiệp, thủy sản',
    decimals: 1,
    owner_unit_id: 2,
    owner_unit_code: 'H41.02',
    owner_unit_name: 'Sở Nông nghiệp và Môi trường',
    unit_rule: 'sum',
    time_rule,
    weight: '',
    numerator: '',
    divisor: '',
    valid_from: '2026-01-01',
    valid_to: null,
  })),
};

function head(id, code, name) {
  return { id, code, name, aliases: [], version: 1, changed_at: '2026-09-01T02:00:00.000Z' };
}

const preview = {
  created: 1,
  updated: 0,
  unchanged: 2,
  refused: 1,
  lines: [
    line(2, 'ngo_san_luong', 'Sản lượng ngô', 'created'),
    {
      ...line(5, 'khoai', 'Khoai lang', 'refused'),
      key: 'catalogue.no_such',
      field: 'measure',
      detail: 'Danh mục không có mã này. (“lít”)',
    },
  ],
};

function line(number, code, name, outcome) {
  return { line: number, code, name, outcome, key: null, field: null, detail: null };
}

const twin = {
  row: 9,
  column: null,
  label: 'Trồng trọt › Cây lúa › DT gieo trồng',
  regime_id: 3,
  regime_code: 'TK-Q',
  regime_name: 'Báo cáo thống kê quý',
  lead_unit_id: 3,
  lead_unit_name: 'Sở Tài chính',
  form_id: 2,
  form_code: 'TK-QUY',
  form_title: 'Biểu thống kê quý',
  other_row: 4,
  other_column: null,
  other_label: 'Diện tích gieo trồng lúa',
  other_code: 'lua_dien_tich',
  period_kind: 'quarter',
  period: 'coarser',
  reporters: 130,
  common: 129,
  score: 930,
  same_code: false,
  reason: null,
  reason_by: null,
  formulas: [{ row: 9, column: 4, formula: '=BIEU("TK-QUY"; "lua_dien_tich"; "thuc_hien")' }],
};

const askOnce = {
  questions: 12,
  asked: 2,
  explained: 1,
  twins: [
    twin,
    {
      ...twin,
      row: 10,
      same_code: true,
      formulas: [],
      reason: 'Hai thời điểm khác nhau.',
      reason_by: 'Chuyên viên',
    },
  ],
  findings: [
    {
      row: 9,
      column: null,
      kind: 'scaled',
      text: 'Biểu ghi kg, danh mục ghi tấn: 1 tấn = 1.000 kg.',
    },
    {
      row: null,
      column: 4,
      kind: 'no_attribute',
      text: 'Mã thuộc tính “x” không có trong danh mục.',
    },
  ],
};

function burden(query) {
  const office = query.get('by') === 'office';
  const names = office
    ? ['Sở Nông nghiệp và Môi trường', 'Sở Tài chính']
    : ['Phường Thành Vinh', 'Xã Quế Phong', 'Xã Con Cuông'];
  const rows = names.map((name, at) => {
    const months = Array.from({ length: 12 }, (_, month) => ({
      reports: (month % 3) + at,
      cells: ((month % 3) + at) * 120,
    }));
    const sum = (what) => months.reduce((all, month) => all + month[what], 0);
    return {
      id: at + 1,
      code: String(at),
      name,
      regimes: 2,
      reports: sum('reports'),
      cells: sum('cells'),
      months,
    };
  });
  const total = (what) => rows.reduce((all, row) => all + row[what], 0);
  return {
    year: 2026,
    by: office ? 'office' : 'unit',
    regimes: 2,
    units: 3,
    reports: total('reports'),
    cells: total('cells'),
    months: Array.from({ length: 12 }, (_, month) => ({
      reports: rows.reduce((all, row) => all + row.months[month].reports, 0),
      cells: rows.reduce((all, row) => all + row.months[month].cells, 0),
    })),
    rows,
    offices: [
      { id: 2, name: 'Sở Nông nghiệp và Môi trường' },
      { id: 3, name: 'Sở Tài chính' },
    ],
  };
}

const side = {
  regime_id: 1,
  form_id: 1,
  row: 9,
  column: null,
  regime_name: 'Báo cáo nông nghiệp tháng',
  form_title: 'Biểu tháng',
  label: 'Cây lúa › DT gieo trồng',
  unit: 'ha',
  lead_unit_name: 'Sở Nông nghiệp và Môi trường',
  period_kind: 'month',
  reporters: 130,
};
const duplicates = {
  questions: 240,
  found: 1,
  items: [
    {
      first: side,
      second: {
        ...side,
        regime_id: 3,
        form_id: 2,
        label: 'Diện tích gieo trồng lúa',
        lead_unit_name: 'Sở Tài chính',
      },
      score: 930,
      common: 129,
      same_code: false,
      reason: null,
    },
  ],
};

/** The mock's own find and page come from its routes. */
export function catalogueRoutes({ find, page }) {
  return [
    [
      'GET',
      '/measures/convert',
      () => ({ value: '1000', exact: true, from_name: 'Tấn', to_name: 'Kilôgam' }),
    ],
    ...Object.entries(kept).flatMap(([kind, entries]) => [
      ['GET', `/${kind}`, ({ query }) => page(entries, query)],
      ['GET', `/${kind}/:id`, ({ id }) => find(entries, id)],
      ['POST', `/${kind}/preview`, () => preview],
    ]),
    ['POST', '/forms/ask-once', () => askOnce],
    ['GET', '/burden', ({ query }) => burden(query)],
    ['GET', '/duplicates', () => duplicates],
  ];
}
