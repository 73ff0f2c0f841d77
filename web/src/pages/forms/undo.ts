import { computed, shallowRef, type ComputedRef } from 'vue';

const MOST = 200;

/** Values that are never changed in place, with the way back and forth. */
export interface Undo<T> {
  current: ComputedRef<T>;
  canUndo: ComputedRef<boolean>;
  canRedo: ComputedRef<boolean>;
  /** Whether anything differs from where it began. */
  changed: ComputedRef<boolean>;
  /** Edits with the same tag in a row are one step back: typing a word, not its letters. */
  set: (next: T, tag?: string) => void;
  undo: () => void;
  redo: () => void;
  restart: (value: T) => void;
}

export function useUndo<T>(initial: T): Undo<T> {
  const began = shallowRef(initial);
  const now = shallowRef(initial);
  const past = shallowRef<readonly T[]>([]);
  const future = shallowRef<readonly T[]>([]);
  let lastTag: string | undefined;

  function set(next: T, tag?: string): void {
    if (next === now.value) return;
    const sameStep = tag !== undefined && tag === lastTag;
    if (!sameStep) past.value = [...past.value, now.value].slice(-MOST);
    lastTag = tag;
    future.value = [];
    now.value = next;
  }

  function undo(): void {
    const before = past.value.at(-1);
    if (before === undefined) return;
    past.value = past.value.slice(0, -1);
    future.value = [now.value, ...future.value];
    now.value = before;
    lastTag = undefined;
  }

  function redo(): void {
    const [after, ...rest] = future.value;
    if (after === undefined) return;
    past.value = [...past.value, now.value];
    future.value = rest;
    now.value = after;
    lastTag = undefined;
  }

  function restart(value: T): void {
    began.value = value;
    now.value = value;
    past.value = [];
    future.value = [];
    lastTag = undefined;
  }

  return {
    current: computed(() => now.value),
    canUndo: computed(() => past.value.length > 0),
    canRedo: computed(() => future.value.length > 0),
    changed: computed(() => now.value !== began.value),
    set,
    undo,
    redo,
    restart,
  };
}
