import '@/i18n/areas/forms';
import '@/i18n/areas/life';
import { computed, onBeforeUnmount, onMounted, ref, shallowRef, watch } from 'vue';

import type { Layout } from '@/api/types';
import type { Core, LayoutFaults, LayoutLoss } from '@/core/core';
import { loadCore } from '@/core/load';
import { t } from '@/i18n/i18n';
import { address, columnLetters, SHEET, type Place } from '@/lib/place';
import { confirmed } from '@/ui/confirm';

import { cellAt, setCell } from './layout-edit';
import * as moves from './layout-moves';
import type { Undo } from './undo';

const QUIET_MS = 250;
/** Who loses by a removal is named, as far as one reads. */
const NAMED_MOST = 8;

const NO_FAULTS: LayoutFaults = { formulas: [], field: '', text: '' };

function lossText(layout: Layout, loss: LayoutLoss): string {
  switch (loss.kind) {
    case 'formula':
      return t('draft.lost.formula', {
        cell: address(loss),
        formula: cellAt(layout, loss).formula,
      });
    case 'check':
      return t('draft.lost.check', { code: loss.check });
    case 'row_rule':
      return t('draft.lost.row_rule', { row: loss.row });
    case 'column_rule':
      return t('draft.lost.column_rule', { column: columnLetters(loss.column) });
  }
}

function lossesText(layout: Layout, losses: readonly LayoutLoss[]): string {
  const named = losses.slice(0, NAMED_MOST).map((loss) => `• ${lossText(layout, loss)}`);
  const rest = losses.length - named.length;
  return [
    t('draft.remove_loses'),
    ...named,
    ...(rest > 0 ? [t('draft.remove_more', { n: rest })] : []),
  ].join('\n');
}

/** What is wrong with the layout, looked at a moment after each change. */
function useFaults(layouts: Undo<Layout>, core: { value: Core | null }) {
  const faults = shallowRef<LayoutFaults>(NO_FAULTS);
  let quiet: ReturnType<typeof setTimeout> | undefined;

  function look(): void {
    if (core.value !== null) faults.value = core.value.layoutFaults(layouts.current.value);
  }
  watch(
    [layouts.current, () => core.value],
    () => {
      clearTimeout(quiet);
      quiet = setTimeout(look, QUIET_MS);
    },
    { immediate: true },
  );
  onBeforeUnmount(() => clearTimeout(quiet));
  return faults;
}

/** The place one works at in a form that is drawn, and what can be done there. */
export function useDesigner(layouts: Undo<Layout>) {
  const core = shallowRef<Core | null>(null);
  onMounted(async () => (core.value = await loadCore().catch(() => null)));

  const place = ref<Place>(SHEET);
  const layout = computed(() => layouts.current.value);
  const column = computed(() => layout.value.columns.find((one) => one.key === place.value.column));
  const row = computed(() => layout.value.rows.find((one) => one.key === place.value.row));
  /** Keys of what was removed here are not given again either. */
  let highest = { rows: 0, columns: 0 };

  function nextKey(axis: moves.Axis): number {
    const key = moves.freeKey(layout.value, axis, highest[axis]);
    highest = { ...highest, [axis]: key };
    return key;
  }

  // A step back may take the chosen row away.
  watch([row, column], () => {
    if (!row.value && !column.value) place.value = SHEET;
  });

  function axisOf(at: Place): moves.Axis {
    return at.row > 0 ? 'rows' : 'columns';
  }

  function keyOf(at: Place): number {
    return at.row > 0 ? at.row : at.column;
  }

  function insert(at: Place, side: moves.Side): void {
    const axis = axisOf(at);
    const key = nextKey(axis);
    const next =
      axis === 'rows'
        ? moves.insertRow(layout.value, at.row, side, key)
        : moves.insertColumn(layout.value, at.column, side, key);
    if (next === layout.value) return;
    layouts.set(next);
    place.value = axis === 'rows' ? { row: key, column: 0 } : { row: 0, column: key };
  }

  function neighbour(axis: moves.Axis, key: number): Place {
    const keys = layout.value[axis].map((one) => one.key);
    const at = keys.indexOf(key);
    const next = keys[at + 1] ?? keys[at - 1] ?? 0;
    return axis === 'rows' ? { row: next, column: 0 } : { row: 0, column: next };
  }

  async function remove(at: Place): Promise<void> {
    if (core.value === null) return;
    const [axis, key] = [axisOf(at), keyOf(at)];
    if (axis === 'columns' && layout.value.columns.length === 1) return;
    const losses = moves.lossesOf(core.value, layout.value, axis, key);
    const title =
      axis === 'rows'
        ? t('draft.remove_row_title', { at: key })
        : t('draft.remove_column_title', { at: columnLetters(key) });
    const action = axis === 'rows' ? t('form.row_remove') : t('draft.column_remove');
    const text = losses.length > 0 ? lossesText(layout.value, losses) : '';
    const sure = losses.length === 0 || (await confirmed({ title, text, action, danger: true }));
    if (!sure) return;
    const next = neighbour(axis, key);
    highest = {
      ...highest,
      [axis]: Math.max(highest[axis], moves.freeKey(layout.value, axis) - 1),
    };
    layouts.set(moves.remove(core.value, layout.value, axis, key));
    place.value = next;
  }

  function move(at: Place, by: 1 | -1): void {
    if (core.value === null) return;
    layouts.set(moves.move(core.value, layout.value, axisOf(at), keyOf(at), by));
  }

  function clear(at: Place): void {
    if (cellAt(layout.value, at).formula !== '') {
      layouts.set(setCell(layout.value, at, { formula: '' }));
    }
  }

  return {
    core,
    place,
    layout,
    row,
    column,
    faults: useFaults(layouts, core),
    insert,
    remove,
    move,
    clear,
  };
}
