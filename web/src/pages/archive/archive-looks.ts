import type { ArchiveState, DisposalState } from '@/api/types';
import type { Look } from '@/parts/trust-looks';

export const fileLooks: Record<ArchiveState, Look> = {
  open: { tone: 'blue', icon: 'pen' },
  closed: { tone: 'green', icon: 'lock' },
  due: { tone: 'amber', icon: 'clock' },
  held: { tone: 'amber', icon: 'warn' },
  destroyed: { tone: 'grey', icon: 'trash' },
};

export const disposalLooks: Record<DisposalState, Look> = {
  proposed: { tone: 'blue', icon: 'clock' },
  destroyed: { tone: 'grey', icon: 'trash' },
  refused: { tone: 'red', icon: 'close' },
  withdrawn: { tone: 'grey', icon: 'close' },
};

/** Bytes as people read them: 1,4 MB. */
export function showBytes(bytes: number): string {
  const units = ['byte', 'kB', 'MB', 'GB'];
  let size = bytes;
  let at = 0;
  while (size >= 1000 && at < units.length - 1) {
    size /= 1000;
    at += 1;
  }
  const digits = at === 0 || size >= 100 ? 0 : 1;
  return `${size.toFixed(digits).replace('.', ',')} ${units[at]}`;
}

/** Why files that were chosen cannot be proposed together; empty: they can. */
export function proposable(files: readonly { unit_id: number }[]): 'none' | 'units' | '' {
  if (files.length === 0) return 'none';
  return new Set(files.map((one) => one.unit_id)).size > 1 ? 'units' : '';
}
