import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, once } from '../client';
import { keys } from '../keys';
import type { Narrative } from '../types';

export function useNarrative(reportId: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.narrative(toValue(reportId))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/reports/{id}/narrative', {
          params: { path: { id: toValue(reportId) } },
          signal,
        }),
      ),
    // Sentences follow figures that were typed on the other tab a moment ago.
    staleTime: 0,
    retry: false,
  });
}

export function saveNarrative(
  reportId: number,
  body: Pick<Narrative, 'version' | 'document'>,
): Promise<Narrative> {
  const params = { path: { id: reportId } };
  return answer(api.PUT('/api/v1/reports/{id}/narrative', { params, body }));
}

/** The accepted reports' texts by heading, as the total's text. */
export function joinNarratives(
  reportId: number,
  body: { version: number; overwrite: boolean },
): Promise<Narrative> {
  const params = { path: { id: reportId } };
  return answer(api.POST('/api/v1/reports/{id}/narrative/join', { params, headers: once(), body }));
}

export function useComments(reportId: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.comments(toValue(reportId))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/reports/{id}/comments', {
          params: { path: { id: toValue(reportId) } },
          signal,
        }),
      ),
  });
}

export function useAddComment(reportId: MaybeRefOrGetter<number>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { section: string; body: string }) =>
      answer(
        api.POST('/api/v1/reports/{id}/comments', {
          params: { path: { id: toValue(reportId) } },
          headers: once(),
          body,
        }),
      ),
    onSuccess: (all) => client.setQueryData(keys.comments(toValue(reportId)), all),
  });
}

export function useAnswerComment(reportId: MaybeRefOrGetter<number>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: number; version: number; answer: string }) =>
      answer(
        api.PUT('/api/v1/reports/{id}/comments/{comment_id}', {
          params: { path: { id: toValue(reportId), comment_id: id } },
          body,
        }),
      ),
    onSuccess: (all) => client.setQueryData(keys.comments(toValue(reportId)), all),
  });
}
