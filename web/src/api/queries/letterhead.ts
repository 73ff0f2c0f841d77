import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api } from '../client';
import { keys } from '../keys';
import type { LetterheadDraft } from '../types';

/** What stands on a unit's reports. */
export function useLetterhead(unitId: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.letterhead(toValue(unitId))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/units/{id}/letterhead', {
          params: { path: { id: toValue(unitId) } },
          signal,
        }),
      ),
  });
}

export interface LetterheadSave {
  id: number;
  version: number;
  draft: LetterheadDraft;
}

export function useSaveLetterhead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version, draft }: LetterheadSave) =>
      answer(
        api.PUT('/api/v1/units/{id}/letterhead', {
          params: { path: { id } },
          body: { version, ...draft },
        }),
      ),
    onSuccess: (got, { id }) => {
      client.setQueryData(keys.letterhead(id), got);
    },
  });
}
