import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, fileUrl, once } from '../client';
import { keys } from '../keys';
import type { RegimeDraft, Reporter, ReporterDraft, ReportState } from '../types';
import { given, useList } from './list';

export function useRegimes(filter: () => { q?: string } = () => ({})) {
  return useList(
    () => keys.regimes(filter()),
    (after, signal) =>
      answer(
        api.GET('/api/v1/regimes', {
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
      answer(
        api.GET('/api/v1/regimes/{id}', { params: { path: { id: toValue(id) ?? 0 } }, signal }),
      ),
    enabled: computed(() => toValue(id) !== null),
  });
}

/** Which cells of its form nobody fills in, and which several units do. */
export function useCoverage(id: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.coverage(toValue(id))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/regimes/{id}/coverage', { params: { path: { id: toValue(id) } }, signal }),
      ),
  });
}

export interface RegimeSave {
  id: number | null;
  version: number;
  active: boolean;
  draft: RegimeDraft;
}

function saveRegime({ id, version, active, draft }: RegimeSave) {
  if (id === null) return answer(api.POST('/api/v1/regimes', { headers: once(), body: draft }));
  const { code: _code, ...change } = draft;
  const body = { version, active, ...change };
  return answer(api.PATCH('/api/v1/regimes/{id}', { params: { path: { id } }, body }));
}

/** Creates without an id, otherwise changes that version. */
export function useSaveRegime() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: saveRegime,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.regimes() }),
  });
}

/** All of them: the list has no pages. */
async function loadReporters(id: number, signal: AbortSignal): Promise<Reporter[]> {
  const path = { id };
  const page = await answer(
    api.GET('/api/v1/regimes/{id}/reporters', { params: { path }, signal }),
  );
  return page.items;
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
      answer(api.PUT('/api/v1/regimes/{id}/reporters', { params: { path: { id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.regimes() }),
  });
}

/** The last `periods` cycles of a regime, unit by unit. */
export interface MatrixFilter {
  periods: number;
  q: string;
  state: ReportState | '';
  late: boolean;
}

/** What was filled in of a filter, as the server takes it. */
function matrixQuery({ periods, q, state, late }: MatrixFilter) {
  return {
    periods,
    ...(q === '' ? {} : { q }),
    ...(state === '' ? {} : { state }),
    ...(late ? { late } : {}),
  };
}

export function useMatrix(
  regimeId: MaybeRefOrGetter<number | null>,
  filter: MaybeRefOrGetter<MatrixFilter>,
) {
  return useQuery({
    queryKey: computed(() => keys.matrix(toValue(regimeId) ?? 0, toValue(filter))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/regimes/{id}/matrix', {
          params: { path: { id: toValue(regimeId) ?? 0 }, query: matrixQuery(toValue(filter)) },
          signal,
        }),
      ),
    enabled: computed(() => toValue(regimeId) !== null),
    placeholderData: keepPreviousData,
  });
}

/** The same units and cycles as a file. */
export function matrixFile(id: number, kind: 'csv' | 'xlsx', filter: MatrixFilter): string {
  const query = Object.entries(matrixQuery(filter)).map(([name, value]) => [name, String(value)]);
  return fileUrl(`/regimes/${String(id)}/matrix.${kind}?${new URLSearchParams(query).toString()}`);
}

/** What is said of each regime to register it, as a file. */
export function regimesFile(kind: 'csv' | 'xlsx', q: string): string {
  return fileUrl(`/regimes/export.${kind}?${new URLSearchParams({ q }).toString()}`);
}
