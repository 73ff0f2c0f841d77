import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, once } from '../client';
import { keys } from '../keys';
import type { RemarkDraft } from '../types';

/** Who tries a version of a form, and what they say: for who designs it. */
export function useFormTrials(id: MaybeRefOrGetter<number>, number: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.formTrials(toValue(id), toValue(number))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/forms/{id}/trials', {
          params: { path: { id: toValue(id) }, query: { number: toValue(number) } },
          signal,
        }),
      ),
  });
}

/** Forms that units of mine try now. */
export function useTrials(enabled: () => boolean) {
  return useQuery({
    queryKey: keys.trials(),
    queryFn: ({ signal }) => answer(api.GET('/api/v1/trials', { signal })),
    enabled: computed(enabled),
  });
}

/** What was entered in a trial. */
export function useTrialCells(reportId: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.trialCells(toValue(reportId))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/trials/{id}/cells', {
          params: { path: { id: toValue(reportId) } },
          signal,
        }),
      ),
    enabled: computed(() => toValue(reportId) > 0),
  });
}

export function useRemarks(reportId: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.remarks(toValue(reportId))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/trials/{id}/remarks', {
          params: { path: { id: toValue(reportId) } },
          signal,
        }),
      ),
  });
}

export function useAddRemark() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: number } & RemarkDraft) =>
      answer(
        api.POST('/api/v1/trials/{id}/remarks', {
          params: { path: { id } },
          headers: once(),
          body,
        }),
      ),
    onSuccess: (remarks, { id }) => client.setQueryData(keys.remarks(id), remarks),
  });
}
