import { computed, ref } from 'vue';

/** Rows chosen in a list; what is done is done to those of them that are there. */
export function usePicked<T>(items: () => readonly T[], key: (row: T) => string | number) {
  const chosen = ref<(string | number)[]>([]);
  const picked = computed(() => items().filter((row) => chosen.value.includes(key(row))));
  /** How many were chosen and are not there (now): nothing is done to them. */
  const missed = computed(() => chosen.value.length - picked.value.length);
  function drop(): void {
    chosen.value = picked.value.map(key);
  }
  return { chosen, picked, missed, drop };
}
