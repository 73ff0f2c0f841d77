import type { Ref } from 'vue';

interface Asked {
  isError: Readonly<Ref<boolean>>;
  refetch: () => unknown;
}

/** Asks again for what was not answered; the rest may not have been asked for yet. */
export function askAgain(...asked: readonly Asked[]): void {
  for (const one of asked) if (one.isError.value) one.refetch();
}
