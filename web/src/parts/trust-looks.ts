import type { Certificate, TrustState, Verdict } from '@/api/types';
import type { IconName } from '@/ui/Icon.vue';
import type { Tone } from '@/ui/Tag.vue';

/* How states look: always a word and an icon with the colour. */

export interface Look {
  tone: Tone;
  icon: IconName;
}

export const stateLooks: Record<TrustState, Look> = {
  valid: { tone: 'green', icon: 'check' },
  early: { tone: 'blue', icon: 'clock' },
  expiring: { tone: 'amber', icon: 'warn' },
  expired: { tone: 'red', icon: 'error' },
  replaced: { tone: 'grey', icon: 'history' },
  withdrawn: { tone: 'grey', icon: 'close' },
};

export const revocationLooks: Record<Certificate['revocation'], Look> = {
  good: { tone: 'green', icon: 'check' },
  unknown: { tone: 'amber', icon: 'help' },
  revoked: { tone: 'red', icon: 'error' },
  untrusted: { tone: 'red', icon: 'error' },
};

/** "Cannot be checked" never looks like "valid". */
export const verdictLooks: Record<Verdict, Look> = {
  valid: { tone: 'green', icon: 'check' },
  unchecked: { tone: 'amber', icon: 'help' },
  invalid: { tone: 'red', icon: 'error' },
};

export const verdictNotes: Record<Verdict, 'ok' | 'warn' | 'error'> = {
  valid: 'ok',
  unchecked: 'warn',
  invalid: 'error',
};

/** A serial number in groups, as certificate viewers show it. */
export function showSerial(serial: string): string {
  return serial.replaceAll(/(..)(?=.)/g, '$1 ');
}
