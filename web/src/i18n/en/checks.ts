/* Texts of checks, and of figures that come from other reports. */
export const enChecks = {
  'regime.plan': 'Plan of the year from',
  'regime.plan_hint': 'A yearly regime, for the formula KE_HOACH. Empty: none',

  'check.finding': '{message} It is {found}; allowed {allowed}.',
  'check.at': 'Cell {cell} ({n} cells)',
  'check.to_explain': 'Warnings to explain',
  'check.to_explain_hint':
    'Explanations go with the report to approver and receiver. It cannot be submitted before.',
  'check.note': 'Why the figure stands',
  'check.note_of': 'Explanation: {message}',
  'check.save_note': 'Save explanation',
  'check.explained': 'Explanation saved.',
  'check.nothing_changed': 'The explanation has not changed.',
  'check.unexplained': 'Not explained yet.',
  'check.warnings': 'Warnings and explanations',
  'check.warnings_none': 'No check warns of this report.',
  'check.units': 'Warnings of the units',
  'check.units_none': 'No check warned of the reports in this total.',
  'check.message': 'Warning',
  'check.found': 'Figure',
  'check.allowed': 'Allowed',
  'check.explanation': 'Explanation',

  'explain.sources': 'Figures taken from other reports',
  'explain.source': 'Report',
  'explain.source_of': '{title} – {period}',
  'explain.form_of': 'Form {form} – {period}',
};
