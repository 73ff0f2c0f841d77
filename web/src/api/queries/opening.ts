import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api } from '../client';
import { keys } from '../keys';

export function useOpening(regimeId: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.opening(toValue(regimeId))),
    queryFn: ({ signal }) => {
      const path = { id: toValue(regimeId) };
      return answer(api.GET('/api/v1/regimes/{id}/opening', { params: { path }, signal }));
    },
  });
}

export interface OpeningSave {
  regimeId: number;
  version: number | null;
  days: number | null;
}

export function useSetOpening() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ regimeId, ...body }: OpeningSave) => {
      const path = { id: regimeId };
      return answer(api.PUT('/api/v1/regimes/{id}/opening', { params: { path }, body }));
    },
    onSuccess: (got, { regimeId }) => {
      client.setQueryData(keys.opening(regimeId), got);
    },
  });
}
