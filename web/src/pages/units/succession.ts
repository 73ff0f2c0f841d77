import type { SuccessionDraft, SuccessionKind } from '@/api/types';

/** A unit that was picked, with what it is called. */
export interface Picked {
  id: number;
  name: string;
}

export interface Change {
  kind: SuccessionKind;
  from_on: string | null;
  document: string;
  predecessors: Picked[];
  successors: Picked[];
  heir_id: number | null;
}

export const kinds = [
  'merge',
  'split',
  'rename',
  'abolish',
] as const satisfies readonly SuccessionKind[];

/** Who is named on either side, once. */
export function withUnit(units: readonly Picked[], unit: Picked): Picked[] {
  return units.some((one) => one.id === unit.id) ? [...units] : [...units, unit];
}

export function withoutUnit(units: readonly Picked[], id: number): Picked[] {
  return units.filter((one) => one.id !== id);
}

/** Only of a split one says who takes over; it must still be one of the successors. */
export function draftOf(change: Change): SuccessionDraft {
  const heir =
    change.kind === 'split' && change.successors.some((one) => one.id === change.heir_id)
      ? change.heir_id
      : null;
  return {
    kind: change.kind,
    from_on: change.from_on,
    document: change.document.trim(),
    predecessors: change.predecessors.map((one) => one.id),
    successors: change.successors.map((one) => one.id),
    heir_id: heir,
  };
}
