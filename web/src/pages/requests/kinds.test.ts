import { expect, it } from 'vitest';

import { emptyGrant, requestKinds, speaksOf } from './kinds';

it('shows of each kind what it speaks of', () => {
  expect(requestKinds).toHaveLength(7);
  expect(speaksOf('create', 'username')).toBe(true);
  expect(speaksOf('create', 'account')).toBe(false);
  expect(speaksOf('lock', 'account')).toBe(true);
  expect(speaksOf('lock', 'grants')).toBe(false);
  expect(speaksOf('move', 'to_unit')).toBe(true);
  expect(requestKinds.every((kind) => speaksOf(kind, 'account') !== (kind === 'create'))).toBe(
    true,
  );
});

it('begins a right in the unit that asks, for all regimes', () => {
  expect(emptyGrant(7)).toMatchObject({ role: 'entry', unit_id: 7, regime_id: null });
  expect(emptyGrant(null).unit_id).toBe(0);
});
