import { computed, reactive } from 'vue';

import type { Me } from './types';

/* Who is logged in, as the server said; `me` is null before log-in. */
const state = reactive<{ me: Me | null }>({ me: null });

export const me = computed(() => state.me);

export function setMe(next: Me | null): void {
  state.me = next;
}

/** How large a file the server takes; the parts of a page ask for less where it is less. */
export const uploadMegabytes = computed(() => (state.me?.upload_bytes_max ?? 0) / 1024 / 1024);

/** Whether to offer something at all; the server decides again each time. */
export function holds(right: string): boolean {
  return state.me?.rights.includes(right) ?? false;
}

export function holdsAny(rights: readonly string[]): boolean {
  return rights.length === 0 || rights.some(holds);
}
