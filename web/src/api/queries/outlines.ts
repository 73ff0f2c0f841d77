import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, once } from '../client';
import { keys } from '../keys';
import type { Outline, OutlineNew } from '../types';
import { given, useList } from './list';

export function useOutlines(filter: () => { q?: string }) {
  return useList(
    () => keys.outlines(filter()),
    (after, signal) =>
      answer(
        api.GET('/api/v1/outlines', {
          params: { query: given({ limit: 100, ...filter(), after }) },
          signal,
        }),
      ),
  );
}

/** An outline with its newest text. */
export function useOutline(id: MaybeRefOrGetter<number | null>) {
  return useQuery({
    queryKey: computed(() => keys.outline(toValue(id) ?? 0)),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/outlines/{id}', {
          params: { path: { id: toValue(id) ?? 0 } },
          signal,
        }),
      ),
    enabled: computed(() => toValue(id) !== null),
  });
}

export function useCreateOutline() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: OutlineNew): Promise<Outline> =>
      answer(api.POST('/api/v1/outlines', { headers: once(), body })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.outlines() }),
  });
}

export function useAddOutlineVersion() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      id,
      ...body
    }: Pick<OutlineNew, 'document'> & { id: number; version: number }): Promise<Outline> =>
      answer(
        api.POST('/api/v1/outlines/{id}/versions', {
          params: { path: { id } },
          headers: once(),
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.outlines() }),
  });
}
