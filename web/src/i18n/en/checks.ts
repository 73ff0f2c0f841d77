/* Texts of checks, and of figures that come from other reports. */
export const enChecks = {
  'regime.plan': 'Plan of the year from',
  'regime.plan_hint': 'A yearly regime, for the formula KE_HOACH. Empty: none',

  'explain.sources': 'Figures taken from other reports',
  'explain.source': 'Report',
  'explain.source_of': '{title} – {period}',
  'explain.form_of': 'Form {form} – {period}',
};
