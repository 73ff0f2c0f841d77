import { useQuery } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api } from '../client';

/** What was built of a report's figures. */
export function useReportUses(id: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => ['report', 'uses', toValue(id)] as const),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/reports/{id}/uses', { params: { path: { id: toValue(id) } }, signal }),
      ),
  });
}
