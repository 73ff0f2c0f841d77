import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api } from '../client';
import { keys } from '../keys';
import { given, useList } from './list';

/** What the form's checks find in a report as it is kept, and why warnings stand. */
export function useChecks(reportId: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.checks(toValue(reportId))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/reports/{id}/checks', {
          params: { path: { id: toValue(reportId) } },
          signal,
        }),
      ),
  });
}

export function useExplainCheck() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: number; code: string; note: string }) =>
      answer(api.PUT('/api/v1/reports/{id}/checks', { params: { path: { id } }, body })),
    onSuccess: (checks, { id }) => {
      client.setQueryData(keys.checks(id), checks);
      // Whether it may be submitted now is the server's word.
      return client.invalidateQueries({ queryKey: keys.report(id) });
    },
  });
}

/** The warnings of the reports a total was built from. */
export function useWarnings(totalId: MaybeRefOrGetter<number>) {
  return useList(
    () => keys.warnings(toValue(totalId)),
    (after, signal) =>
      answer(
        api.GET('/api/v1/reports/{id}/warnings', {
          params: { path: { id: toValue(totalId) }, query: given({ limit: 100, after }) },
          signal,
        }),
      ),
  );
}
