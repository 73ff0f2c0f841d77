// @vitest-environment happy-dom
import { createApp, h, nextTick, ref } from 'vue';
import { expect, it } from 'vitest';

import DataTable from './DataTable.vue';

it('shows as ticked what whoever uses the table keeps as chosen (KT-28)', async () => {
  const chosen = ref<(string | number)[]>([]);
  const host = document.body.appendChild(document.createElement('div'));
  createApp(() =>
    h(DataTable<number>, {
      caption: 'Báo cáo',
      columns: [{ key: 'name', title: 'Tên', text: String }],
      rows: [1, 2, 3],
      rowKey: (row: number) => row,
      rowName: String,
      selected: chosen.value,
      'onUpdate:selected': (now: (string | number)[]) => {
        chosen.value = now.slice(0, 2);
      },
    }),
  ).mount(host);
  const boxes = [...host.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
  const ticked = () => boxes.map((box) => box.checked);
  const click = async (at: number) => {
    boxes[at]?.click();
    await nextTick();
    await nextTick();
  };
  for (const at of [1, 2, 3]) await click(at);
  expect(chosen.value).toEqual([1, 2]);
  expect(ticked()).toEqual([false, true, true, false]);
  await click(0);
  expect(ticked()).toEqual([false, true, true, false]);
  await click(1);
  expect(ticked()).toEqual([false, false, true, false]);
});
