import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, fileUrl } from '../client';
import { keys } from '../keys';
import type { AttachmentChanged } from '../types';
import { upload } from '../upload';

/** The files attached to a report; not asked for while they may not be read. */
export function useAttachments(
  reportId: MaybeRefOrGetter<number>,
  readable: MaybeRefOrGetter<boolean>,
) {
  return useQuery({
    queryKey: computed(() => keys.attachments(toValue(reportId))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/reports/{id}/attachments', {
          params: { path: { id: toValue(reportId) } },
          signal,
        }),
      ),
    enabled: computed(() => toValue(readable)),
  });
}

/** The set changed, and with it the report's version. */
function refresh(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: keys.reports() });
}

export interface Sending {
  file: File;
  onSent: (bytes: number) => void;
  signal: AbortSignal;
}

export function useAttach(reportId: MaybeRefOrGetter<number>) {
  const client = useQueryClient();
  return async ({ file, onSent, signal }: Sending): Promise<AttachmentChanged> => {
    const path = `/reports/${String(toValue(reportId))}/attachments`;
    const query = `?name=${encodeURIComponent(file.name.normalize('NFC'))}`;
    const made = await upload<AttachmentChanged>(path + query, file, onSent, signal);
    await refresh(client);
    return made;
  };
}

export function useDescribe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, attachment_id, ...body }: NoteChange) =>
      answer(
        api.PATCH('/api/v1/reports/{id}/attachments/{attachment_id}', {
          params: { path: { id, attachment_id } },
          body,
        }),
      ),
    onSuccess: () => refresh(client),
  });
}

interface NoteChange {
  id: number;
  attachment_id: number;
  version: number;
  note: string;
}

export function useDetach() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (path: { id: number; attachment_id: number }) =>
      answer(api.DELETE('/api/v1/reports/{id}/attachments/{attachment_id}', { params: { path } })),
    onSuccess: () => refresh(client),
  });
}

export const attachmentFile = (reportId: number, id: number) =>
  fileUrl(`/reports/${String(reportId)}/attachments/${String(id)}/content`);
