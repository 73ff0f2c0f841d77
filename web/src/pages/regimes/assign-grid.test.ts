// @vitest-environment happy-dom
import { createApp, defineComponent, h, nextTick, shallowRef } from 'vue';
import { describe, expect, it } from 'vitest';

import type { Unit } from '@/api/types';

import AssignGrid from './AssignGrid.vue';
import { WHOLE, type Chosen } from './reporters';

const units = [1, 2, 3].map((id) => ({ id, name: `Xã ${String(id)}` })) as unknown as Unit[];
const lines = [6, 7, 8].map((key) => ({ key, mark: String(key), label: '' }));

function grid(chosen: Chosen) {
  const kept = shallowRef(chosen);
  const host = document.body.appendChild(document.createElement('div'));
  const page = defineComponent(() => () => {
    /* As the page does it: a list made anew whenever somebody is given something. */
    const shown = units.filter((unit) => unit.id > 0 && kept.value.size >= 0);
    return h(AssignGrid, {
      modelValue: kept.value,
      'onUpdate:modelValue': (next: Chosen) => (kept.value = next),
      axis: 'rows' as const,
      units: shown,
      lines,
      all: lines,
      writable: true,
    });
  });
  createApp(page).mount(host);
  const box = (unit: number, line: number) =>
    host.querySelector<HTMLInputElement>(`[data-at="${String(unit)}:${String(line)}"]`);
  return { kept, box };
}

async function press(key: string, ctrlKey = false): Promise<void> {
  const event = new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true });
  document.activeElement?.dispatchEvent(event);
  await nextTick();
  await nextTick();
}

describe('the grid of units by rows', () => {
  it('goes on from the cell that was ticked, and fills down from there', async () => {
    const { kept, box } = grid(
      new Map([
        [1, WHOLE],
        [2, WHOLE],
        [3, { rows: [6], columns: [] }],
      ]),
    );
    box(0, 1)?.focus();
    box(0, 1)?.click();
    await nextTick();
    expect(kept.value.get(1)?.rows).toEqual([6, 8]);
    await press('ArrowDown');
    expect(document.activeElement).toBe(box(1, 1));
    await press('d', true);
    expect(kept.value.get(3)?.rows).toEqual([6, 7]);
    await press('ArrowRight');
    expect(document.activeElement).toBe(box(1, 2));
  });
});
