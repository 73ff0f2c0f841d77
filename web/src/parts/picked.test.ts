import { expect, it } from 'vitest';
import { ref } from 'vue';

import { usePicked } from './picked';

interface Row {
  id: number;
}

function rows(...ids: number[]): Row[] {
  return ids.map((id) => ({ id }));
}

it('picks of what is chosen what is there', () => {
  const items = ref(rows(1, 2, 3));
  const { chosen, picked, missed, drop } = usePicked(
    () => items.value,
    (row) => row.id,
  );
  chosen.value = [3, 1];
  expect(picked.value).toEqual(rows(1, 3));
  expect(missed.value).toBe(0);
  // Sent meanwhile by somebody else.
  items.value = rows(2, 3);
  expect(picked.value).toEqual(rows(3));
  expect(missed.value).toBe(1);
  drop();
  expect(chosen.value).toEqual([3]);
  expect(missed.value).toBe(0);
});

it('keeps the choice when what is there is only sorted', () => {
  const items = ref(rows(1, 2, 3));
  const { chosen, picked } = usePicked(
    () => items.value,
    (row) => row.id,
  );
  chosen.value = [1, 2];
  items.value = [];
  items.value = rows(3, 2, 1);
  expect(picked.value).toEqual(rows(2, 1));
});
