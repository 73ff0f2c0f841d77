/* Query keys, one spelling. The first word is the object type of the server's change stream. */
export const keys = {
  me: () => ['me'] as const,
  inbox: () => ['inbox'] as const,
  alerts: (filter?: object) =>
    filter ? (['alert', 'list', filter] as const) : (['alert', 'list'] as const),
  mailChoice: (accountId: number | null) => ['account', 'mail', accountId ?? 'me'] as const,
  mails: (filter?: object) => (filter ? (['mail', filter] as const) : (['mail'] as const)),
  announcements: (filter?: object) =>
    filter ? (['announcement', 'list', filter] as const) : (['announcement'] as const),
  announcement: (id: number) => ['announcement', 'one', id] as const,
  announcementReaders: (id: number, filter: object) =>
    ['announcement', 'readers', id, filter] as const,
  currentAnnouncements: () => ['announcement', 'current'] as const,
  earliestStop: () => ['announcement', 'earliest'] as const,
  profile: () => ['profile'] as const,
  profileWords: () => ['profile-words'] as const,
  profileVersions: () => ['profile', 'versions'] as const,
  profileVersion: (number: number) => ['profile', 'version', number] as const,
  alertCount: () => ['alert', 'count'] as const,
  units: (filter?: object) => (filter ? (['unit', 'list', filter] as const) : (['unit'] as const)),
  unitLinks: (id: number) => ['unit', 'links', id] as const,
  unit: (id: number) => ['unit', 'one', id] as const,
  accounts: (filter?: object) =>
    filter ? (['account', 'list', filter] as const) : (['account'] as const),
  account: (id: number) => ['account', 'one', id] as const,
  grants: (accountId: number) => ['grant', accountId] as const,
  accountRequests: (filter?: object) =>
    filter ? (['account_request', 'list', filter] as const) : (['account_request'] as const),
  readers: (of: string, id: number) => ['grant', 'readers', of, id] as const,
  access: (id: number) => ['grant', 'access', id] as const,
  accountRequest: (id: number) => ['account_request', 'one', id] as const,
  forms: (filter?: object) => (filter ? (['form', 'list', filter] as const) : (['form'] as const)),
  form: (id: number, number?: number) => ['form', 'one', id, number ?? 'latest'] as const,
  outlines: (filter?: object) =>
    filter ? (['outline', 'list', filter] as const) : (['outline'] as const),
  outline: (id: number) => ['outline', 'one', id] as const,
  formVersions: (id: number) => ['form', 'versions', id] as const,
  formChanges: (id: number, from?: number, to?: number) =>
    ['form', 'changes', id, from ?? 0, to ?? 0] as const,
  formTrials: (id: number, number: number) => ['form', 'trials', id, number] as const,
  coverage: (id: number) => ['regime', 'coverage', id] as const,
  children: (id: number) => ['report', 'children', id] as const,
  extensions: (id: number) => ['report', 'extensions', id] as const,
  outages: (filter?: object) =>
    filter ? (['outage', 'list', filter] as const) : (['outage'] as const),
  registrations: (id: number) => ['report', 'registrations', id] as const,
  formClocks: () => ['form-clocks'] as const,
  trials: () => ['report', 'trials'] as const,
  trialCells: (id: number) => ['report', 'trial-cells', id] as const,
  remarks: (id: number) => ['report', 'remarks', id] as const,
  regimes: (filter?: object) =>
    filter ? (['regime', 'list', filter] as const) : (['regime'] as const),
  regime: (id: number) => ['regime', 'one', id] as const,
  opening: (regimeId: number) => ['regime', 'opening', regimeId] as const,
  reporters: (regimeId: number) => ['regime', 'reporters', regimeId] as const,
  preview: (regimeId: number, period: string) => ['regime', 'preview', regimeId, period] as const,
  matrix: (regimeId: number, filter: object) => ['report', 'matrix', regimeId, filter] as const,
  cycles: (filter?: object) =>
    filter ? (['cycle', 'list', filter] as const) : (['cycle'] as const),
  cycle: (id: number) => ['cycle', 'one', id] as const,
  progress: (cycleId: number, filter: object) => ['report', 'progress', cycleId, filter] as const,
  reports: (filter?: object) =>
    filter ? (['report', 'list', filter] as const) : (['report'] as const),
  report: (id: number) => ['report', 'one', id] as const,
  comments: (reportId: number) => ['report', 'comments', reportId] as const,
  narrative: (reportId: number) => ['report', 'narrative', reportId] as const,
  /* Below 'report': what becomes of reports changes it. */
  signDesk: (filter: object) => ['report', 'sign-desk', filter] as const,
  signSources: () => ['sign-sources'] as const,
  documents: (reportId: number) => ['report', 'documents', reportId] as const,
  attachments: (reportId: number) => ['report', 'attachments', reportId] as const,
  cells: (reportId: number) => ['report-cells', reportId] as const,
  explain: (reportId: number, row: number, column: number) =>
    ['report', 'explain', reportId, row, column] as const,
  checks: (reportId: number) => ['report', 'checks', reportId] as const,
  warnings: (totalId: number) => ['report', 'warnings', totalId] as const,
  history: (reportId: number, place: object) => ['report', 'history', reportId, place] as const,
  unitReporters: (unitId: number) => ['unit', 'reporters', unitId] as const,
  approvalRules: (unitId: number) => ['unit', 'approval-rules', unitId] as const,
  letterhead: (unitId: number) => ['unit', 'letterhead', unitId] as const,
  trustItems: (filter?: object) =>
    filter ? (['trust-item', filter] as const) : (['trust-item'] as const),
  trustSources: () => ['trust-source'] as const,
  certificates: (owner?: object) =>
    owner ? (['certificate', owner] as const) : (['certificate'] as const),
  picture: (unitId: number | null) => ['picture', unitId] as const,
  calendar: (year: number) => ['calendar', year] as const,
  catalogue: (kind: string, filter?: object) =>
    filter ? ([kind, 'list', filter] as const) : ([kind] as const),
  askOnce: (formId: number) => ['form', 'ask-once', formId] as const,
  burden: (filter: object) => ['regime', 'burden', filter] as const,
  /** Not below 'report': a table of a whole year is not counted anew with each report that moves. */
  discipline: (filter: object) => ['discipline', 'counts', filter] as const,
  disciplineReports: (filter: object) => ['discipline', 'reports', filter] as const,
  usage: (filter: object) => ['discipline', 'usage', filter] as const,
  usagePlan: () => ['regime', 'usage'] as const,
  appeals: (filter: object) => ['report', 'appeals', filter] as const,
  reportAppeals: (id: number) => ['report', 'appeals-of', id] as const,
  disciplineTables: () => ['discipline-table'] as const,
  disciplineTable: (id: number) => ['discipline-table', id] as const,
  duplicates: (filter: object) => ['regime', 'duplicates', filter] as const,
  events: (filter: object) => ['event', filter] as const,
};
