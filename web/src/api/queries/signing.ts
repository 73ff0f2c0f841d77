import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/vue-query';
import { computed, shallowRef, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, fileUrl, once } from '../client';
import { keys } from '../keys';
import { Problem } from '../problem';
import type { Documents, SignDesk, SignItem, SignJob, SignPurpose, SignSource } from '../types';
import { upload } from '../upload';
import { given, useList } from './list';

/** What a report goes out as, with every stage and signature. */
export function useDocuments(reportId: MaybeRefOrGetter<number>, readable: () => boolean) {
  return useQuery({
    queryKey: computed(() => keys.documents(toValue(reportId))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/reports/{id}/documents', {
          params: { path: { id: toValue(reportId) } },
          signal,
        }),
      ),
    enabled: computed(readable),
  });
}

/** By the names of NĐ 30/2020, Annex VI; asked for when somebody wants to read it. */
export function useDocumentMetadata(reportId: MaybeRefOrGetter<number>, wanted: () => boolean) {
  return useQuery({
    queryKey: computed(() => [...keys.documents(toValue(reportId)), 'metadata']),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/reports/{id}/documents/metadata', {
          params: { path: { id: toValue(reportId) } },
          signal,
        }),
      ),
    enabled: computed(wanted),
  });
}

export type DocumentsQuery = ReturnType<typeof useDocuments>;

/** Where keys may lie, and which of these this server knows. */
export function useSignSources() {
  return useQuery({
    queryKey: keys.signSources(),
    queryFn: ({ signal }) => answer(api.GET('/api/v1/sign-sources', { signal })),
  });
}

export type SignDeskOrder = 'due' | 'unit';

export interface SignDeskFilter {
  q: string;
  unit_id: number | null;
  order: SignDeskOrder;
}

/** What waits for my signature, and how I may sign each. */
export function useSignDesk(filter: () => SignDeskFilter) {
  const rules = shallowRef<Omit<SignDesk, 'items' | 'next'> | null>(null);
  const list = useList(
    () => keys.signDesk(filter()),
    async (after, signal) => {
      const query = given({ limit: 50, ...filter(), after }) as { limit?: number };
      const { items, next, ...rest } = await answer(
        api.GET('/api/v1/sign-desk', { params: { query }, signal }),
      );
      rules.value = rest;
      return { items, next };
    },
  );
  return { ...list, rules };
}

/** One of them as it waits now; null: it waits for me no more. */
export async function signItem({ report_id, unit_id }: SignItem): Promise<SignItem | null> {
  const query = { unit_id, limit: 200 };
  const { items } = await answer(api.GET('/api/v1/sign-desk', { params: { query } }));
  return items.find((one) => one.report_id === report_id) ?? null;
}

export interface IssueOrder {
  id: number;
  /** By which entry of the register they are going to be signed. */
  authorisationId: number | null;
}

/** The documents of the revision that was submitted, made if nobody has yet. */
export function makeDocuments({ id, authorisationId }: IssueOrder): Promise<Documents> {
  const query = authorisationId === null ? {} : { authorisation_id: authorisationId };
  return answer(
    api.POST('/api/v1/reports/{id}/documents', {
      params: { path: { id }, query },
      headers: once(),
    }),
  );
}

export function useMakeDocuments() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: makeDocuments,
    onSuccess: (made, { id }) => client.setQueryData(keys.documents(id), made),
  });
}

export const documentFile = (reportId: number, id: number, version?: number) =>
  fileUrl(
    `/reports/${String(reportId)}/documents/${String(id)}/content` +
      (version === undefined ? '' : `?version=${String(version)}`),
  );
export const documentsBundle = (reportId: number) =>
  fileUrl(`/reports/${String(reportId)}/documents/bundle.zip`);
export const metadataFile = (reportId: number) =>
  fileUrl(`/reports/${String(reportId)}/documents/metadata`);
export const partFile = (jobId: number, number: number) =>
  fileUrl(`/sign-jobs/${String(jobId)}/parts/${String(number)}/content`);

/** The bytes of a file of ours, as they are. */
async function bytesOf(url: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const got = fetch(url, { signal, cache: 'no-store' }).then(async (response) =>
    response.ok
      ? { data: new Uint8Array(await response.arrayBuffer()), response }
      : { error: (await response.json().catch(() => undefined)) as unknown, response },
  );
  return answer(got);
}

export function documentBytes(reportId: number, id: number, signal: AbortSignal) {
  return bytesOf(documentFile(reportId, id), signal);
}

export function partBytes(jobId: number, number: number, signal: AbortSignal) {
  return bytesOf(partFile(jobId, number), signal);
}

export interface SignOrder {
  reportId: number;
  revision: number;
  /** Of the revision that is on the screen: what was read, not what is there by now. */
  digest: string;
  purpose: SignPurpose;
  source: SignSource;
  credential?: string;
  /** Those that their signer confirms at once, where a service asks him. */
  batch?: string;
  /** By which entry of the register; null: the only form there is. */
  authorisation_id: number | null;
}

/** Without its key, a lost answer would be asked for as another attempt. */
export function beginSigning(
  { reportId, ...body }: SignOrder,
  key: Record<string, string> = once(),
): Promise<SignJob> {
  return answer(
    api.POST('/api/v1/reports/{id}/sign-jobs', {
      params: { path: { id: reportId } },
      headers: key,
      body,
    }),
  );
}

export function signJob(id: number): Promise<SignJob> {
  return answer(api.GET('/api/v1/sign-jobs/{id}', { params: { path: { id } } }));
}

export function cancelSigning(id: number): Promise<SignJob> {
  return answer(api.DELETE('/api/v1/sign-jobs/{id}', { params: { path: { id } } }));
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Only the signature is sent: what opens with a key stays where the key is. */
export function answerCms(jobId: number, number: number, cms: Uint8Array): Promise<SignJob> {
  return answer(
    api.POST('/api/v1/sign-jobs/{id}/parts/{number}/cms', {
      params: { path: { id: jobId, number } },
      headers: once(),
      body: { cms: base64(cms) },
    }),
  );
}

export function answerFile(
  jobId: number,
  number: number,
  file: File,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
): Promise<SignJob> {
  const path = `/sign-jobs/${String(jobId)}/parts/${String(number)}/file`;
  return upload<SignJob>(path, file, onSent, signal);
}

/** The hashes of the certificates that may sign; null: this account may not read them. */
export async function registeredHashes(
  purpose: SignPurpose,
  unitId: number,
): Promise<string[] | null> {
  try {
    const params = { path: { id: unitId } };
    const { items } = await answer(
      purpose === 'approve'
        ? api.GET('/api/v1/me/certificates', {})
        : api.GET('/api/v1/units/{id}/certificates', { params }),
    );
    return items.filter((one) => one.state !== 'withdrawn').map((one) => one.hash);
  } catch (error) {
    if (error instanceof Problem && (error.status === 403 || error.status === 404)) return null;
    throw error;
  }
}

/** What a signature changed: the report, its documents, what waits for whom. */
export async function afterSigning(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: keys.reports() }),
    client.invalidateQueries({ queryKey: keys.inbox() }),
  ]);
}
