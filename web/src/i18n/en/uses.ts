import type { viUses } from '../vi/uses';

export const enUses: Record<keyof typeof viUses, string> = {
  'uses.title': 'Consolidated reports with these figures',
  'uses.none': 'No consolidated report has this report’s figures yet.',
  'uses.report': 'Consolidated report',
  'uses.revision': 'Revision taken',
  'uses.figure': 'Figures',
  'uses.current': 'Current',
  'uses.old': 'Old, to be consolidated again',
};
