import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, fileUrl, once } from '../client';
import { keys } from '../keys';
import type { OutageDraft, RegistrationDraft, ReportDetail } from '../types';
import { upload } from '../upload';
import { given, useList } from './list';

export function useOutages() {
  return useList(
    () => keys.outages({}),
    (after, signal) =>
      answer(api.GET('/api/v1/outages', { params: { query: given({ after }) }, signal })),
  );
}

/** Records one without an id, otherwise changes that version. */
export function useSaveOutage() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (save: {
      id: number | null;
      version: number;
      draft: OutageDraft;
      withdrawn: boolean;
    }) => {
      if (save.id === null)
        return answer(api.POST('/api/v1/outages', { headers: once(), body: save.draft }));
      const { unit_id: _unit, ...change } = save.draft;
      return answer(
        api.PATCH('/api/v1/outages/{id}', {
          params: { path: { id: save.id } },
          body: { version: save.version, withdrawn: save.withdrawn, ...change },
        }),
      );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: keys.outages() }),
  });
}

export function useRegistrations(
  id: MaybeRefOrGetter<number>,
  wanted: MaybeRefOrGetter<boolean> = true,
) {
  return useQuery({
    queryKey: computed(() => keys.registrations(toValue(id))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/reports/{id}/registrations', {
          params: { path: { id: toValue(id) } },
          signal,
        }),
      ),
    enabled: computed(() => toValue(wanted)),
  });
}

export interface Registering {
  id: number;
  draft: RegistrationDraft;
  /** What proves it, unless an attached file does. */
  file: File | null;
  onSent: (bytes: number) => void;
}

/** With a file of its own the file is the body, and what is said of it stands in the address. */
function withFile({ id, draft, file, onSent }: Registering & { file: File }) {
  const query = new URLSearchParams({
    name: file.name.normalize('NFC'),
    version: String(draft.version),
    sent_at: draft.sent_at ?? '',
    channel: draft.channel,
    document_number: draft.document_number,
    note: draft.note ?? '',
  });
  const path = `/reports/${String(id)}/registrations/file?${query.toString()}`;
  return upload<ReportDetail>(path, file, onSent, new AbortController().signal);
}

export function useRegister() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ file, ...rest }: Registering) =>
      file
        ? withFile({ file, ...rest })
        : answer(
            api.POST('/api/v1/reports/{id}/registrations', {
              params: { path: { id: rest.id } },
              headers: once(),
              body: rest.draft,
            }),
          ),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.reports() }),
        client.invalidateQueries({ queryKey: keys.inbox() }),
      ]),
  });
}

export const proofFile = (reportId: number, id: number) =>
  fileUrl(`/reports/${String(reportId)}/registrations/${String(id)}/content`);
