import { expect, it } from 'vitest';

import { alertKinds, lookOf, placeOfAlert } from './alert-look';

it('leads to what an alert is about', () => {
  const place = (object_type: string, object_id: number) =>
    placeOfAlert({ object_type, object_id }, 5);
  expect(place('report', 7)).toBe('/reports/7');
  expect(place('ticket', 7)).toBe('/tickets/7');
  expect(place('urging', 3)).toBe('/urgings/3');
  expect(place('account_request', 3)).toBe('/account-requests/3');
  expect(place('cycle', 3)).toBe('/cycles/3');
  expect(place('regime', 3)).toBe('/regimes/3');
  expect(place('discipline_table', 3)).toBe('/discipline/tables/3');
  expect(place('calendar', 2027)).toBe('/calendar?year=2027');
  expect(place('unit', 3)).toBe('/units?id=3#certificates');
  expect(place('trust_item', 3)).toBe('/trust');
  expect(place('stamp_authority', 1)).toBe('/trust#stamping');
  expect(place('comet', 7)).toBeNull();
});

it("leads to one's own certificates, or to the account another is registered in", () => {
  const alert = { object_type: 'account', object_id: 5 };
  expect(placeOfAlert(alert, 5)).toBe('/my-certificates');
  expect(placeOfAlert(alert, 6)).toBe('/accounts/5#certificates');
  expect(placeOfAlert(alert, undefined)).toBe('/accounts/5#certificates');
});

it('shows each kind in a way of its own', () => {
  const looks = alertKinds.map((kind) => `${lookOf(kind).tone} ${lookOf(kind).icon}`);
  expect(new Set(looks).size).toBe(alertKinds.length);
});
