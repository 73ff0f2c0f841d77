import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, fileUrl, once } from '../client';
import { keys } from '../keys';
import type { AskTwin, Layout, UnitKind } from '../types';
import { given } from './list';

/** What of a form being drawn is asked elsewhere already. */
export function useAskOnce() {
  return useMutation({
    mutationFn: (draft: { formId: number | null; layout: Layout }) =>
      answer(
        api.POST('/api/v1/forms/ask-once', {
          body: { form_id: draft.formId, layout: draft.layout },
        }),
      ),
  });
}

export function useStateReason() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (said: { formId: number; twin: AskTwin; reason: string }) =>
      answer(
        api.POST('/api/v1/forms/{id}/reasons', {
          params: { path: { id: said.formId } },
          headers: once(),
          body: {
            row: said.twin.row,
            column: said.twin.column,
            other_form_id: said.twin.form_id,
            other_row: said.twin.other_row,
            other_column: said.twin.other_column,
            reason: said.reason,
          },
        }),
      ),
    onSuccess: (_, said) => client.invalidateQueries({ queryKey: keys.askOnce(said.formId) }),
  });
}

export interface BurdenFilter {
  year: number;
  by: 'unit' | 'office';
  lead_unit_id?: number | null;
  unit_id?: number | null;
  kind?: UnitKind | '';
}

export function useBurden(filter: MaybeRefOrGetter<BurdenFilter>) {
  return useQuery({
    queryKey: computed(() => keys.burden(toValue(filter))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/burden', { params: { query: given(toValue(filter)) as never }, signal }),
      ),
  });
}

export function burdenFile(filter: BurdenFilter, extension: 'csv' | 'xlsx'): string {
  const query = new URLSearchParams(
    Object.entries(given(filter)).map(([name, value]) => [name, String(value)]),
  );
  return fileUrl(`/burden/export.${extension}?${query.toString()}`);
}

export function useDuplicates(lead: MaybeRefOrGetter<number | null>) {
  return useQuery({
    queryKey: computed(() => keys.duplicates({ lead: toValue(lead) })),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/duplicates', {
          params: { query: given({ lead_unit_id: toValue(lead) ?? undefined }) },
          signal,
        }),
      ),
  });
}
