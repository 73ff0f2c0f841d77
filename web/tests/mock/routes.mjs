/* What the mock answers: [method, pattern, answer]. An answer throws `refuse(…)` to say no. */
import { catalogueRoutes } from './catalogue.mjs';
import * as data from './data.mjs';
import { deskRoutes } from './desk.mjs';
import { mendingRoutes, withdrawalOf } from './mending.mjs';
import { urgingRoutes } from './urgings.mjs';
import { disciplineRoutes } from './discipline.mjs';
import * as forms from './forms.mjs';
import { outageRoutes } from './outages.mjs';
import { successionRoutes } from './successions.mjs';
import { archiveRoutes } from './archive.mjs';
import { numberRoutes } from './numbers.mjs';
import { correctionRoutes, flagsAt, flagsOf } from './corrections.mjs';
import { patchRows, rowsOf } from './lists.mjs';
import { hasText, narrativeRoutes } from './narrative.mjs';
import { regulationRoutes } from './regulation.mjs';
import { approvalRoutes, reviewOf } from './approvals.mjs';
import { authorisationRoutes, signFormsOf } from './authorisations.mjs';
import { signingRoutes } from './signing.mjs';
import { trustRoutes } from './trust.mjs';

export class Refusal extends Error {
  constructor(status, key, title, field) {
    super(title);
    Object.assign(this, { status, key, title, field });
  }
}
const refuse = (status, key, title, field) => new Refusal(status, key, title, field);
const missing = () =>
  refuse(404, 'not_found', 'Không tìm thấy, hoặc tài khoản không có quyền xem.');

const fold = (text) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/gi, 'd')
    .toLowerCase();
const has = (text, q) => !q || fold(text).includes(fold(q));

function page(items, query) {
  const from = Number(query.get('after') ?? 0);
  const limit = Number(query.get('limit') ?? 50);
  return {
    items: items.slice(from, from + limit),
    next: from + limit < items.length ? String(from + limit) : null,
  };
}

function find(list, id) {
  const found = list.find((one) => one.id === Number(id));
  if (!found) throw missing();
  return found;
}

function update(record, body) {
  if (body.version !== record.version) {
    throw refuse(
      409,
      'changed_meanwhile',
      'Dữ liệu đã được người khác thay đổi. Hãy tải lại rồi sửa tiếp.',
    );
  }
  return Object.assign(record, body, { version: record.version + 1 });
}

/* from → action → to, by which right; a small copy of the workflow, for the mock only. */
const steps = [
  ['in_entry', 'submit', 'submitted', 'report.submit'],
  ['refused', 'submit', 'submitted', 'report.submit'],
  ['returned', 'submit', 'submitted', 'report.submit'],
  ['recalled', 'submit', 'submitted', 'report.submit'],
  ['submitted', 'refuse', 'refused', 'report.approve'],
  ['submitted', 'approve', 'approved', 'report.approve'],
  ['submitted', 'sign', 'approved', 'report.approve'],
  ['approved', 'send', 'sent', 'report.send'],
  ['sent', 'recall', 'recalled', 'report.send'],
  ['sent', 'accept', 'accepted', 'report.receive'],
  ['sent', 'return', 'returned', 'report.receive'],
];

function offers(report, rights) {
  return ['submit', 'refuse', 'sign', 'approve', 'send', 'recall', 'accept', 'return'].map(
    (action) => {
      const step = steps.find((one) => one[0] === report.state && one[1] === action);
      const right = steps.find((one) => one[1] === action)[3];
      const reason = !rights.includes(right)
        ? 'Tài khoản không có quyền thực hiện bước này.'
        : step
          ? ''
          : 'Báo cáo chưa đến bước này.';
      return {
        action,
        title: data.actionTitles[action],
        allowed: reason === '',
        reason,
        section: '',
        needs_note: ['refuse', 'recall', 'return'].includes(action),
      };
    },
  );
}

function detail(report, account) {
  const { rights } = data.me(account);
  const open = ['assigned', 'in_entry', 'refused', 'returned', 'recalled'].includes(report.state);
  const right = report.kind === 'total' ? 'report.consolidate' : 'report.enter';
  const can_edit = open && rights.includes(right);
  const isShown = report.unit_id === account.unit_id || ['sent', 'accepted'].includes(report.state);
  return {
    ...report,
    actions: offers(report, rights),
    own: report.unit_id === account.unit_id,
    acting_unit_name: '',
    has_text: hasText(report),
    can_edit,
    digest: report.revision > 0 ? '0'.repeat(64) : '',
    review: reviewOf(report),
    correction: report.correction ?? data.noCorrection,
    withdrawal: withdrawalOf(
      report,
      data.cycles.find((one) => one.id === report.cycle_id),
    ),
    signatures: [],
    signing: {
      kinds: ['digital', 'confirmed'],
      covers: ['paper'],
      key_reason: '',
      offers_seal: report.state === 'approved' && rights.includes('report.send'),
      can_seal: report.state === 'approved',
      seal_reason: report.state === 'approved' ? '' : 'Báo cáo chưa được ký.',
      forms: signFormsOf(report),
      form_reason: '',
    },
    ...flagsOf(report),
    missing: [],
    missing_count: 0,
    edit_reason: can_edit
      ? ''
      : open
        ? 'Tài khoản không được giao nhập liệu báo cáo này.'
        : 'Báo cáo đã trình, không nhập được nữa.',
    figures_reason: isShown ? '' : 'Báo cáo chưa gửi nên đơn vị nhận chưa xem được số liệu.',
  };
}

function move(report, body, account) {
  const step = steps.find((one) => one[0] === report.state && one[1] === body.action);
  if (!step) throw refuse(409, 'workflow.no_such_step', 'Báo cáo không còn ở bước này.');
  update(report, { version: body.version });
  report.state = step[2];
  if (body.action === 'send') report.sent_at = new Date().toISOString();
  if (body.action === 'accept') report.accepted_at = new Date().toISOString();
  report.steps.push(data.step(body.action, account, body.note, new Date().toISOString()));
  return detail(report, account);
}

function left(unit_id, unit_name, valid_from, valid_to) {
  return { unit_id, unit_code: String(unit_id), unit_name, valid_from, valid_to };
}

/* What stood in a total before it was typed over. */
const under = new Map();

function restore(report, { row, column }) {
  const kept = data.cells.get(report.id);
  const at = kept.findIndex((one) => one.row === row && one.column === column && one.override);
  if (at < 0) throw refuse(409, 'cell.not_overridden', 'Ô này đang là số tổng hợp.');
  report.version += 1;
  const before = under.get(`${report.id}:${row}:${column}`);
  const cell = { value: null, ...before, row, column, version: report.version };
  kept[at] = cell;
  return {
    version: report.version,
    saved_at: new Date().toISOString(),
    saved: [{ row, column }],
    calculated: [cell],
    conflicts: [],
  };
}

function patchCells(report, { cells = [], rows }) {
  patchRows(report, rows);
  const kept = data.cells.get(report.id);
  report.version += 1;
  if (report.state === 'assigned') report.state = 'in_entry';
  for (const { row, column, value = null, text = null, note = '' } of cells) {
    const at = kept.findIndex((one) => one.row === row && one.column === column);
    if (note !== '' && !kept[at]?.override) under.set(`${report.id}:${row}:${column}`, kept[at]);
    const cell = {
      row,
      column,
      value,
      text,
      version: report.version,
      override: note !== '',
      note,
      error: '',
    };
    if (at >= 0) kept[at] = cell;
    else kept.push(cell);
  }
  const saved = cells.map(({ row, column }) => ({ row, column }));
  return {
    version: report.version,
    saved_at: new Date().toISOString(),
    saved,
    calculated: [],
    conflicts: [],
  };
}

function explain(report, query) {
  const [row, column] = [Number(query.get('row')), Number(query.get('column'))];
  const of = data.layout.rows.find((one) => one.key === row);
  const head = data.layout.columns.find((one) => one.key === column);
  if (!of || !head) throw missing();
  const others = data.reports.filter(
    (one) => one.cycle_id === report.cycle_id && one.kind === 'entry',
  );
  const value = (one) =>
    data.cells.get(one.id).find((cell) => cell.row === row && cell.column === column)?.value ??
    null;
  const accepted = others.filter((one) => one.state === 'accepted');
  return {
    row,
    column,
    label: of.label,
    heading: head.path.join(' › '),
    value: value(report),
    rule: 'sum',
    rule_title: 'Cộng',
    formula: '',
    sources: [],
    flags: flagsAt(report, row, column),
    parts: accepted.map((one) => ({
      report_id: one.id,
      unit_id: one.unit_id,
      unit_name: one.unit_name,
      row,
      column,
      value: value(one),
      weight: null,
      revision: 1,
      entered_by: 'Công chức Văn phòng – Thống kê',
      entered_at: one.changed_at,
      approved_by: 'Chủ tịch UBND',
      approved_at: one.changed_at,
    })),
    missing: others
      .filter((one) => one.state !== 'accepted')
      .map(({ unit_id, unit_name, state }) => ({ unit_id, unit_name, state })),
    terms: [],
    override: false,
    override_note: '',
  };
}

const mailChoices = new Map();
const mailOf = (id) => mailChoices.get(id) ?? { address: null, mode: 'at_once', version: null };

function mailSet(id, { address, mode }) {
  if (address && !address.includes('@')) {
    throw refuse(422, 'mail.address', 'Địa chỉ thư điện tử không đúng dạng.', 'address');
  }
  mailChoices.set(id, { address, mode, version: (mailOf(id).version ?? 0) + 1 });
  return mailOf(id);
}

function mailPage(query) {
  const state = query.get('state');
  const q = query.get('q');
  return page(
    data.mails.filter(
      (one) => (!state || one.state === state) && has(`${one.address} ${one.account_name}`, q),
    ),
    query,
  );
}

const alertsOf = (account) => data.alerts.filter((one) => one.account_id === account.id);
const unreadOf = (account) => alertsOf(account).filter((one) => one.read_at === null).length;

function alertPage(account, query) {
  const kind = query.get('kind');
  const read = query.get('read');
  const found = alertsOf(account).filter(
    (one) =>
      has(one.text, query.get('q')) &&
      (!kind || one.kind === kind) &&
      (!read || (one.read_at !== null) === (read === 'true')),
  );
  return page(found, query);
}

function alertsRead(account, { ids = [], until = 0 }) {
  for (const one of alertsOf(account)) {
    if (one.id <= until || ids.includes(one.id)) one.read_at ??= '2026-07-10T02:00:00.000Z';
  }
  return { unread: unreadOf(account) };
}

function inbox(account) {
  const { rights } = data.me(account);
  const group = (one) => {
    if (one.kind === 'total')
      return rights.includes('report.consolidate') && one.state !== 'accepted'
        ? 'consolidate'
        : null;
    const own = one.unit_id === account.unit_id;
    if (own && rights.includes('report.enter')) {
      if (['assigned', 'in_entry'].includes(one.state)) return 'todo';
      if (['returned', 'refused', 'recalled'].includes(one.state)) return 'returned';
    }
    if (own && rights.includes('report.approve') && one.state === 'submitted') return 'approve';
    if (own && rights.includes('report.approve') && one.state === 'approved') return 'send';
    return one.state === 'sent' && rights.includes('report.receive') ? 'received' : null;
  };
  const items = data.reports
    .map((one) => ({ one, group: group(one) }))
    .filter((it) => it.group)
    .map(({ one, group: of }) => {
      const back = of === 'returned' ? one.steps.at(-1) : undefined;
      return {
        report_id: one.id,
        kind: one.kind,
        group: of,
        regime_name: one.regime_name,
        period_title: one.period_title,
        unit_name: one.unit_name,
        state: one.state,
        due_on: one.due_on,
        late: one.late,
        days_left: Math.round((Date.parse(one.due_on) - Date.parse(data.TODAY)) / 864e5),
        last_note: back?.note ?? '',
        last_actor: back?.actor_name ?? '',
        correction: one.correction ?? data.noCorrection,
      };
    });
  const count = (of) => items.filter((it) => it.group === of).length;
  const cycles = data.cycles
    .filter((one) => one.state === 'with_lead' && rights.includes('cycle.open'))
    .map((one) => ({
      cycle_id: one.id,
      regime_name: one.regime_name,
      period_title: one.period_title,
      unit_name: one.lead_unit_name,
      due_on: one.due_on,
      days_left: Math.round((Date.parse(one.due_on) - Date.parse(data.TODAY)) / 864e5),
    }));
  return {
    today: data.TODAY,
    items,
    cycles,
    counts: {
      todo: count('todo'),
      overdue: [...items, ...cycles].filter((it) => it.days_left < 0).length,
      due_soon: [...items, ...cycles].filter((it) => it.days_left >= 0 && it.days_left <= 3).length,
      returned: count('returned'),
      assign: cycles.length,
      approve: count('approve'),
      send: count('send'),
      received: count('received'),
      correction: count('correction'),
      consolidate: count('consolidate'),
      total: items.length + cycles.length,
    },
  };
}

const views = {
  unsent: (one) => one.sent_at === null && one.state !== 'withdrawn',
  late: (one) => one.late,
  extension_asked: (one) => Boolean(one.extension_wished_on),
};

function progress(id, query) {
  const all = data.reports.filter((one) => one.cycle_id === Number(id) && one.kind === 'entry');
  const counts = {
    unsent: all.filter(views.unsent).length,
    late: all.filter(views.late).length,
    extension_asked: all.filter(views.extension_asked).length,
    total: all.filter((one) => one.state !== 'withdrawn').length,
  };
  for (const state of [
    'assigned',
    'in_entry',
    'submitted',
    'refused',
    'approved',
    'sent',
    'accepted',
    'returned',
    'recalled',
    'figures_approved',
    'signed',
    'with_clerk',
    'correction_requested',
    'correction_open',
    'withdrawn',
  ]) {
    counts[state] = all.filter((one) => one.state === state).length;
  }
  const state = query.get('state');
  const only = views[query.get('only')] ?? (() => true);
  return {
    counts,
    ...page(
      all.filter(
        (one) => has(one.unit_name, query.get('q')) && (!state || one.state === state) && only(one),
      ),
      query,
    ),
  };
}

function matrix(query) {
  const cycles = data.cycles
    .filter((one) => one.state !== 'cancelled')
    .reverse()
    .slice(-Number(query.get('periods') ?? 12));
  const [state, late] = [query.get('state'), query.get('late') === 'true'];
  const fits = (cell) => (!state || cell.state === state) && (!late || cell.late);
  return {
    whole: true,
    periods: cycles.map((one) => ({
      cycle_id: one.id,
      period: one.period,
      title: one.period_title,
    })),
    units: data.units
      .filter((one) => one.id >= 100)
      .map((one) => ({
        unit_id: one.id,
        unit_name: one.name,
        cells: cycles
          .map((cycle) => data.reports.find((r) => r.cycle_id === cycle.id && r.unit_id === one.id))
          .filter(Boolean)
          .map((r) => ({ cycle_id: r.cycle_id, report_id: r.id, state: r.state, late: r.late })),
      }))
      .filter((one) => has(one.unit_name, query.get('q')))
      .filter((one) => (!state && !late) || one.cells.some(fits)),
  };
}

const reportsIn = (q) =>
  data.reports.filter(
    (one) =>
      has(`${one.unit_name} ${one.regime_name}`, q.get('q')) &&
      (!q.get('state') || one.state === q.get('state')) &&
      (!q.get('unit_id') || one.unit_id === Number(q.get('unit_id'))) &&
      (!q.get('cycle_id') || one.cycle_id === Number(q.get('cycle_id'))),
  );

/* Each answer is given { id, query, body, account, signIn, signOut }. */
export const routes = [
  ...signingRoutes(find),
  ...correctionRoutes(find),
  ...approvalRoutes(),
  ...authorisationRoutes(),
  ...deskRoutes,
  ...urgingRoutes,
  ...mendingRoutes({ cycles: data.cycles, reports: data.reports, find, refuse }),
  ...successionRoutes,
  ...trustRoutes,
  ...outageRoutes((id) => find(data.reports, id).state),
  ...archiveRoutes({ find, page }),
  ...numberRoutes({ reports: data.reports, find, page, refuse }),
  ...regulationRoutes(refuse),
  ...catalogueRoutes({ find, page }),
  ...disciplineRoutes({ report: (id) => find(data.reports, id), page }),
  ...narrativeRoutes({
    report: (id) => find(data.reports, id),
    canEdit: (report, account) => detail(report, account).can_edit,
  }),
  [
    'POST',
    '/session',
    ({ body, signIn }) => {
      const account = data.accounts.find((one) => one.username === body.username);
      if (!account || account.locked || body.password === 'sai')
        throw refuse(401, 'session.wrong', 'Tên đăng nhập hoặc mật khẩu không đúng.');
      signIn(account);
      return data.me(account);
    },
  ],
  ['DELETE', '/session', ({ signOut }) => (signOut(), {})],
  ['GET', '/me', ({ account }) => data.me(account)],
  [
    'POST',
    '/me/password',
    ({ account }) => {
      account.must_change_password = false;
      return data.me(account);
    },
  ],
  [
    'GET',
    '/units',
    ({ query: q }) =>
      page(
        data.units.filter(
          (one) =>
            has(`${one.name} ${one.code}`, q.get('q')) &&
            (!q.get('kind') || one.kind === q.get('kind')) &&
            (!q.get('parent_id') || one.parent_id === Number(q.get('parent_id'))),
        ),
        q,
      ),
  ],
  ['GET', '/units/:id/letterhead', ({ id }) => data.letterheadOf(Number(id))],
  ['PUT', '/units/:id/letterhead', ({ id, body }) => data.setLetterhead(Number(id), body)],
  ['GET', '/units/:id', ({ id }) => find(data.units, id)],
  [
    'POST',
    '/units',
    ({ body }) => {
      if (data.units.some((one) => one.code === body.code))
        throw refuse(409, 'store.constraint', 'Mã đơn vị đã có.', 'code');
      const made = {
        ...body,
        id: 500 + data.units.length,
        parent_name: data.nameOf(body.parent_id),
        path: `1/${500 + data.units.length}/`,
        depth: 1,
        children: 0,
        version: 1,
      };
      data.units.push(made);
      return made;
    },
  ],
  ['PATCH', '/units/:id', ({ id, body }) => update(find(data.units, id), body)],
  [
    'POST',
    '/units/import',
    ({ body }) => {
      if (!String(body).includes('code'))
        throw refuse(422, 'csv.heading', 'Dòng 1: thiếu cột «code».');
      return { created: 1, updated: 2, unchanged: 30 };
    },
  ],
  [
    'GET',
    '/accounts',
    ({ query: q }) =>
      page(
        data.accounts.filter(
          (one) =>
            has(`${one.name} ${one.username}`, q.get('q')) &&
            (!q.get('locked') || String(one.locked) === q.get('locked')) &&
            (!q.get('unit_id') || one.unit_id === Number(q.get('unit_id'))),
        ),
        q,
      ),
  ],
  ['GET', '/accounts/:id', ({ id }) => find(data.accounts, id)],
  [
    'POST',
    '/accounts',
    ({ body }) => {
      if (data.accounts.some((one) => one.username === body.username))
        throw refuse(409, 'store.constraint', 'Tên đăng nhập đã có người dùng.', 'username');
      const made = {
        ...body,
        id: 100 + data.accounts.length,
        unit_name: data.nameOf(body.unit_id),
        locked: false,
        must_change_password: true,
        last_login_at: null,
        created_at: new Date().toISOString(),
        version: 1,
      };
      data.accounts.push(made);
      return { ...made, initial_password: 'tre-xanh-7-cau-vong' };
    },
  ],
  ['PATCH', '/accounts/:id', ({ id, body }) => update(find(data.accounts, id), body)],
  [
    'POST',
    '/accounts/:id/password',
    ({ id }) => ({ account_id: Number(id), initial_password: 'song-lam-9-hoa-sen' }),
  ],
  [
    'POST',
    '/accounts/:id/credential-mail',
    ({ body }) => {
      if (!body.address.includes('@'))
        throw refuse(422, 'mail.address', 'Địa chỉ thư điện tử không đúng dạng.', 'address');
      return { id: 1, kind: 'credential', state: 'queued', address: body.address };
    },
  ],
  [
    'GET',
    '/grants',
    ({ query }) =>
      page(
        data.grants.filter((one) => one.account_id === Number(query.get('account_id'))),
        query,
      ),
  ],
  [
    'POST',
    '/grants',
    ({ body }) => {
      const made = {
        ...body,
        id: 100 + data.grants.length,
        unit_name: data.nameOf(body.unit_id),
        regime_name: null,
        version: 1,
      };
      data.grants.push(made);
      return made;
    },
  ],
  [
    'DELETE',
    '/grants/:id',
    ({ id }) => {
      data.grants.splice(data.grants.indexOf(find(data.grants, id)), 1);
      return {};
    },
  ],
  [
    'GET',
    '/forms',
    ({ query }) =>
      page(
        data.forms.filter((one) => has(`${one.title} ${one.code}`, query.get('q'))),
        query,
      ),
  ],
  [
    'POST',
    '/reports/:id/import',
    ({ id }) => ({
      report_id: Number(id),
      version: 1,
      sheet: 0,
      sheets: ['Biểu', 'Phụ lục 2'],
      items: data.filled,
      rows: [],
      strange: ['2 Khoai lang'],
      lacking: ['3 Sắn'],
    }),
  ],
  [
    'POST',
    '/forms/import',
    ({ query }) => ({
      sheets: ['Biểu', 'Phụ lục 2', 'Bìa'],
      sheet: Number(query.get('sheet') ?? 0),
      table: Number(query.get('table') ?? 0),
      tables: data.annexTables,
      layout: data.annex,
    }),
  ],
  ['GET', '/forms/clocks', () => ({ items: forms.clocks, next: null })],
  [
    'GET',
    '/forms/:id',
    ({ id, query }) => {
      const asked = query.get('number');
      return forms.formOf(find(data.forms, id), asked === null ? undefined : Number(asked));
    },
  ],
  [
    'GET',
    '/forms/:id/versions',
    ({ id }) => {
      const form = find(data.forms, id);
      const numbers = Array.from(
        { length: form.version_number },
        (_, i) => form.version_number - i,
      );
      return { items: numbers.map((number) => forms.formOf(form, number).life), next: null };
    },
  ],
  [
    'GET',
    '/forms/:id/changes',
    () => ({ from: 1, to: 2, count: forms.changes.length, items: forms.changes }),
  ],
  ['GET', '/forms/:id/trials', () => ({ number: 2, trials: forms.trials, remarks: forms.remarks })],
  ['GET', '/trials', () => ({ items: forms.trials })],
  ['GET', '/trials/:id/remarks', () => ({ items: forms.remarks })],
  [
    'POST',
    '/forms',
    ({ body }) => {
      const made = {
        ...body,
        id: 10 + data.forms.length,
        version_number: 1,
        state: 'draft',
        used_number: null,
        work_number: 1,
        work_state: 'draft',
        owner_unit_name: data.nameOf(body.owner_unit_id),
        rows: body.layout.rows.length,
        columns: body.layout.columns.length,
        changed_at: new Date().toISOString(),
        version: 1,
      };
      data.forms.push(made);
      return forms.formOf(made);
    },
  ],
  ['PUT', '/forms/:id/draft', ({ id, body }) => forms.formOf(update(find(data.forms, id), body))],
  ['GET', '/calendar/:id', ({ id }) => data.calendarOf(Number(id))],
  [
    'GET',
    '/regimes',
    ({ query }) =>
      page(
        data.regimes.filter((one) => has(`${one.name} ${one.code}`, query.get('q'))),
        query,
      ),
  ],
  ['GET', '/regimes/:id', ({ id }) => find(data.regimes, id)],
  [
    'POST',
    '/regimes',
    ({ body }) => {
      const made = {
        ...data.regimes[1],
        ...body,
        id: 10 + data.regimes.length,
        lead_unit_name: data.nameOf(body.lead_unit_id),
        reporters: 0,
        active: true,
        version: 1,
      };
      data.regimes.push(made);
      data.reporters.set(made.id, []);
      return made;
    },
  ],
  ['PATCH', '/regimes/:id', ({ id, body }) => update(find(data.regimes, id), body)],
  ['GET', '/regimes/:id/opening', () => data.opening],
  [
    'GET',
    '/regimes/:id/reporters',
    ({ id, query }) => page(data.reporters.get(Number(id)) ?? [], query),
  ],
  [
    'PUT',
    '/regimes/:id/reporters',
    ({ id, body }) => {
      const regime = update(find(data.regimes, id), { version: body.version });
      data.reporters.set(
        regime.id,
        body.reporters.map((one) => ({
          ...one,
          unit_name: data.nameOf(one.unit_id),
          unit_code: '',
        })),
      );
      regime.reporters = body.reporters.length;
      return regime;
    },
  ],
  [
    'GET',
    '/regimes/:id/matrix',
    ({ id, query }) => (Number(id) === 1 ? matrix(query) : { whole: true, periods: [], units: [] }),
  ],
  [
    'GET',
    '/cycles',
    ({ query: q }) =>
      page(
        data.cycles.filter(
          (one) => !q.get('regime_id') || one.regime_id === Number(q.get('regime_id')),
        ),
        q,
      ),
  ],
  [
    'POST',
    '/cycles',
    ({ body }) => {
      if (data.cycles.some((one) => one.period === body.period && one.state !== 'cancelled'))
        throw refuse(409, 'cycle.exists', 'Kỳ này đã mở.', 'period');
      const cycle = data.openCycle(
        data.cycles.length + 1,
        body.period,
        `Kỳ ${body.period}`,
        `${body.period}-01`,
        `${body.period}-28`,
        `${body.period}-20`,
        null,
      );
      return { ...cycle, left_out: [] };
    },
  ],
  [
    'GET',
    '/regimes/:id/preview',
    ({ id, query }) => {
      const period = query.get('period') ?? '';
      if (!/^\d{4}-\d{2}$/.test(period))
        throw refuse(422, 'cycle.period', 'Kỳ báo cáo không đúng.', 'period');
      return {
        regime_id: Number(id),
        period,
        period_title: `Kỳ ${period}`,
        window_from: `${period}-01`,
        window_to: `${period}-28`,
        due_on: `${period}-20`,
        total_due_on: `${period}-27`,
        reports: find(data.regimes, id).reporters - 2,
        short_notice: null,
        overlap: null,
        cancelled: data.cycles.some((one) => one.period === period && one.state === 'cancelled')
          ? 'Mở lúc 01/08/2026 08:00, hủy lúc 03/08/2026 09:15, Chuyên viên Phòng Kế hoạch: Mở nhầm kỳ'
          : null,
        short_allowed: false,
        left_out: [
          left(901, 'Xã Đã Sáp nhập', '2020-01-01', '2025-06-30'),
          left(902, 'Xã Sắp Lập', '2099-01-01', null),
        ],
      };
    },
  ],
  ['GET', '/cycles/:id', ({ id }) => find(data.cycles, id)],
  ['GET', '/cycles/:id/progress', ({ id, query }) => progress(id, query)],
  ['GET', '/reports', ({ query }) => page(reportsIn(query), query)],
  ['GET', '/reports/:id', ({ id, account }) => detail(find(data.reports, id), account)],
  [
    'GET',
    '/reports/:id/cells',
    ({ id }) => {
      const report = find(data.reports, id);
      return {
        report_id: report.id,
        version: report.version,
        cells: data.cells.get(report.id),
        rows: rowsOf(report.id),
        part_rows: [],
        part_columns: [],
      };
    },
  ],
  [
    'GET',
    '/reports/:id/extensions',
    ({ id }) => ({
      report_id: Number(id),
      due_on: find(data.reports, id).due_on,
      can_ask: true,
      ask_reason: '',
      can_decide: false,
      wish_from: '2026-10-21',
      wish_to: '2026-12-20',
      items: [],
    }),
  ],
  [
    'GET',
    '/reports/:id/children',
    ({ id }) => ({
      report_id: Number(id),
      unit_id: find(data.reports, id).unit_id,
      can_assign: true,
      assign_reason: '',
      due_from: '2026-10-14',
      due_to: '2026-10-20',
      short_before: '2026-10-19',
      short_notice:
        'Báo cáo phải được giao trước hạn ít nhất 72 giờ (khoản 3 Điều 8 Quy chế ban hành kèm theo Quyết định số 09/2024/QĐ-UBND).',
      short_allowed: false,
      items: [],
    }),
  ],
  [
    'GET',
    '/reports/:id/uses',
    ({ id }) => {
      const report = find(data.reports, id);
      const total = data.reports.find(
        (one) => one.cycle_id === report.cycle_id && one.kind === 'total',
      );
      const use = (current) => ({
        report_id: total.id,
        source_report_id: current ? report.id : report.id + 1,
        unit_id: total.unit_id,
        unit_name: total.unit_name,
        regime_name: total.regime_name,
        period_title: total.period_title,
        kind: 'total',
        state: total.state,
        revision: 1,
        current,
        can_open: current,
      });
      return { report_id: report.id, items: total ? [use(true), use(false)] : [] };
    },
  ],
  ['GET', '/reports/:id/attachments', ({ id }) => data.attachmentsOf(find(data.reports, id))],
  ['PATCH', '/reports/:id/cells', ({ id, body }) => patchCells(find(data.reports, id), body)],
  [
    'POST',
    '/reports/:id/actions',
    ({ id, body, account }) => move(find(data.reports, id), body, account),
  ],
  [
    'POST',
    '/reports/:id/consolidate',
    ({ id }) => {
      const report = find(data.reports, id);
      report.version += 1;
      report.state = 'in_entry';
      const others = data.reports.filter(
        (one) => one.cycle_id === report.cycle_id && one.kind === 'entry',
      );
      const used = others.filter((one) => one.state === 'accepted');
      const left = others
        .filter((one) => one.state !== 'accepted')
        .map(({ unit_id, unit_name, state }) => ({ unit_id, unit_name, state }));
      return {
        report_id: report.id,
        version: report.version,
        used: used.length,
        missing: left,
        cells: 180,
      };
    },
  ],
  ['POST', '/reports/:id/restore', ({ id, body }) => restore(find(data.reports, id), body)],
  ['GET', '/reports/:id/explain', ({ id, query }) => explain(find(data.reports, id), query)],
  [
    'GET',
    '/reports/:id/history',
    () => ({
      items: [
        {
          at: '2026-11-17T08:42:00.000Z',
          actor_name: 'Công chức Văn phòng – Thống kê',
          unit_name: data.nameOf(100),
          before: '120',
          after: '1125.5',
          action: 'report.enter',
          action_title: 'Nhập số liệu',
          address: '10.40.1.15',
        },
      ],
      next: null,
    }),
  ],
  ['GET', '/alerts', ({ account, query }) => alertPage(account, query)],
  ['GET', '/alerts/count', ({ account }) => ({ unread: unreadOf(account) })],
  ['POST', '/alerts/read', ({ account, body }) => alertsRead(account, body)],
  ['GET', '/me/mail', ({ account }) => mailOf(account.id)],
  ['PUT', '/me/mail', ({ account, body }) => mailSet(account.id, body)],
  ['GET', '/accounts/:id/mail', ({ id }) => mailOf(Number(id))],
  ['PUT', '/accounts/:id/mail', ({ id, body }) => mailSet(Number(id), body)],
  ['GET', '/mail', ({ query }) => mailPage(query)],
  ['POST', '/mail/:id/retry', ({ id }) => Object.assign(find(data.mails, id), { state: 'queued' })],
  ['GET', '/inbox', ({ account }) => inbox(account)],
  [
    'GET',
    '/events',
    ({ query: q }) =>
      page(
        data.events.filter(
          (one) =>
            (!q.get('object_type') || one.object_type === q.get('object_type')) &&
            (!q.get('object_id') || one.object_id === Number(q.get('object_id'))),
        ),
        q,
      ),
  ],
];
