import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, fileUrl, once } from '../client';
import type { Owed, Urged, Urging, UrgingNew } from '../types';
import { given, useList } from './list';

/* The first word is the object type of the server's change stream. */
const keys = {
  all: () => ['urging'] as const,
  list: (filter: object) => ['urging', 'list', filter] as const,
  one: (id: number) => ['urging', 'one', id] as const,
  owed: (filter: object) => ['report', 'owed', filter] as const,
  owedCounts: (filter: object) => ['report', 'owed-counts', filter] as const,
  draft: () => ['urging', 'draft'] as const,
  units: (filter: object) => ['urging', 'units', filter] as const,
  unitCounts: (filter: object) => ['urging', 'unit-counts', filter] as const,
};

export interface OwedFilter {
  q?: string;
  unit_id?: number;
  regime_id?: number;
  cycle_id?: number;
  which?: 'overdue' | 'soon' | '';
  urged?: 'true' | 'false' | '';
  sort?: 'unit' | 'due';
}

export interface UrgingFilter {
  q?: string;
  unit_id?: number;
  regime_id?: number;
  from?: string | null;
  to?: string | null;
  state?: 'open' | 'done' | 'withdrawn' | '';
  whose?: 'issued' | 'received' | '';
  seen?: 'true' | 'false' | '';
  sort?: 'newest' | 'oldest';
}

export interface UrgedFilter {
  q?: string;
  unit_id?: number;
  regime_id?: number;
  from?: string | null;
  to?: string | null;
  sort?: 'name' | 'letters' | 'open';
}

/** What is counted does not depend on its order. */
function bare<F extends { sort?: unknown }>(filter: F): F {
  return { ...filter, sort: undefined };
}

export function useOwed(filter: () => OwedFilter) {
  return useList<Owed>(
    () => keys.owed(filter()),
    (after, signal) => {
      const query = given({ limit: 200, ...filter(), after }) as { limit?: number };
      return answer(api.GET('/api/v1/urgings/owed', { params: { query }, signal }));
    },
  );
}

/** How much that is in all. */
export function useOwedCounts(filter: () => OwedFilter) {
  return useQuery({
    queryKey: computed(() => keys.owedCounts(bare(filter()))),
    queryFn: ({ signal }) => {
      const query = given({ limit: 1, ...bare(filter()) }) as { limit?: number };
      return answer(api.GET('/api/v1/urgings/owed', { params: { query }, signal }));
    },
  });
}

export function useUrgings(filter: () => UrgingFilter, enabled: () => boolean = () => true) {
  return useList<Urging>(
    () => keys.list(filter()),
    (after, signal) => {
      const query = given({ limit: 100, ...filter(), after }) as { limit?: number };
      return answer(api.GET('/api/v1/urgings', { params: { query }, signal }));
    },
    enabled,
  );
}

export function useUrged(filter: () => UrgedFilter) {
  return useList<Urged>(
    () => keys.units(filter()),
    (after, signal) => {
      const query = given({ limit: 100, ...filter(), after }) as { limit?: number };
      return answer(api.GET('/api/v1/urgings/units', { params: { query }, signal }));
    },
  );
}

export function useUrgedCounts(filter: () => UrgedFilter) {
  return useQuery({
    queryKey: computed(() => keys.unitCounts(bare(filter()))),
    queryFn: ({ signal }) => {
      const query = given({ limit: 1, ...bare(filter()) }) as { limit?: number };
      return answer(api.GET('/api/v1/urgings/units', { params: { query }, signal }));
    },
  });
}

export function useUrging(id: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.one(toValue(id))),
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/urgings/{id}', { params: { path: { id: toValue(id) } }, signal })),
  });
}

/** What a letter of my unit says unless something else is written. */
export function useUrgingDraft(enabled: () => boolean) {
  return useQuery({
    queryKey: keys.draft(),
    queryFn: ({ signal }) => answer(api.GET('/api/v1/urgings/draft', { signal })),
    enabled: computed(enabled),
    staleTime: 0,
  });
}

function useChange<V, R>(change: (body: V) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.all() }),
        client.invalidateQueries({ queryKey: ['report', 'owed'] }),
        client.invalidateQueries({ queryKey: ['report', 'owed-counts'] }),
      ]),
  });
}

export function useIssueUrging() {
  return useChange((body: UrgingNew) =>
    answer(api.POST('/api/v1/urgings', { headers: once(), body })),
  );
}

interface Change {
  id: number;
  version: number;
}

export function useNumberUrging() {
  return useChange(
    ({ id, ...body }: Change & { number: string; symbol: string; issued_on: string }) =>
      answer(
        api.POST('/api/v1/urgings/{id}/number', {
          params: { path: { id } },
          headers: once(),
          body,
        }),
      ),
  );
}

export function useWithdrawUrging() {
  return useChange(({ id, ...body }: Change & { reason: string }) =>
    answer(
      api.POST('/api/v1/urgings/{id}/withdraw', {
        params: { path: { id } },
        headers: once(),
        body,
      }),
    ),
  );
}

export function useSeeUrging() {
  return useChange(({ id, ...body }: { id: number; unit_id: number }) =>
    answer(
      api.POST('/api/v1/urgings/{id}/seen', { params: { path: { id } }, headers: once(), body }),
    ),
  );
}

/* ---- files ---- */

function asQuery(filter: object): string {
  return new URLSearchParams(
    Object.entries(given(filter)).map(([name, value]) => [name, String(value)]),
  ).toString();
}

export function urgingsFile(filter: UrgingFilter, extension: 'csv' | 'xlsx'): string {
  return fileUrl(`/urgings/export.${extension}?${asQuery(filter)}`);
}

export function urgedFile(filter: UrgedFilter, extension: 'csv' | 'xlsx'): string {
  return fileUrl(`/urgings/units.${extension}?${asQuery(filter)}`);
}

export function urgingPaper(id: number, extension: 'pdf' | 'docx'): string {
  return fileUrl(`/urgings/${String(id)}/export.${extension}`);
}
