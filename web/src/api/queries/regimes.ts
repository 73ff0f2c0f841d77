import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, once } from '../client';
import { keys } from '../keys';
import type { RegimeDraft, Reporter, ReporterDraft } from '../types';
import { given, useList } from './list';

export function useRegimes(filter: () => { q?: string } = () => ({})) {
  return useList(
    () => keys.regimes(filter()),
    (after, signal) =>
      answer(
        api.GET('/regimes', {
          params: { query: given({ limit: 200, ...filter(), after }) },
          signal,
        }),
      ),
  );
}

export function useRegime(id: MaybeRefOrGetter<number | null>) {
  return useQuery({
    queryKey: computed(() => keys.regime(toValue(id) ?? 0)),
    queryFn: ({ signal }) =>
      answer(api.GET('/regimes/{id}', { params: { path: { id: toValue(id) ?? 0 } }, signal })),
    enabled: computed(() => toValue(id) !== null),
  });
}

export interface RegimeSave {
  id: number | null;
  version: number;
  active: boolean;
  draft: RegimeDraft;
}

function saveRegime({ id, version, active, draft }: RegimeSave) {
  if (id === null) return answer(api.POST('/regimes', { params: once(), body: draft }));
  const { code: _code, ...change } = draft;
  const body = { version, active, ...change };
  return answer(api.PATCH('/regimes/{id}', { params: { path: { id } }, body }));
}

/** Creates without an id, otherwise changes that version. */
export function useSaveRegime() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: saveRegime,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.regimes() }),
  });
}

async function loadReporters(id: number, signal: AbortSignal): Promise<Reporter[]> {
  const all: Reporter[] = [];
  let after: string | undefined;
  do {
    const query = given({ limit: 500, after });
    const page = await answer(
      api.GET('/regimes/{id}/reporters', { params: { path: { id }, query }, signal }),
    );
    all.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined && all.length < 20_000);
  return all;
}

export function useReporters(regimeId: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.reporters(toValue(regimeId))),
    queryFn: ({ signal }) => loadReporters(toValue(regimeId), signal),
  });
}

export function useSaveReporters() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: number; version: number; reporters: ReporterDraft[] }) =>
      answer(api.PUT('/regimes/{id}/reporters', { params: { path: { id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.regimes() }),
  });
}

/** The last `periods` cycles of a regime, unit by unit. */
export function useMatrix(
  regimeId: MaybeRefOrGetter<number | null>,
  periods: MaybeRefOrGetter<number>,
) {
  return useQuery({
    queryKey: computed(() => keys.matrix(toValue(regimeId) ?? 0, toValue(periods))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/regimes/{id}/matrix', {
          params: { path: { id: toValue(regimeId) ?? 0 }, query: { periods: toValue(periods) } },
          signal,
        }),
      ),
    enabled: computed(() => toValue(regimeId) !== null),
  });
}
