import { useQuery } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api } from '../client';
import { keys } from '../keys';
import type { Narrative } from '../types';

export function useNarrative(reportId: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.narrative(toValue(reportId))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/reports/{id}/narrative', {
          params: { path: { id: toValue(reportId) } },
          signal,
        }),
      ),
    // Sentences follow figures that were typed on the other tab a moment ago.
    staleTime: 0,
    retry: false,
  });
}

export function saveNarrative(
  reportId: number,
  body: Pick<Narrative, 'version' | 'document'>,
): Promise<Narrative> {
  const params = { path: { id: reportId } };
  return answer(api.PUT('/api/v1/reports/{id}/narrative', { params, body }));
}
