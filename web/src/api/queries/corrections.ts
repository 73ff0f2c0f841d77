import { useQuery } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api } from '../client';

/** The frozen revisions of a report, oldest first. */
export function useRevisions(id: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => ['report', 'revisions', toValue(id)] as const),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/reports/{id}/revisions', {
          params: { path: { id: toValue(id) } },
          signal,
        }),
      ),
  });
}

/** What a revision changed of the one that is named; null: nothing is asked. */
export function useRevisionDiff(
  id: MaybeRefOrGetter<number>,
  pair: () => { from: number; to: number } | null,
) {
  return useQuery({
    queryKey: computed(() => ['report', 'revision-diff', toValue(id), pair()] as const),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/reports/{id}/revisions/diff', {
          params: { path: { id: toValue(id) }, query: pair() ?? {} },
          signal,
        }),
      ),
    enabled: computed(() => pair() !== null),
  });
}

/** For which reports a total is flagged, with the figures it takes of them that are others now. */
export function useTotalFlags(id: MaybeRefOrGetter<number>, isAsked: MaybeRefOrGetter<boolean>) {
  return useQuery({
    queryKey: computed(() => ['report', 'flags', toValue(id)] as const),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/reports/{id}/flags', {
          params: { path: { id: toValue(id) } },
          signal,
        }),
      ),
    enabled: computed(() => toValue(isAsked)),
  });
}
