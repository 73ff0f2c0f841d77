import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, fileUrl, once } from '../client';
import { keys } from '../keys';
import type { AppealState } from '../types';
import { given, useList } from './list';

export const yearParts = [
  ...['year', 'h1', 'h2', 'q1', 'q2', 'q3', 'q4', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6'],
  ...['m7', 'm8', 'm9', 'm10', 'm11', 'm12'],
] as const;
export const disciplineCounts = [
  'expected',
  'on_time',
  'late',
  'missing',
  'waiting',
  'excused',
  'extended',
  'returned',
  'upheld',
  'unassigned',
] as const;
export const disciplineBys = ['unit', 'regime', 'month'] as const;
export const disciplineSorts = ['name', 'rate', 'late', 'missing', 'expected'] as const;

export type DisciplineCount = (typeof disciplineCounts)[number];
export type DisciplineBy = (typeof disciplineBys)[number];
export type DisciplineSort = (typeof disciplineSorts)[number];

export interface DisciplineFilter {
  year: number;
  part: string;
  by: DisciplineBy;
  kind: 'entry' | 'total';
  sort: DisciplineSort;
  regime_id: number | null;
  under_id: number | null;
  q: string;
}

export const DISCIPLINE_ROWS = 50;

/** A page of counts; `after` is the cursor of the page before. */
export function useDiscipline(
  filter: MaybeRefOrGetter<DisciplineFilter>,
  after: MaybeRefOrGetter<string | undefined>,
) {
  return useQuery({
    queryKey: computed(() => keys.discipline({ ...toValue(filter), after: toValue(after) })),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/discipline', {
          params: {
            query: given({
              ...toValue(filter),
              after: toValue(after),
              limit: DISCIPLINE_ROWS,
            }) as never,
          },
          signal,
        }),
      ),
    placeholderData: (before) => before,
  });
}

function queryOf(filter: object): string {
  return new URLSearchParams(
    Object.entries(given(filter)).map(([name, value]) => [name, String(value)]),
  ).toString();
}

export function disciplineFile(filter: DisciplineFilter, extension: 'csv' | 'xlsx'): string {
  return fileUrl(`/discipline/export.${extension}?${queryOf(filter)}`);
}

export interface OpenedCount {
  year: number;
  part: string;
  kind: 'entry' | 'total';
  count: DisciplineCount;
  regime_id: number | null;
  unit_id: number | null;
  under_id: number | null;
  month: number | null;
  q: string;
}

/** The reports a count is made of. */
export function useDisciplineReports(opened: () => OpenedCount) {
  return useList(
    () => keys.disciplineReports(opened()),
    (after, signal) =>
      answer(
        api.GET('/api/v1/discipline/reports', {
          params: { query: given({ ...opened(), after }) as never },
          signal,
        }),
      ),
  );
}

/* ---- use of the system ---- */

export const usageSorts = ['name', 'logins', 'unused'] as const;
export type UsageSort = (typeof usageSorts)[number];

export interface UsageFilter {
  year: number;
  part: string;
  under_id: number | null;
  sort: UsageSort;
  q: string;
}

export function useUsage(
  filter: MaybeRefOrGetter<UsageFilter>,
  after: MaybeRefOrGetter<string | undefined>,
) {
  return useQuery({
    queryKey: computed(() => keys.usage({ ...toValue(filter), after: toValue(after) })),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/usage', {
          params: {
            query: given({
              ...toValue(filter),
              after: toValue(after),
              limit: DISCIPLINE_ROWS,
            }) as never,
          },
          signal,
        }),
      ),
    placeholderData: (before) => before,
  });
}

export function usageFile(filter: UsageFilter, extension: 'csv' | 'xlsx'): string {
  return fileUrl(`/usage/export.${extension}?${queryOf(filter)}`);
}

/** The reports the system draws up about its own use, and who runs it. */
export function useUsagePlan() {
  return useQuery({
    queryKey: keys.usagePlan(),
    queryFn: ({ signal }) => answer(api.GET('/api/v1/usage/reports', { signal })),
  });
}

export function useSetOffice() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { unit_id: number; upper_unit_id: number; version: number | null }) =>
      answer(api.PUT('/api/v1/usage/office', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['regime'] }),
  });
}

/* ---- appeals ---- */

export function useAppeals(filter: () => { state: AppealState | ''; q: string }) {
  return useList(
    () => keys.appeals(filter()),
    (after, signal) => {
      const { state, q } = filter();
      const query = given({ state: state || undefined, q, after });
      return answer(api.GET('/api/v1/appeals', { params: { query }, signal }));
    },
  );
}

export function useReportAppeals(id: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.reportAppeals(toValue(id))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/reports/{id}/appeals', { params: { path: { id: toValue(id) } }, signal }),
      ),
  });
}

export function useMakeAppeal() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: number; reason: string; evidence: string }) =>
      answer(
        api.POST('/api/v1/reports/{id}/appeals', {
          params: { path: { id } },
          headers: once(),
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['report'] }),
  });
}

export function useDecideAppeal() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      id,
      appeal_id,
      ...body
    }: {
      id: number;
      appeal_id: number;
      upheld: boolean;
      answer: string;
    }) =>
      answer(
        api.PUT('/api/v1/reports/{id}/appeals/{appeal_id}', {
          params: { path: { id, appeal_id } },
          body,
        }),
      ),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['report'] }),
        client.invalidateQueries({ queryKey: ['discipline'] }),
      ]),
  });
}

/* ---- announced tables ---- */

export function useDisciplineTables() {
  return useQuery({
    queryKey: keys.disciplineTables(),
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/discipline/tables', { params: { query: { limit: 100 } }, signal })),
  });
}

export function useDisciplineTable(id: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.disciplineTable(toValue(id))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/discipline/tables/{id}', {
          params: { path: { id: toValue(id) } },
          signal,
        }),
      ),
  });
}

export function useAnnounceTable() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { year: number; from_on: string; to_on: string; note: string }) =>
      answer(api.POST('/api/v1/discipline/tables', { headers: once(), body })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.disciplineTables() }),
  });
}

export function tableFile(id: number, extension: 'csv' | 'xlsx'): string {
  return fileUrl(`/discipline/tables/${String(id)}/lines.${extension}`);
}
