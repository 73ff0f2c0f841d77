import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, fileUrl, once } from '../client';
import type {
  ArchivePackage,
  ArchiveState,
  DisposalState,
  PackageVerification,
  StampAuthorityDraft,
} from '../types';
import { upload } from '../upload';
import { given, useList } from './list';

const keys = {
  all: () => ['archive'] as const,
  files: (filter: object) => ['archive', 'files', filter] as const,
  file: (id: number) => ['archive', 'file', id] as const,
  rule: (regimeId: number) => ['archive', 'rule', regimeId] as const,
  disposals: (filter: object) => ['archive', 'disposals', filter] as const,
  disposal: (id: number) => ['archive', 'disposal', id] as const,
  stamping: () => ['archive', 'stamping'] as const,
};

export type ArchiveOrder = 'newest' | 'oldest' | 'until';

export interface ArchiveFilter {
  q?: string;
  unit_id?: number | null;
  regime_id?: number | null;
  year?: number | null;
  state?: ArchiveState | '';
  order?: ArchiveOrder;
}

const PAGE = 50;

function changed(client: QueryClient) {
  return client.invalidateQueries({ queryKey: keys.all() });
}

export function useArchiveFiles(filter: () => ArchiveFilter, enabled: () => boolean) {
  return useList(
    () => keys.files(filter()),
    (after, signal) => {
      const query = given({ limit: PAGE, ...filter(), after }) as { limit?: number };
      return answer(api.GET('/api/v1/archive-files', { params: { query }, signal }));
    },
    enabled,
  );
}

/** How far it is goes on by itself. */
export const isUnderWay = (one: Pick<ArchivePackage, 'state'>) =>
  one.state === 'waiting' || one.state === 'making';

export function useArchiveFile(id: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.file(toValue(id))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/archive-files/{id}', { params: { path: { id: toValue(id) } }, signal }),
      ),
    refetchInterval: (query) => (query.state.data?.packages.some(isUnderWay) ? 2000 : false),
  });
}

export function useTakeIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () =>
      answer(api.POST('/api/v1/archive-files/intake', { headers: once(), body: {} })),
    onSuccess: () => changed(client),
  });
}

export function useCloseFile() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, version }: { id: number; version: number }) =>
      answer(
        api.POST('/api/v1/archive-files/{id}/close', {
          params: { path: { id } },
          body: { version },
        }),
      ),
    onSuccess: () => changed(client),
  });
}

export interface Demand {
  reason: string;
  document: string;
}

/** Holds a file back, or with the number of a hold releases it. */
export function useHold(id: MaybeRefOrGetter<number>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ holdId, ...body }: Demand & { holdId: number | null }) =>
      holdId === null
        ? answer(
            api.POST('/api/v1/archive-files/{id}/holds', {
              params: { path: { id: toValue(id) } },
              headers: once(),
              body,
            }),
          )
        : answer(
            api.POST('/api/v1/archive-files/{id}/holds/{hold_id}/release', {
              params: { path: { id: toValue(id), hold_id: holdId } },
              body,
            }),
          ),
    onSuccess: () => changed(client),
  });
}

/* ---- how long ---- */

export function useRetention(regimeId: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.rule(toValue(regimeId))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/regimes/{id}/retention', {
          params: { path: { id: toValue(regimeId) } },
          signal,
        }),
      ),
    enabled: computed(() => toValue(regimeId) > 0),
  });
}

export function useSetRetention(regimeId: MaybeRefOrGetter<number>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { version: number; years: number; reason: string }) =>
      answer(
        api.PUT('/api/v1/regimes/{id}/retention', {
          params: { path: { id: toValue(regimeId) } },
          body,
        }),
      ),
    onSuccess: () => changed(client),
  });
}

/* ---- packages ---- */

export function useOrderPackage() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) =>
      answer(
        api.POST('/api/v1/archive-files/{id}/packages', {
          params: { path: { id } },
          headers: once(),
        }),
      ),
    onSuccess: () => changed(client),
  });
}

export function useCancelPackage() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) =>
      answer(api.DELETE('/api/v1/archive-packages/{id}', { params: { path: { id } } })),
    onSettled: () => changed(client),
  });
}

export const packageFile = (id: number) => fileUrl(`/archive-packages/${id}/content`);
export const minutesFile = (id: number) => fileUrl(`/archive-disposals/${id}/minutes`);

/** Nothing of the file is kept, here or there. */
export function useVerifyPackage() {
  return useMutation({
    mutationFn: (file: File) =>
      upload<PackageVerification>(
        '/archive-verifications',
        file,
        () => undefined,
        new AbortController().signal,
        'POST',
      ),
  });
}

/* ---- destroying ---- */

export interface DisposalFilter {
  q?: string;
  state?: DisposalState | '';
}

export function useDisposals(filter: () => DisposalFilter, enabled: () => boolean) {
  return useList(
    () => keys.disposals(filter()),
    (after, signal) => {
      const query = given({ limit: PAGE, ...filter(), after }) as { limit?: number };
      return answer(api.GET('/api/v1/archive-disposals', { params: { query }, signal }));
    },
    enabled,
  );
}

export function useDisposal(id: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.disposal(toValue(id))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/archive-disposals/{id}', {
          params: { path: { id: toValue(id) } },
          signal,
        }),
      ),
  });
}

export function usePropose() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { unit_id: number; files: number[]; reason: string }) =>
      answer(api.POST('/api/v1/archive-disposals', { headers: once(), body })),
    onSuccess: () => changed(client),
  });
}

export interface Decision {
  version: number;
  approved: boolean;
  document?: string;
  answer?: string;
}

export function useDecide(id: MaybeRefOrGetter<number>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Decision) =>
      answer(
        api.POST('/api/v1/archive-disposals/{id}/decision', {
          params: { path: { id: toValue(id) } },
          body,
        }),
      ),
    onSuccess: () => changed(client),
  });
}

export function useWithdrawDisposal(id: MaybeRefOrGetter<number>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (version: number) =>
      answer(
        api.POST('/api/v1/archive-disposals/{id}/withdraw', {
          params: { path: { id: toValue(id) } },
          body: { version },
        }),
      ),
    onSuccess: () => changed(client),
  });
}

/* ---- who stamps the time ---- */

export function useStampAuthority() {
  return useQuery({
    queryKey: keys.stamping(),
    queryFn: ({ signal }) => answer(api.GET('/api/v1/stamp-authority', { signal })),
  });
}

export function useSetStampAuthority() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: StampAuthorityDraft) => answer(api.PUT('/api/v1/stamp-authority', { body })),
    onSuccess: () => changed(client),
  });
}
