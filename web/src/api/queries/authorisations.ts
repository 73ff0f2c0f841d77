import { useMutation, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, once } from '../client';
import type { AuthorisationDraft, AuthorisationKind, AuthorisationState } from '../types';
import { given, useList } from './list';

/* Below 'report': who may sign one changes with it. */
const all = ['report', 'authorisations'] as const;

export type AuthorisationOrder = 'newest' | 'last_day' | 'first_day';

export interface AuthorisationFilter {
  q?: string;
  unit_id?: number | null;
  state?: AuthorisationState | '';
  kind?: AuthorisationKind | '';
  order?: AuthorisationOrder;
}

function queryOf(filter: AuthorisationFilter, after: string | undefined) {
  const { q, order } = filter;
  return given({
    q,
    order,
    unit_id: filter.unit_id ?? undefined,
    state: filter.state === '' ? undefined : filter.state,
    kind: filter.kind === '' ? undefined : filter.kind,
    after,
  });
}

export function useAuthorisations(filter: MaybeRefOrGetter<AuthorisationFilter>) {
  const query = computed(() => toValue(filter));
  return useList(
    () => [...all, query.value],
    (after, signal) =>
      answer(
        api.GET('/api/v1/authorisations', {
          params: { query: queryOf(query.value, after) },
          signal,
        }),
      ),
  );
}

export function useRecordAuthorisation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AuthorisationDraft) =>
      answer(api.POST('/api/v1/authorisations', { headers: once(), body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['report'] }),
  });
}

export function useEndAuthorisation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version, reason }: { id: number; version: number; reason: string }) =>
      answer(
        api.POST('/api/v1/authorisations/{id}/end', {
          params: { path: { id } },
          body: { version, reason },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['report'] }),
  });
}
