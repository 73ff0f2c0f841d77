import type { AccountRequestGrant, AccountRequestKind } from '@/api/types';

/** What can be asked, the commonest first. */
export const requestKinds: readonly AccountRequestKind[] = [
  'create',
  'grant',
  'reissue',
  'move',
  'lock',
  'unlock',
  'change',
];

/** What a kind of request speaks of: the server's table decides, this shows the fields. */
const parts: Record<AccountRequestKind, readonly string[]> = {
  create: ['username', 'name', 'grants', 'document', 'extra'],
  change: ['account', 'name'],
  lock: ['account'],
  unlock: ['account', 'extra'],
  move: ['account', 'to_unit', 'grants', 'document', 'extra'],
  grant: ['account', 'grants', 'document', 'extra'],
  reissue: ['account'],
};

export type Part = 'account' | 'username' | 'name' | 'to_unit' | 'grants' | 'document' | 'extra';

export function speaksOf(kind: AccountRequestKind, part: Part): boolean {
  return parts[kind].includes(part);
}

/** A right as the form begins with it. */
export function emptyGrant(unitId: number | null): AccountRequestGrant {
  return {
    role: 'entry',
    unit_id: unitId ?? 0,
    below: false,
    regime_id: null,
    valid_from: null,
    valid_to: null,
  };
}
