import type { viCycles } from '../vi/cycles';

export const enCycles: Record<keyof typeof viCycles, string> = {
  'cycle.overlap':
    'Some days of this period’s data are those of a period that is open already, and would count twice. {cycle}',
  'cycle.overlap_reason': 'Why it is opened all the same',
  'cycle.overlap_reason_hint': 'For instance: the period between two rules.',
};
