import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, once, XLSX } from '../client';
import { keys } from '../keys';
import type { Layout } from '../types';
import { given, useList } from './list';

export function useForms(filter: () => { q?: string }) {
  return useList(
    () => keys.forms(filter()),
    (after, signal) =>
      answer(
        api.GET('/api/v1/forms', {
          params: { query: given({ limit: 100, ...filter(), after }) },
          signal,
        }),
      ),
  );
}

/** A form's version; without a number, the latest. */
export function useForm(
  id: MaybeRefOrGetter<number | null>,
  number: MaybeRefOrGetter<number | undefined> = undefined,
) {
  return useQuery({
    queryKey: computed(() => keys.form(toValue(id) ?? 0, toValue(number))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/forms/{id}', {
          params: { path: { id: toValue(id) ?? 0 }, query: given({ number: toValue(number) }) },
          signal,
        }),
      ),
    enabled: computed(() => toValue(id) !== null),
    // A numbered version never changes.
    staleTime: 5 * 60_000,
  });
}

/** Reads an annex; nothing is saved. */
export function useReadAnnex() {
  return useMutation({
    mutationFn: ({ file, at }: { file: Blob; at?: { sheet: number; table: number } }) =>
      answer(
        api.POST('/api/v1/forms/import', {
          // Nothing said: the first table of the file.
          params: { query: at ?? {} },
          // The description says "a string" of any bytes; a file is sent as it is.
          body: '',
          bodySerializer: () => file,
          headers: { 'Content-Type': XLSX },
        }),
      ),
  });
}

export function useCreateForm() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { code: string; title: string; owner_unit_id: number; layout: Layout }) =>
      answer(api.POST('/api/v1/forms', { headers: once(), body })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.forms() }),
  });
}

export function useAddFormVersion() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: number; version: number; layout: Layout }) =>
      answer(
        api.POST('/api/v1/forms/{id}/versions', {
          params: { path: { id } },
          headers: once(),
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.forms() }),
  });
}
