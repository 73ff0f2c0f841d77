import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, once } from '../client';
import { keys } from '../keys';
import type { OutageDraft, RegistrationDraft } from '../types';
import { given, useList } from './list';

export function useOutages() {
  return useList(
    () => keys.outages({}),
    (after, signal) =>
      answer(api.GET('/api/v1/outages', { params: { query: given({ after }) }, signal })),
  );
}

/** Records one without an id, otherwise changes that version. */
export function useSaveOutage() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (save: {
      id: number | null;
      version: number;
      draft: OutageDraft;
      withdrawn: boolean;
    }) => {
      if (save.id === null)
        return answer(api.POST('/api/v1/outages', { headers: once(), body: save.draft }));
      const { unit_id: _unit, ...change } = save.draft;
      return answer(
        api.PATCH('/api/v1/outages/{id}', {
          params: { path: { id: save.id } },
          body: { version: save.version, withdrawn: save.withdrawn, ...change },
        }),
      );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: keys.outages() }),
  });
}

export function useRegistrations(id: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.registrations(toValue(id))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/reports/{id}/registrations', {
          params: { path: { id: toValue(id) } },
          signal,
        }),
      ),
  });
}

export function useRegister() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: RegistrationDraft & { id: number }) =>
      answer(
        api.POST('/api/v1/reports/{id}/registrations', {
          params: { path: { id } },
          headers: once(),
          body,
        }),
      ),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.reports() }),
        client.invalidateQueries({ queryKey: keys.inbox() }),
      ]),
  });
}
