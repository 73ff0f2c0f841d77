import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, fileUrl, once, XLSX } from '../client';
import { keys } from '../keys';
import type {
  CellsPatch,
  CellsSaved,
  ReportAction,
  ReportCells,
  ReportDetail,
  ReportState,
} from '../types';
import { given, useList } from './list';

export interface ReportFilter {
  cycle_id?: number | null;
  regime_id?: number | null;
  unit_id?: number | null;
  state?: ReportState | '';
  q?: string;
}

export function useReports(filter: () => ReportFilter) {
  return useList(
    () => keys.reports(filter()),
    (after, signal) =>
      answer(
        api.GET('/api/v1/reports', {
          params: { query: given({ limit: 100, ...filter(), after }) as { limit?: number } },
          signal,
        }),
      ),
  );
}

export function useReport(id: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.report(toValue(id))),
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/reports/{id}', { params: { path: { id: toValue(id) } }, signal })),
  });
}

/** For the entry grid, which keeps its own copy of what it shows. */
export function loadCells(reportId: number, signal?: AbortSignal): Promise<ReportCells> {
  const params = { path: { id: reportId } };
  return answer(api.GET('/api/v1/reports/{id}/cells', { params, ...(signal ? { signal } : {}) }));
}

export function saveCells(
  reportId: number,
  body: CellsPatch,
  signal?: AbortSignal,
): Promise<CellsSaved> {
  const params = { path: { id: reportId } };
  const saved = answer(
    api.PATCH('/api/v1/reports/{id}/cells', { params, body, ...(signal ? { signal } : {}) }),
  );
  return saved as Promise<CellsSaved>;
}

/** Signs the revision that is on the screen: what was read, not what is there by now. */
export function useSignature() {
  return useMutation({
    mutationFn: ({
      of,
      authorisationId,
      password,
    }: {
      of: ReportDetail;
      authorisationId: number | null;
      password: string;
    }) =>
      answer(
        api.POST('/api/v1/reports/{id}/signatures', {
          params: { path: { id: of.id } },
          body: {
            revision: of.revision,
            digest: of.digest,
            kind: 'confirmed',
            authorisation_id: authorisationId,
            password,
          },
        }),
      ),
  });
}

export function useReportAction() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      id,
      ...body
    }: {
      id: number;
      action: ReportAction;
      note: string;
      version: number;
    }) =>
      answer(
        api.POST('/api/v1/reports/{id}/actions', {
          params: { path: { id } },
          headers: once(),
          body,
        }),
      ),
    onSuccess: (report) => {
      client.setQueryData(keys.report(report.id), report);
      return Promise.all([
        client.invalidateQueries({ queryKey: keys.reports() }),
        client.invalidateQueries({ queryKey: keys.inbox() }),
      ]);
    },
  });
}

export function useConsolidate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: { id: number; version: number }) =>
      answer(
        api.POST('/api/v1/reports/{id}/consolidate', {
          params: { path: { id } },
          headers: once(),
          body: { version },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.reports() }),
  });
}

/** A figure of a total that was typed over is the units' own again. */
export function useRestore() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: number; base_version: number } & CellPlace) =>
      answer(
        api.POST('/api/v1/reports/{id}/restore', {
          params: { path: { id } },
          headers: once(),
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.reports() }),
  });
}

export interface CellPlace {
  row: number;
  column: number;
}

/** Where a consolidated figure comes from. */
export function useExplanation(
  reportId: MaybeRefOrGetter<number>,
  place: MaybeRefOrGetter<CellPlace | null>,
) {
  return useQuery({
    queryKey: computed(() => {
      const at = toValue(place);
      return keys.explain(toValue(reportId), at?.row ?? 0, at?.column ?? 0);
    }),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/reports/{id}/explain', {
          params: {
            path: { id: toValue(reportId) },
            query: toValue(place) ?? { row: 0, column: 0 },
          },
          signal,
        }),
      ),
    enabled: computed(() => toValue(place) !== null),
  });
}

/** What stood in one cell, and who put it there. */
export function useCellHistory(
  reportId: MaybeRefOrGetter<number>,
  place: MaybeRefOrGetter<CellPlace | null>,
) {
  return useList(
    () => keys.history(toValue(reportId), toValue(place) ?? {}),
    (_after, signal) =>
      answer(
        api.GET('/api/v1/reports/{id}/history', {
          params: {
            path: { id: toValue(reportId) },
            query: toValue(place) ?? { row: 0, column: 0 },
          },
          signal,
        }),
      ),
    () => toValue(place) !== null,
  );
}

/** Reads a filled-in file against a report; nothing is saved. */
export function useReadFill() {
  return useMutation({
    mutationFn: ({ id, file, sheet }: { id: number; file: Blob; sheet?: number }) =>
      answer(
        api.POST('/api/v1/reports/{id}/import', {
          // Nothing said: the first sheet that is this form.
          params: { path: { id }, query: sheet === undefined ? {} : { sheet } },
          // The description says "a string" of any bytes; a file is sent as it is.
          body: '',
          bodySerializer: () => file,
          headers: { 'Content-Type': XLSX },
        }),
      ),
  });
}

export const reportFile = (id: number, kind: 'csv' | 'xlsx' | 'pdf' | 'docx') =>
  fileUrl(`/reports/${String(id)}/export.${kind}`);
