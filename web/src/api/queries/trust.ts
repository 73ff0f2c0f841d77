import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, once } from '../client';
import { keys } from '../keys';
import type {
  Certificate,
  CertificateOwner,
  Picture,
  TrustItem,
  TrustKind,
  TrustSourceDraft,
  Verification,
} from '../types';
import { upload } from '../upload';
import { given, useList } from './list';

export interface TrustFilter {
  kind: TrustKind | '';
  ended: 'true' | 'false' | '';
  q: string;
}

/** What signatures are believed by. */
export function useTrustItems(filter: () => TrustFilter) {
  return useList(
    () => keys.trustItems(filter()),
    (after, signal) =>
      answer(
        api.GET('/api/v1/trust-items', {
          params: { query: given({ ...filter(), after }) as { kind?: TrustKind } },
          signal,
        }),
      ),
  );
}

export function useAddTrust() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, title }: { file: File; title: string }) =>
      send<{ items: TrustItem[] }>(
        title === '' ? '/trust-items' : `/trust-items?title=${encodeURIComponent(title)}`,
        file,
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.trustItems() }),
  });
}

interface Withdraw {
  id: number;
  reason: string;
}

export function useWithdrawTrust() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, reason }: Withdraw) =>
      answer(
        api.POST('/api/v1/trust-items/{id}/withdraw', {
          params: { path: { id } },
          body: { reason },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.trustItems() }),
  });
}

/** Who is asked. What came of it changes by itself, so it is looked at again. */
export function useTrustSources() {
  return useQuery({
    queryKey: keys.trustSources(),
    queryFn: ({ signal }) => answer(api.GET('/api/v1/trust-sources', { signal })),
    refetchInterval: 15_000,
  });
}

export function useAddSource() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: TrustSourceDraft) =>
      answer(api.POST('/api/v1/trust-sources', { headers: once(), body })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.trustSources() }),
  });
}

export function useFetchSource() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) =>
      answer(api.POST('/api/v1/trust-sources/{id}/fetch', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.trustSources() }),
  });
}

export function useWithdrawSource() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, reason }: Withdraw) =>
      answer(
        api.POST('/api/v1/trust-sources/{id}/withdraw', {
          params: { path: { id } },
          body: { reason },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.trustSources() }),
  });
}

/* ---- certificates and pictures ---- */

function send<T>(path: string, file: File, method: 'POST' | 'PUT' = 'POST'): Promise<T> {
  return upload<T>(path, file, () => undefined, new AbortController().signal, method);
}

function load(owner: CertificateOwner, signal: AbortSignal) {
  if (owner.kind === 'own') return answer(api.GET('/api/v1/me/certificates', { signal }));
  const params = { path: { id: owner.id } };
  return owner.kind === 'account'
    ? answer(api.GET('/api/v1/accounts/{id}/certificates', { params, signal }))
    : answer(api.GET('/api/v1/units/{id}/certificates', { params, signal }));
}

export function useCertificates(owner: MaybeRefOrGetter<CertificateOwner>) {
  return useQuery({
    queryKey: computed(() => keys.certificates(toValue(owner))),
    queryFn: ({ signal }) => load(toValue(owner), signal),
  });
}

const folder = (owner: CertificateOwner) =>
  owner.kind === 'account' ? `/accounts/${owner.id}` : `/units/${owner.id}`;

export function useAddCertificate(owner: MaybeRefOrGetter<CertificateOwner>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (file: File) => send<Certificate>(`${folder(toValue(owner))}/certificates`, file),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.certificates() }),
  });
}

export function useWithdrawCertificate(owner: MaybeRefOrGetter<CertificateOwner>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, reason }: Withdraw) => {
      const of = toValue(owner);
      const params = { path: { id: of.id, certificate_id: id } };
      return of.kind === 'account'
        ? answer(
            api.POST('/api/v1/accounts/{id}/certificates/{certificate_id}/withdraw', {
              params,
              body: { reason },
            }),
          )
        : answer(
            api.POST('/api/v1/units/{id}/certificates/{certificate_id}/withdraw', {
              params,
              body: { reason },
            }),
          );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: keys.certificates() }),
  });
}

/** Of a unit's seal, or without a unit of one's own signature. */
export const picturePath = (unitId: number | null) =>
  unitId === null ? '/me/signature-picture' : `/units/${unitId}/seal-picture`;

export function usePicture(unitId: MaybeRefOrGetter<number | null>) {
  return useQuery({
    queryKey: computed(() => keys.picture(toValue(unitId))),
    queryFn: ({ signal }) => {
      const id = toValue(unitId);
      return id === null
        ? answer(api.GET('/api/v1/me/signature-picture', { signal }))
        : answer(api.GET('/api/v1/units/{id}/seal-picture', { params: { path: { id } }, signal }));
    },
  });
}

export function useSavePicture(unitId: MaybeRefOrGetter<number | null>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, mm }: { file: File; mm: number }) =>
      send<Picture>(`${picturePath(toValue(unitId))}?width_mm=${mm}`, file, 'PUT'),
    onSuccess: (got) => client.setQueryData(keys.picture(toValue(unitId)), got),
  });
}

export function useRemovePicture(unitId: MaybeRefOrGetter<number | null>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => {
      const id = toValue(unitId);
      return id === null
        ? answer(api.DELETE('/api/v1/me/signature-picture'))
        : answer(api.DELETE('/api/v1/units/{id}/seal-picture', { params: { path: { id } } }));
    },
    onSuccess: (got) => client.setQueryData(keys.picture(toValue(unitId)), got),
  });
}

/** Nothing of the file is kept, here or there. */
export function useVerify() {
  return useMutation({ mutationFn: (file: File) => send<Verification>('/verifications', file) });
}
