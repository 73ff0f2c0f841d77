import { expect, it } from 'vitest';

import { differences } from './event-change';

it('names only what changed', () => {
  expect(differences('{"name":"A","kind":"ward"}', '{"name":"B","kind":"ward"}')).toEqual([
    { name: 'name', before: 'A', after: 'B' },
  ]);
});

it('shows what is new beside nothing', () => {
  expect(differences(null, '{"name":"B"}')).toEqual([{ name: 'name', before: '', after: 'B' }]);
});

it('leaves what is not an object alone', () => {
  expect(differences('assigned', 'in_entry')).toBeNull();
});
