import { expect, it } from 'vitest';

import { alertKinds, lookOf, placeOfAlert } from './alert-look';

it('leads to what an alert is about', () => {
  expect(placeOfAlert({ object_type: 'report', object_id: 7 })).toBe('/reports/7');
  expect(placeOfAlert({ object_type: 'ticket', object_id: 7 })).toBe('/tickets/7');
  expect(placeOfAlert({ object_type: 'urging', object_id: 3 })).toBe('/urgings/3');
  expect(placeOfAlert({ object_type: 'comet', object_id: 7 })).toBeNull();
});

it('shows each kind in a way of its own', () => {
  const looks = alertKinds.map((kind) => `${lookOf(kind).tone} ${lookOf(kind).icon}`);
  expect(new Set(looks).size).toBe(alertKinds.length);
});
