import type { Urging } from '@/api/types';
import type { IconName } from '@/ui/Icon.vue';
import type { Tone } from '@/ui/Tag.vue';

export type UrgingState = 'open' | 'done' | 'withdrawn';

export const looks: Record<UrgingState, { tone: Tone; icon: IconName }> = {
  open: { tone: 'amber', icon: 'clock' },
  done: { tone: 'green', icon: 'check' },
  withdrawn: { tone: 'grey', icon: 'close' },
};

export function stateOf(letter: Pick<Urging, 'open' | 'withdrawn_at'>): UrgingState {
  if (letter.withdrawn_at !== null) return 'withdrawn';
  return letter.open > 0 ? 'open' : 'done';
}

/** "125/SNN-VP"; empty: it has no number yet. */
export function numberOf(letter: Pick<Urging, 'number' | 'symbol'>): string {
  return letter.number === '' ? '' : `${letter.number}/${letter.symbol}`;
}
