import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, fileUrl, once } from '../client';
import { keys } from '../keys';
import { Problem } from '../problem';
import type { Documents, SignJob, SignPurpose, SignSource } from '../types';
import { upload } from '../upload';

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

export type DocumentsQuery = ReturnType<typeof useDocuments>;

/** Where keys may lie, and which of these this server knows. */
export function useSignSources() {
  return useQuery({
    queryKey: keys.signSources(),
    queryFn: ({ signal }) => answer(api.GET('/api/v1/sign-sources', { signal })),
  });
}

export interface IssueOrder {
  id: number;
  /** By which entry of the register they are going to be signed. */
  authorisationId: number | null;
}

/** The documents of the revision that was submitted, made if nobody has yet. */
export function useMakeDocuments() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, authorisationId }: IssueOrder): Promise<Documents> =>
      answer(
        api.POST('/api/v1/reports/{id}/documents', {
          params: {
            path: { id },
            query: authorisationId === null ? {} : { authorisation_id: authorisationId },
          },
          headers: once(),
        }),
      ),
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
  /** By which entry of the register; null: the only form there is. */
  authorisation_id: number | null;
}

export function beginSigning({ reportId, ...body }: SignOrder): Promise<SignJob> {
  return answer(
    api.POST('/api/v1/reports/{id}/sign-jobs', {
      params: { path: { id: reportId } },
      headers: once(),
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
