import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, once } from '../client';
import { keys } from '../keys';
import type { HandoverThen } from '../types';

/** What of an account's work is open. */
export function useHandoverWork(accountId: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => ['account', 'handover', toValue(accountId)] as const),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/accounts/{id}/handover', {
          params: { path: { id: toValue(accountId) } },
          signal,
        }),
      ),
    staleTime: 0,
  });
}

export function useHandOver() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      id,
      ...body
    }: {
      id: number;
      version: number;
      successor_id: number;
      then: HandoverThen;
      to_unit_id?: number;
      note: string;
    }) =>
      answer(
        api.POST('/api/v1/accounts/{id}/handover', {
          params: { path: { id } },
          headers: once(),
          body,
        }),
      ),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.accounts() }),
        client.invalidateQueries({ queryKey: ['grant'] }),
      ]),
  });
}
