import '@/i18n/areas/authorisations';

import { t } from '@/i18n/i18n';

/** What may be written into the register; the head's own right is in none. */
const written = ['deputy', 'by_order', 'authorised', 'acting'] as const;
export type WrittenKind = (typeof written)[number];

export function authorisationKinds() {
  return written.map((value) => ({ value, title: t(`authorisation.kind.${value}`) }));
}
