import { expect, it } from 'vitest';

import { safeNext } from './safe-next';

it.each([
  ['/reports/5?row=3', '/reports/5?row=3'],
  ['//evil.example', '/inbox'],
  ['https://evil.example', '/inbox'],
  ['/\\evil.example', '/inbox'],
  ['/login?next=/', '/inbox'],
  [undefined, '/inbox'],
  [['/a', '/b'], '/inbox'],
])('%s leads to %s', (next, place) => {
  expect(safeNext(next)).toBe(place);
});
