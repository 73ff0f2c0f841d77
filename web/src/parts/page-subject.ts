import { watch } from 'vue';

import { isMissing } from '@/api/problem';

/** A page about something that is not there is no page: the shell says so in its place. */
export function usePageSubject(error: () => unknown): void {
  watch(
    error,
    (now) => {
      if (isMissing(now)) throw now;
    },
    { immediate: true },
  );
}
