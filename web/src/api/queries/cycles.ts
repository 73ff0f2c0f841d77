import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, fileUrl, once } from '../client';
import { keys } from '../keys';
import type { Progress, ProgressOnly, ReportState } from '../types';
import { given, useList } from './list';

export function useCycles(
  filter: () => { regime_id?: number } = () => ({}),
  enabled: () => boolean = () => true,
) {
  return useList(
    () => keys.cycles(filter()),
    (after, signal) =>
      answer(
        api.GET('/api/v1/cycles', {
          params: { query: given({ limit: 100, ...filter(), after }) },
          signal,
        }),
      ),
    enabled,
  );
}

export function useCycle(id: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.cycle(toValue(id))),
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/cycles/{id}', { params: { path: { id: toValue(id) } }, signal })),
  });
}

export function useOpenCycle() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: {
      regime_id: number;
      period: string;
      short_notice_ground?: 'central_request';
      short_notice_reason?: string;
      overlap_reason?: string;
    }) => answer(api.POST('/api/v1/cycles', { headers: once(), body })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.cycles() }),
  });
}

/** What opening a cycle would do: its days, how many report, who is left out. */
export function useCyclePreview(wanted: () => { regimeId: number; period: string } | null) {
  return useQuery({
    queryKey: computed(() => {
      const { regimeId, period } = wanted() ?? { regimeId: 0, period: '' };
      return keys.preview(regimeId, period);
    }),
    queryFn: ({ signal }) => {
      const { regimeId, period } = wanted() ?? { regimeId: 0, period: '' };
      const params = { path: { id: regimeId }, query: { period } };
      return answer(api.GET('/api/v1/regimes/{id}/preview', { params, signal }));
    },
    enabled: computed(() => wanted() !== null),
    retry: false,
  });
}

export interface ProgressFilter {
  q?: string;
  state?: ReportState | '';
  only?: ProgressOnly | '';
}

async function loadProgress(
  id: number,
  filter: ProgressFilter,
  signal: AbortSignal,
): Promise<Progress> {
  let all: Progress | null = null;
  let after: string | undefined;
  do {
    const query = given({ limit: 500, ...filter, after }) as { limit?: number };
    const page: Progress = await answer(
      api.GET('/api/v1/cycles/{id}/progress', { params: { path: { id }, query }, signal }),
    );
    all = all === null ? page : { ...page, items: [...all.items, ...page.items] };
    after = page.next ?? undefined;
  } while (after !== undefined && all.items.length < 20_000);
  return all;
}

/** Every unit of a cycle with its state, and the counts over all of them. */
export function useProgress(id: MaybeRefOrGetter<number>, filter: () => ProgressFilter) {
  return useQuery({
    queryKey: computed(() => keys.progress(toValue(id), filter())),
    queryFn: ({ signal }) => loadProgress(toValue(id), filter(), signal),
    placeholderData: keepPreviousData,
  });
}

/** The same units as a file. */
export function progressFile(id: number, kind: 'csv' | 'xlsx', filter: ProgressFilter): string {
  const query = Object.entries(given({ ...filter })).map(([name, value]) => [name, String(value)]);
  return fileUrl(`/cycles/${String(id)}/progress.${kind}?${new URLSearchParams(query).toString()}`);
}
