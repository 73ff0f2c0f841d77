/** The parts a profile is shown and changed by. */
export const PARTS = [
  'about',
  'accounts',
  'roles',
  'workflow',
  'terms',
  'notices',
  'papers',
  'archive',
  'usage',
] as const;

export type Part = (typeof PARTS)[number];
