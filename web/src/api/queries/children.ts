import { useQuery } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api } from '../client';
import { keys } from '../keys';

/** To whom a report was handed on; only its own side may know. */
export function useChildren(id: MaybeRefOrGetter<number>, enabled: () => boolean) {
  return useQuery({
    queryKey: computed(() => keys.children(toValue(id))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/reports/{id}/children', { params: { path: { id: toValue(id) } }, signal }),
      ),
    enabled: computed(enabled),
    retry: false,
  });
}
