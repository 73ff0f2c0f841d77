import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, fileUrl, once } from '../client';
import { keys } from '../keys';
import type { Attribute, CatalogueImport, Indicator, Measure, Page, Sector } from '../types';
import { given, useList } from './list';

/** The four catalogues, as in the server's paths. */
export type CatalogueKind = 'indicators' | 'attributes' | 'measures' | 'sectors';

/** The first word of a kind's query keys is its object type in the change stream. */
const streamWords = {
  indicators: 'indicator',
  attributes: 'attribute',
  measures: 'measure',
  sectors: 'sector',
} as const satisfies Record<CatalogueKind, string>;

interface Entries {
  indicators: Indicator;
  attributes: Attribute;
  measures: Measure;
  sectors: Sector;
}

export interface CatalogueFilter {
  q?: string | undefined;
  sector?: string | undefined;
  quantity?: string | undefined;
  on?: string | undefined;
  owner_unit_id?: number | undefined;
}

type Query = CatalogueFilter & { limit?: number; after?: string | undefined };
type Load<T> = (query: Query, signal?: AbortSignal) => Promise<Page<T>>;

const pages: { [K in CatalogueKind]: Load<Entries[K]> } = {
  indicators: (query, signal) =>
    answer(api.GET('/api/v1/indicators', { params: { query: given(query) }, ...at(signal) })),
  attributes: ({ q, on, limit, after }, signal) =>
    answer(
      api.GET('/api/v1/attributes', {
        params: { query: given({ q, on, limit, after }) },
        ...at(signal),
      }),
    ),
  measures: ({ q, quantity, limit, after }, signal) =>
    answer(
      api.GET('/api/v1/measures', {
        params: { query: given({ q, quantity, limit, after }) },
        ...at(signal),
      }),
    ),
  sectors: ({ q, limit, after }, signal) =>
    answer(
      api.GET('/api/v1/sectors', { params: { query: given({ q, limit, after }) }, ...at(signal) }),
    ),
};

function at(signal: AbortSignal | undefined): { signal?: AbortSignal } {
  return signal ? { signal } : {};
}

export function useCatalogue<K extends CatalogueKind>(kind: K, filter: () => CatalogueFilter) {
  return useList<Entries[K]>(
    () => keys.catalogue(streamWords[kind], filter()),
    (after, signal) => pages[kind]({ limit: 100, ...filter(), after }, signal),
  );
}

/** All of a short catalogue, for choosing out of it. */
export function useWholeCatalogue<K extends CatalogueKind>(kind: K) {
  return useQuery({
    queryKey: keys.catalogue(streamWords[kind], { all: true }),
    queryFn: async ({ signal }) => (await pages[kind]({ limit: 500 }, signal)).items,
  });
}

const ones: { [K in CatalogueKind]: (id: number, signal: AbortSignal) => Promise<Entries[K]> } = {
  indicators: (id, signal) =>
    answer(api.GET('/api/v1/indicators/{id}', { params: { path: { id } }, signal })),
  attributes: (id, signal) =>
    answer(api.GET('/api/v1/attributes/{id}', { params: { path: { id } }, signal })),
  measures: (id, signal) =>
    answer(api.GET('/api/v1/measures/{id}', { params: { path: { id } }, signal })),
  sectors: (id, signal) =>
    answer(api.GET('/api/v1/sectors/{id}', { params: { path: { id } }, signal })),
};

export function useCatalogueEntry<K extends CatalogueKind>(
  kind: K,
  id: MaybeRefOrGetter<number | null>,
) {
  return useQuery({
    queryKey: computed(() => keys.catalogue(streamWords[kind], { id: toValue(id) })),
    queryFn: ({ signal }) => ones[kind](toValue(id) ?? 0, signal),
    enabled: computed(() => toValue(id) !== null),
  });
}

/** What an entry is sent as; each kind takes the members it has. */
export type EntryBody = Record<string, unknown> & { code: string; name: string };
export interface EntrySave {
  id: number | null;
  version: number;
  body: EntryBody;
}

/* The bodies are checked by the server's field tables; here they are what the form's draft made. */
const saves: Record<CatalogueKind, (save: EntrySave) => Promise<{ id: number }>> = {
  indicators: (save) =>
    save.id === null
      ? answer(api.POST('/api/v1/indicators', { headers: once(), body: save.body as never }))
      : answer(
          api.PATCH('/api/v1/indicators/{id}', {
            params: { path: { id: save.id } },
            body: change(save) as never,
          }),
        ),
  attributes: (save) =>
    save.id === null
      ? answer(api.POST('/api/v1/attributes', { headers: once(), body: save.body as never }))
      : answer(
          api.PATCH('/api/v1/attributes/{id}', {
            params: { path: { id: save.id } },
            body: change(save) as never,
          }),
        ),
  measures: (save) =>
    save.id === null
      ? answer(api.POST('/api/v1/measures', { headers: once(), body: save.body as never }))
      : answer(
          api.PATCH('/api/v1/measures/{id}', {
            params: { path: { id: save.id } },
            body: change(save) as never,
          }),
        ),
  sectors: (save) =>
    save.id === null
      ? answer(api.POST('/api/v1/sectors', { headers: once(), body: save.body as never }))
      : answer(
          api.PATCH('/api/v1/sectors/{id}', {
            params: { path: { id: save.id } },
            body: change(save) as never,
          }),
        ),
};

function change(save: EntrySave): Record<string, unknown> {
  const { code: _code, ...rest } = save.body;
  return { version: save.version, ...rest };
}

export function useSaveEntry(kind: CatalogueKind) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (save: EntrySave) => saves[kind](save),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.catalogue(streamWords[kind]) }),
  });
}

interface Upload {
  csv: string;
  owner: number | null;
  keep: boolean;
}

/** A file, looked at line by line or taken. */
export function useImportEntries(kind: CatalogueKind) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ csv, owner, keep }: Upload): Promise<CatalogueImport> =>
      answer(
        api.POST(
          // The four have one shape; the paths differ by the kind alone.
          `/api/v1/${kind}/${keep ? 'import' : 'preview'}` as '/api/v1/indicators/import',
          {
            params: { query: owner === null ? {} : { owner_unit_id: owner } },
            body: csv,
            bodySerializer: (body) => body,
            headers: { 'Content-Type': 'text/csv; charset=utf-8' },
          },
        ),
      ),
    onSuccess: (_, { keep }) =>
      keep ? client.invalidateQueries({ queryKey: keys.catalogue(streamWords[kind]) }) : undefined,
  });
}

export function convertMeasure(value: string, from: string, to: string, round: boolean) {
  const query = round ? { value, from, to, round: true, decimals: 2 } : { value, from, to };
  return answer(api.GET('/api/v1/measures/convert', { params: { query } }));
}

export const catalogueFile = (kind: CatalogueKind) => fileUrl(`/${kind}/export.csv`);
