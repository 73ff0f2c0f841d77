import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, once, XLSX } from '../client';
import { keys } from '../keys';
import type { ClockChange, Form, FormMove, FormRequest, FormState, Layout } from '../types';
import { given, useList } from './list';

export function useForms(filter: () => { q?: string; state?: FormState | undefined }) {
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

/** A form's version; without a number, the one in use, else the latest. */
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
    // What was shown to others never changes; news of drafts come with the stream.
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

/** What a step answers with is the version it left; all lists of forms are old since. */
function useFormAnswer() {
  const client = useQueryClient();
  return (form: Form) => {
    client.setQueryData(keys.form(form.id, form.number), form);
    return client.invalidateQueries({ queryKey: keys.forms() });
  };
}

export function useFormAction() {
  const onSuccess = useFormAnswer();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: number } & FormMove) =>
      answer(api.POST('/api/v1/forms/{id}/actions', { params: { path: { id } }, body })),
    onSuccess,
  });
}

/** The draft as it stands; not through the cache, which the page in hand is ahead of. */
export function saveDraft(
  id: number,
  body: { version: number; layout: Layout; request?: FormRequest },
) {
  return answer(api.PUT('/api/v1/forms/{id}/draft', { params: { path: { id } }, body }));
}

export function loadForm(id: number, number: number) {
  return answer(api.GET('/api/v1/forms/{id}', { params: { path: { id }, query: { number } } }));
}

export function useFormVersions(id: MaybeRefOrGetter<number>) {
  return useList(
    () => keys.formVersions(toValue(id)),
    (after, signal) =>
      answer(
        api.GET('/api/v1/forms/{id}/versions', {
          params: { path: { id: toValue(id) }, query: given({ limit: 50, after }) },
          signal,
        }),
      ),
  );
}

export function useFormChanges(
  id: MaybeRefOrGetter<number>,
  from: MaybeRefOrGetter<number | undefined>,
  to: MaybeRefOrGetter<number>,
) {
  return useQuery({
    queryKey: computed(() => keys.formChanges(toValue(id), toValue(from), toValue(to))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/forms/{id}/changes', {
          params: {
            path: { id: toValue(id) },
            query: given({ from: toValue(from), to: toValue(to) }),
          },
          signal,
        }),
      ),
  });
}

export function useSetClock() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: ClockChange & { id: number }) =>
      answer(api.PATCH('/api/v1/forms/clocks/{id}', { params: { path: { id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.formClocks() }),
  });
}

export function useFormClocks(enabled: () => boolean) {
  return useQuery({
    queryKey: keys.formClocks(),
    queryFn: ({ signal }) => answer(api.GET('/api/v1/forms/clocks', { signal })),
    enabled: computed(enabled),
    staleTime: Infinity,
  });
}
