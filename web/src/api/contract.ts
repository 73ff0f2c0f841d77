/*
 * The API's records and routes, typed by hand until the server's own description
 * (openapi.json) is part of the project; `npm run api` then makes schema.d.ts of it,
 * and api/types.ts reads from there. Nothing else imports this file.
 */

export type ReportState =
  | 'assigned'
  | 'in_entry'
  | 'submitted'
  | 'refused'
  | 'approved'
  | 'sent'
  | 'accepted'
  | 'returned'
  | 'recalled';

export type ReportAction =
  'submit' | 'refuse' | 'approve' | 'send' | 'recall' | 'accept' | 'return';

export interface ProblemBody {
  type: string;
  title: string;
  status: number;
  key: string;
  field?: string;
  detail?: string;
  request_id?: string;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface RoleHeld {
  role: string;
  title: string;
  unit_id: number;
  unit_name: string;
  below: boolean;
  regime_id: number | null;
}

export interface Me {
  account_id: number;
  username: string;
  name: string;
  unit_id: number;
  unit_name: string;
  must_change_password: boolean;
  roles: RoleHeld[];
  rights: string[];
}

export type UnitKind =
  | 'province'
  | 'department'
  | 'division'
  | 'commune'
  | 'ward'
  | 'special_zone'
  | 'agency'
  | 'enterprise'
  | 'other';

export interface Unit {
  id: number;
  code: string;
  name: string;
  kind: UnitKind;
  parent_id: number | null;
  parent_name: string;
  path: string;
  depth: number;
  valid_from: string | null;
  valid_to: string | null;
  children: number;
  version: number;
}

export interface UnitDraft {
  code: string;
  name: string;
  kind: UnitKind;
  parent_id: number | null;
  valid_from: string | null;
  valid_to: string | null;
}

export interface ImportCounts {
  created: number;
  updated: number;
  unchanged: number;
}

export interface Account {
  id: number;
  username: string;
  name: string;
  unit_id: number;
  unit_name: string;
  locked: boolean;
  must_change_password: boolean;
  last_login_at: string | null;
  created_at: string;
  version: number;
}

export interface NewAccount extends Account {
  initial_password: string;
}

export interface Grant {
  id: number;
  account_id: number;
  role: string;
  unit_id: number;
  unit_name: string;
  below: boolean;
  regime_id: number | null;
  regime_name: string | null;
  valid_from: string | null;
  valid_to: string | null;
  version: number;
}

export interface GrantDraft {
  account_id: number;
  role: string;
  unit_id: number;
  below: boolean;
  regime_id: number | null;
  valid_from: string | null;
  valid_to: string | null;
}

export type ColumnRole = 'value' | 'stt' | 'label' | 'code' | 'unit';
export type ValueType = 'number' | 'text' | 'date' | 'yes_no';
export type ColumnRule = 'sum' | 'last' | 'average' | 'weighted' | 'ratio' | 'min' | 'max' | 'none';
export type RowRule = 'default' | ColumnRule;
export type RowKind = 'fixed' | 'group' | 'open';

export interface LayoutColumn {
  key: number;
  path: string[];
  number: string;
  role: ColumnRole;
  type: ValueType;
  decimals: number;
  unit: string;
  attribute: string;
  printed: string;
  rule: ColumnRule;
  rule_weight: number;
  rule_num: number;
  rule_den: number;
  rule_factor: string | null;
  readonly: boolean;
  required: boolean;
  width: number;
}

export interface LayoutRow {
  key: number;
  kind: RowKind;
  stt: string;
  code: string;
  label: string;
  unit: string;
  indent: number;
  indicator: string;
  rule: RowRule;
  rule_weight: number;
  rule_num: number;
  rule_den: number;
  rule_factor: string | null;
}

export interface LayoutCell {
  row: number;
  column: number;
  formula: string;
  readonly: boolean;
}

export interface LayoutDoubt {
  row: number;
  column: number;
  text: string;
}

export interface Layout {
  title: string;
  form_no: string;
  unit_note: string;
  legal_basis: string;
  open_list: boolean;
  columns: LayoutColumn[];
  rows: LayoutRow[];
  cells: LayoutCell[];
  doubts: LayoutDoubt[];
}

export type FormState = 'draft' | 'in_use' | 'repealed';

export interface FormSummary {
  id: number;
  code: string;
  title: string;
  version_number: number;
  state: FormState;
  owner_unit_id: number;
  owner_unit_name: string;
  rows: number;
  columns: number;
  changed_at: string;
  version: number;
}

export interface Form {
  id: number;
  code: string;
  title: string;
  version_number: number;
  state: FormState;
  owner_unit_id: number;
  owner_unit_name: string;
  layout: Layout;
  changed_at: string;
  version: number;
  /** Of the version shown; version_number is the newest. */
  number: number;
}

export interface FormImport {
  sheets: string[];
  sheet: number;
  layout: Layout;
}

export type PeriodKind =
  'month' | 'quarter' | 'half' | 'nine_months' | 'year' | 'week' | 'ten_days' | 'day' | 'ad_hoc';

export interface RegimeChange {
  name: string;
  legal_basis: string;
  lead_unit_id: number;
  receiver_unit_id: number;
  upper_unit_id: number | null;
  form_id: number;
  total_form_id: number | null;
  period_kind: PeriodKind;
  window_rule: string;
  due_rule: string;
}

export interface RegimeDraft extends RegimeChange {
  code: string;
}

export interface Regime extends RegimeDraft {
  id: number;
  active: boolean;
  lead_unit_name: string;
  receiver_unit_name: string;
  upper_unit_name: string | null;
  form_title: string;
  total_form_title: string | null;
  reporters: number;
  version: number;
}

export interface Reporter {
  unit_id: number;
  unit_code: string;
  unit_name: string;
  rows: number[];
  columns: number[];
}

export interface ReporterDraft {
  unit_id: number;
  rows: number[];
  columns: number[];
}

export interface Cycle {
  id: number;
  regime_id: number;
  regime_name: string;
  regime_code: string;
  period: string;
  period_title: string;
  window_from: string | null;
  window_to: string | null;
  due_on: string | null;
  form_id: number;
  form_version_number: number;
  total_form_id: number | null;
  lead_unit_id: number;
  lead_unit_name: string;
  state: 'open' | 'closed';
  reports: number;
  opened_at: string;
  total_report_id: number | null;
  version: number;
}

export interface ProgressCounts {
  assigned: number;
  in_entry: number;
  submitted: number;
  refused: number;
  approved: number;
  sent: number;
  accepted: number;
  returned: number;
  recalled: number;
  late: number;
  total: number;
}

export interface Progress extends Page<Report> {
  counts: ProgressCounts;
}

export interface MatrixCell {
  cycle_id: number;
  report_id: number;
  state: ReportState;
  late: boolean;
}

export interface Matrix {
  periods: { cycle_id: number; period: string; title: string }[];
  units: { unit_id: number; unit_name: string; cells: MatrixCell[] }[];
}

export interface Report {
  id: number;
  kind: 'entry' | 'total';
  cycle_id: number;
  regime_id: number;
  regime_name: string;
  period: string;
  period_title: string;
  unit_id: number;
  unit_code: string;
  unit_name: string;
  receiver_unit_id: number;
  receiver_unit_name: string;
  form_id: number;
  form_version_number: number;
  state: ReportState;
  late: boolean;
  due_on: string | null;
  window_from: string | null;
  window_to: string | null;
  submitted_at: string | null;
  approved_at: string | null;
  sent_at: string | null;
  accepted_at: string | null;
  revision: number;
  version: number;
  changed_at: string | null;
}

export interface ActionOffer {
  action: ReportAction;
  title: string;
  allowed: boolean;
  reason: string;
  needs_note: boolean;
}

export interface ReportStep {
  at: string;
  action: string;
  action_title: string;
  actor_name: string;
  unit_name: string;
  note: string;
}

export interface ReportDetail extends Report {
  actions: ActionOffer[];
  steps: ReportStep[];
  can_edit: boolean;
  edit_reason: string;
}

export interface ReportCell {
  row: number;
  column: number;
  value: string | null;
  text: string | null;
  version: number;
  override: boolean;
  note: string;
  error: string;
}

export interface ReportCells {
  report_id: number;
  version: number;
  cells: ReportCell[];
  part_rows: number[];
  part_columns: number[];
}

export interface CellChange {
  row: number;
  column: number;
  value?: string | null;
  text?: string | null;
  note?: string;
}

export interface CellsPatch {
  base_version: number;
  cells: CellChange[];
}

export interface CellConflict {
  row: number;
  column: number;
  mine: string | null;
  theirs: string | null;
  version: number;
  by: string;
  at: string;
}

export interface CellsSaved {
  version: number;
  saved_at: string;
  saved: { row: number; column: number }[];
  calculated: { row: number; column: number; value: string | null; error: string }[];
  conflicts: CellConflict[];
}

export interface MissingUnit {
  unit_id: number;
  unit_name: string;
  state: ReportState;
}

export interface Consolidated {
  report_id: number;
  version: number;
  used: number;
  missing: MissingUnit[];
  cells: number;
}

export interface ExplainPart {
  report_id: number;
  unit_id: number;
  unit_name: string;
  row: number;
  column: number;
  value: string | null;
  weight: string | null;
  revision: number;
  entered_by: string;
  entered_at: string | null;
  approved_by: string;
  approved_at: string | null;
}

export interface ExplainTerm {
  row: number;
  column: number;
  label: string;
  heading: string;
  value: string | null;
}

export interface Explanation {
  row: number;
  column: number;
  label: string;
  heading: string;
  value: string | null;
  rule: string;
  rule_title: string;
  formula: string;
  parts: ExplainPart[];
  missing: MissingUnit[];
  override: boolean;
  override_note: string;
  terms: ExplainTerm[];
}

export interface HistoryItem {
  at: string;
  actor_name: string;
  unit_name: string;
  before: string | null;
  after: string | null;
  action: string;
  action_title: string;
  address: string;
}

export type InboxGroup = 'todo' | 'returned' | 'waiting' | 'received' | 'consolidate';

export interface InboxItem {
  report_id: number;
  kind: 'entry' | 'total';
  group: InboxGroup;
  regime_name: string;
  period_title: string;
  unit_name: string;
  state: ReportState;
  due_on: string | null;
  late: boolean;
  days_left: number;
  last_note: string;
  last_actor: string;
}

export interface Inbox {
  today: string;
  counts: {
    todo: number;
    overdue: number;
    due_soon: number;
    returned: number;
    waiting: number;
    received: number;
  };
  items: InboxItem[];
}

export type ObjectType = 'report' | 'account' | 'unit' | 'form' | 'regime' | 'cycle' | 'grant';

export interface EventItem {
  id: number;
  at: string;
  actor_name: string;
  unit_name: string;
  role: string;
  action: string;
  action_title: string;
  object_type: ObjectType;
  object_id: number;
  note: string;
  before: string | null;
  after: string | null;
  address: string;
}

export interface Change {
  event_id: number;
  object_type: ObjectType;
  object_id: number;
}

/* The routes, in the shape openapi-fetch reads. */

type Json<T> = { content: { 'application/json': T } };
type Answers<T> = { 200: Json<T>; default: Json<ProblemBody> };
interface Get<T, Query = never> {
  parameters: { query?: Query };
  responses: Answers<T>;
}
interface GetOne<T, Query = never> {
  parameters: { path: { id: number }; query?: Query };
  responses: Answers<T>;
}
interface Write<Body, T> {
  parameters: { header?: { 'Idempotency-Key'?: string } };
  requestBody: Json<Body>;
  responses: Answers<T>;
}
interface WriteOne<Body, T> {
  parameters: { path: { id: number }; header?: { 'Idempotency-Key'?: string } };
  requestBody: Json<Body>;
  responses: Answers<T>;
}
interface Paging {
  limit?: number;
  after?: string;
}
interface Versioned {
  version: number;
}

export interface paths {
  '/session': {
    post: Write<{ username: string; password: string }, Me>;
    delete: { parameters: object; responses: Answers<Record<string, never>> };
  };
  '/me': { get: Get<Me> };
  '/me/password': { post: Write<{ old_password: string; new_password: string }, Me> };
  '/units': {
    get: Get<Page<Unit>, Paging & { q?: string; parent_id?: number; kind?: UnitKind; on?: string }>;
    post: Write<UnitDraft, Unit>;
  };
  '/units/{id}': { get: GetOne<Unit>; patch: WriteOne<Partial<UnitDraft> & Versioned, Unit> };
  '/units/import': {
    post: {
      parameters: object;
      requestBody: { content: { 'text/csv': string } };
      responses: Answers<ImportCounts>;
    };
  };
  '/accounts': {
    get: Get<Page<Account>, Paging & { q?: string; unit_id?: number; locked?: boolean }>;
    post: Write<{ username: string; name: string; unit_id: number }, NewAccount>;
  };
  '/accounts/{id}': {
    get: GetOne<Account>;
    patch: WriteOne<Versioned & { name?: string; unit_id?: number; locked?: boolean }, Account>;
  };
  '/accounts/{id}/password': {
    post: WriteOne<Record<string, never>, { account_id: number; initial_password: string }>;
  };
  '/grants': {
    get: Get<Page<Grant>, { account_id?: number }>;
    post: Write<GrantDraft, Grant>;
  };
  '/grants/{id}': {
    delete: { parameters: { path: { id: number } }; responses: Answers<unknown> };
  };
  '/forms': {
    get: Get<Page<FormSummary>, Paging & { q?: string }>;
    post: Write<{ code: string; title: string; owner_unit_id: number; layout: Layout }, Form>;
  };
  '/forms/import': {
    post: {
      parameters: { query?: { sheet?: number } };
      requestBody: {
        content: { 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Blob };
      };
      responses: Answers<FormImport>;
    };
  };
  '/forms/{id}': { get: GetOne<Form, { number?: number }> };
  '/forms/{id}/versions': { post: WriteOne<Versioned & { layout: Layout }, Form> };
  '/regimes': {
    get: Get<Page<Regime>, Paging & { q?: string }>;
    post: Write<RegimeDraft, Regime>;
  };
  '/regimes/{id}': {
    get: GetOne<Regime>;
    patch: WriteOne<RegimeChange & Versioned & { active: boolean }, Regime>;
  };
  '/regimes/{id}/reporters': {
    get: GetOne<Page<Reporter>, Paging>;
    put: WriteOne<Versioned & { reporters: ReporterDraft[] }, Regime>;
  };
  '/regimes/{id}/matrix': { get: GetOne<Matrix, { periods?: number }> };
  '/cycles': {
    get: Get<Page<Cycle>, Paging & { regime_id?: number }>;
    post: Write<{ regime_id: number; period: string }, Cycle>;
  };
  '/cycles/{id}': { get: GetOne<Cycle> };
  '/cycles/{id}/progress': {
    get: GetOne<Progress, Paging & { q?: string; state?: ReportState }>;
  };
  '/reports': {
    get: Get<
      Page<Report>,
      Paging & { cycle_id?: number; unit_id?: number; state?: ReportState; q?: string }
    >;
  };
  '/reports/{id}': { get: GetOne<ReportDetail> };
  '/reports/{id}/cells': { get: GetOne<ReportCells>; patch: WriteOne<CellsPatch, CellsSaved> };
  '/reports/{id}/actions': {
    post: WriteOne<{ action: ReportAction; note: string; version: number }, ReportDetail>;
  };
  '/reports/{id}/consolidate': { post: WriteOne<Versioned, Consolidated> };
  '/reports/{id}/explain': { get: GetOne<Explanation, { row: number; column: number }> };
  '/reports/{id}/history': {
    get: GetOne<Page<HistoryItem>, { row: number; column: number }>;
  };
  '/inbox': { get: Get<Inbox> };
  '/events': {
    get: Get<Page<EventItem>, Paging & { object_type?: ObjectType; object_id?: number }>;
  };
}
