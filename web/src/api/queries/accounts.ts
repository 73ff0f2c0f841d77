import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, once } from '../client';
import { keys } from '../keys';
import type { GrantDraft } from '../types';
import { given, useList } from './list';

export interface AccountFilter {
  q?: string;
  unit_id?: number;
  locked?: 'true' | 'false' | '';
}

export function loadAccounts(
  filter: AccountFilter & { limit?: number },
  after: string | undefined,
  signal: AbortSignal,
) {
  const query = given({ limit: 100, ...filter, after }) as { limit?: number };
  return answer(api.GET('/api/v1/accounts', { params: { query }, signal }));
}

export function useAccounts(filter: () => AccountFilter) {
  return useList(
    () => keys.accounts(filter()),
    (after, signal) => loadAccounts(filter(), after, signal),
  );
}

export function useAccount(id: MaybeRefOrGetter<number | null>) {
  return useQuery({
    queryKey: computed(() => keys.account(toValue(id) ?? 0)),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/accounts/{id}', { params: { path: { id: toValue(id) ?? 0 } }, signal }),
      ),
    enabled: computed(() => toValue(id) !== null),
  });
}

export function useCreateAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { username: string; name: string; unit_id: number }) =>
      answer(api.POST('/api/v1/accounts', { headers: once(), body })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.accounts() }),
  });
}

export function useChangeAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      id,
      ...body
    }: {
      id: number;
      version: number;
      name?: string;
      unit_id?: number;
      locked?: boolean;
    }) => answer(api.PATCH('/api/v1/accounts/{id}', { params: { path: { id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.accounts() }),
  });
}

/** Mails a first password as it was shown; the server tells that it is the account's. */
export function useMailCredential() {
  return useMutation({
    mutationFn: ({ id, ...body }: { id: number; address: string; password: string }) =>
      answer(api.POST('/api/v1/accounts/{id}/credential-mail', { params: { path: { id } }, body })),
  });
}

export function useResetPassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) =>
      answer(
        api.POST('/api/v1/accounts/{id}/password', { params: { path: { id } }, headers: once() }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.accounts() }),
  });
}

export function useGrants(accountId: MaybeRefOrGetter<number>) {
  return useList(
    () => keys.grants(toValue(accountId)),
    (_after, signal) =>
      answer(
        api.GET('/api/v1/grants', {
          params: { query: { account_id: toValue(accountId) } },
          signal,
        }),
      ),
  );
}

/** An account's roles also say of which kind it is. */
async function granted(client: QueryClient, accountId: number): Promise<void> {
  await client.invalidateQueries({ queryKey: keys.grants(accountId) });
  await client.invalidateQueries({ queryKey: keys.accounts() });
}

export function useAddGrant() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: GrantDraft) => answer(api.POST('/api/v1/grants', { headers: once(), body })),
    onSuccess: (_, body) => granted(client, body.account_id),
  });
}

export function useEndGrant() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: { id: number; accountId: number }) =>
      answer(api.DELETE('/api/v1/grants/{id}', { params: { path: { id } } })),
    onSuccess: (_, { accountId }) => granted(client, accountId),
  });
}
