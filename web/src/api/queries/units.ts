import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, fileUrl, once } from '../client';
import { keys } from '../keys';
import type { Page, SuccessionDraft, Unit, UnitDraft, UnitKind, UnitReporterDraft } from '../types';
import { given, useList } from './list';

export interface UnitFilter {
  q?: string | undefined;
  parent_id?: number | undefined;
  under?: number | undefined;
  reporters_of?: number | undefined;
  kind?: UnitKind | '' | undefined;
  managed?: 'true' | 'false' | undefined;
  limit?: number | undefined;
}

export function loadUnits(
  filter: UnitFilter,
  after?: string,
  signal?: AbortSignal,
): Promise<Page<Unit>> {
  const query = given({ limit: 100, ...filter, after }) as { limit?: number };
  return answer(api.GET('/api/v1/units', { params: { query }, ...(signal ? { signal } : {}) }));
}

/** All units under one, page after page; a province has a few hundred. */
export async function loadAllUnits(filter: UnitFilter, signal?: AbortSignal): Promise<Unit[]> {
  const all: Unit[] = [];
  let after: string | undefined;
  do {
    const page = await loadUnits({ ...filter, limit: 500 }, after, signal);
    all.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined && all.length < 20_000);
  return all;
}

export function useUnits(filter: () => UnitFilter, enabled?: () => boolean) {
  return useList(
    () => keys.units(filter()),
    (after, signal) => loadUnits(filter(), after, signal),
    enabled,
  );
}

export function loadUnit(id: number, signal: AbortSignal): Promise<Unit> {
  return answer(api.GET('/api/v1/units/{id}', { params: { path: { id } }, signal }));
}

export function useUnit(id: MaybeRefOrGetter<number | null>) {
  return useQuery({
    queryKey: computed(() => keys.unit(toValue(id) ?? 0)),
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/units/{id}', { params: { path: { id: toValue(id) ?? 0 } }, signal })),
    enabled: computed(() => toValue(id) !== null),
  });
}

/** Creates without an id, otherwise changes that version. */
export function useSaveUnit() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (save: { id: number | null; version: number; draft: UnitDraft }) => {
      if (save.id === null) {
        return answer(api.POST('/api/v1/units', { headers: once(), body: save.draft }));
      }
      const { code: _code, ...change } = save.draft;
      const path = { id: save.id };
      return answer(
        api.PATCH('/api/v1/units/{id}', {
          params: { path },
          body: { version: save.version, ...change },
        }),
      );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: keys.units() }),
  });
}

export function useImportUnits() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (csv: string) =>
      answer(
        api.POST('/api/v1/units/import', {
          body: csv,
          bodySerializer: (body) => body,
          headers: { 'Content-Type': 'text/csv; charset=utf-8' },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.units() }),
  });
}

/** What a unit came of, what came of it, and what it owes still. */
export function useUnitLinks(id: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.unitLinks(toValue(id))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/units/{id}/links', { params: { path: { id: toValue(id) } }, signal }),
      ),
  });
}

/** Who reports to a unit from elsewhere in the tree. */
export function useUnitReporters(id: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.unitReporters(toValue(id))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/units/{id}/reporters', { params: { path: { id: toValue(id) } }, signal }),
      ),
  });
}

export interface UnitReporterSave {
  unitId: number;
  reporterId: number;
  body: UnitReporterDraft;
}

export function useSaveUnitReporter() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ unitId, reporterId, body }: UnitReporterSave) =>
      answer(
        api.PUT('/api/v1/units/{id}/reporters/{reporter_id}', {
          params: { path: { id: unitId, reporter_id: reporterId } },
          body,
        }),
      ),
    onSuccess: (got, { unitId }) => {
      client.setQueryData(keys.unitReporters(unitId), got);
    },
  });
}

export function useRecordSuccession() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: SuccessionDraft) =>
      answer(api.POST('/api/v1/units/links', { headers: once(), body })),
    onSuccess: () => client.invalidateQueries(),
  });
}

export function useImportLinks() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (csv: string) =>
      answer(
        api.POST('/api/v1/units/links/import', {
          body: csv,
          bodySerializer: (body) => body,
          headers: { 'Content-Type': 'text/csv; charset=utf-8' },
        }),
      ),
    onSuccess: () => client.invalidateQueries(),
  });
}

/** For programs, or as Excel opens it where Vietnamese is set. */
export const unitsFile = (dialect: 'plain' | 'excel') =>
  `${fileUrl('/units/export.csv')}?dialect=${dialect}`;
