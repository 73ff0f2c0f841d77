import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api } from '../client';
import { keys } from '../keys';
import type { MailMode, MailState } from '../types';
import { given, useList } from './list';

export interface MailChange {
  address: string | null;
  mode: MailMode;
  version: number | null;
}

/** Of an account; null: my own. */
export function useMailChoice(accountId: MaybeRefOrGetter<number | null>) {
  return useQuery({
    queryKey: computed(() => keys.mailChoice(toValue(accountId))),
    queryFn: ({ signal }) => {
      const id = toValue(accountId);
      return id === null
        ? answer(api.GET('/api/v1/me/mail', { signal }))
        : answer(api.GET('/api/v1/accounts/{id}/mail', { params: { path: { id } }, signal }));
    },
  });
}

export function useSetMailChoice(accountId: MaybeRefOrGetter<number | null>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: MailChange) => {
      const id = toValue(accountId);
      return id === null
        ? answer(api.PUT('/api/v1/me/mail', { body }))
        : answer(api.PUT('/api/v1/accounts/{id}/mail', { params: { path: { id } }, body }));
    },
    onSuccess: (got) => {
      client.setQueryData(keys.mailChoice(toValue(accountId)), got);
    },
  });
}

export interface MailFilter {
  state: MailState | '';
  q: string;
}

export function useMails(filter: () => MailFilter) {
  return useList(
    () => keys.mails(filter()),
    (after, signal) => {
      const { state, q } = filter();
      const query = given({ state: state || undefined, q, after });
      return answer(api.GET('/api/v1/mail', { params: { query }, signal }));
    },
  );
}

export function useRetryMail() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) =>
      answer(api.POST('/api/v1/mail/{id}/retry', { params: { path: { id } } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.mails() });
    },
  });
}
