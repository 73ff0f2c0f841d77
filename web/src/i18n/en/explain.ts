import type { viExplain } from '../vi/explain';

export const enExplain: Record<keyof typeof viExplain, string> = {
  'consolidate.again': 'Consolidate again',
  'consolidate.go': 'Consolidate',
  'consolidate.hint': 'Out of accepted reports, by the rule of each column and row.',
  'consolidate.again_title': 'Consolidate again?',
  'consolidate.again_text':
    'Figures are calculated anew from the reports accepted so far. Cells changed with an explanation stay.',
  'consolidate.done': '{cells} cells consolidated out of {used} reports.',
  'consolidate.missing': 'Out of {used} reports. {n} units are missing:',
  'consolidate.complete': 'Complete: out of {used} units.',
  'explain.close': 'Close the explanation',
  'explain.choose': 'Choose a cell of the table first.',
  'explain.no_cell':
    'The chosen cell holds no figure. Choose a figure of the table to see its source.',
  'explain.empty': '(empty)',
  'explain.rule': 'How it adds up: {rule}',
  'explain.formula': 'By the formula:',
  'explain.override': 'This figure was changed by hand. Explanation: {note}',
  'explain.terms': 'Cells of the formula',
  'explain.parts': 'Figures of {n} units',
  'explain.value': 'Figure',
  'explain.weight': 'Weight / denominator',
  'explain.entered': 'Entered by',
  'explain.approved': 'Approved by',
  'explain.revision': 'Revision {n}',
  'explain.missing': 'Without a figure: {n} units',
};
