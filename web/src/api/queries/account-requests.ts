import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, fileUrl, once } from '../client';
import { keys } from '../keys';
import type { AccountRequestDraft, AccountRequestKind, AccountRequestState } from '../types';
import { given, useList } from './list';

export interface AccountRequestFilter {
  q?: string;
  unit_id?: number;
  state?: AccountRequestState | '';
  kind?: AccountRequestKind | '';
  late?: 'true' | 'false' | '';
}

export function useAccountRequests(filter: () => AccountRequestFilter) {
  return useList(
    () => keys.accountRequests(filter()),
    (after, signal) => {
      const query = given({ limit: 100, ...filter(), after }) as { limit?: number };
      return answer(api.GET('/api/v1/account-requests', { params: { query }, signal }));
    },
  );
}

export function useAccountRequest(id: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.accountRequest(toValue(id))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/account-requests/{id}', { params: { path: { id: toValue(id) } }, signal }),
      ),
  });
}

export function useAskRequest() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AccountRequestDraft) =>
      answer(api.POST('/api/v1/account-requests', { headers: once(), body })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.accountRequests() }),
  });
}

export function useDecideRequest() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      id,
      ...body
    }: {
      id: number;
      version: number;
      verdict: 'grant' | 'refuse';
      answer: string;
      successor_id?: number;
    }) =>
      answer(
        api.POST('/api/v1/account-requests/{id}/decision', {
          params: { path: { id } },
          headers: once(),
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.accountRequests() }),
  });
}

export function useWithdrawRequest() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) =>
      answer(api.DELETE('/api/v1/account-requests/{id}', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.accountRequests() }),
  });
}

export function accountRequestFile(
  filter: AccountRequestFilter,
  extension: 'csv' | 'xlsx',
): string {
  const query = new URLSearchParams(
    Object.entries(given(filter)).map(([name, value]) => [name, String(value)]),
  );
  return fileUrl(`/account-requests/export.${extension}?${query.toString()}`);
}
