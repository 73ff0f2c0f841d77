import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api } from '../client';
import { keys } from '../keys';
import type { Announcement, AnnouncementDraft, AnnouncementReader, Page } from '../types';
import { given, useList } from './list';

export interface AnnouncementFilter {
  kind: Announcement['kind'] | '';
  state: Announcement['state'] | '';
  read: 'true' | 'false' | '';
  sort: 'newest' | 'oldest' | 'title';
  q: string;
}

export function useAnnouncements(filter: () => AnnouncementFilter) {
  return useList(
    () => keys.announcements(filter()),
    (after, signal) => {
      const { kind, state, read, sort, q } = filter();
      const query = given({
        kind: kind || undefined,
        state: state || undefined,
        read: read || undefined,
        sort,
        q,
        after,
      });
      return answer(api.GET('/api/v1/announcements', { params: { query }, signal }));
    },
  );
}

/** What stands above every page, and whether the system is stopped. */
export function useCurrentAnnouncements() {
  return useQuery({
    queryKey: keys.currentAnnouncements(),
    queryFn: ({ signal }) => answer(api.GET('/api/v1/announcements/current', { signal })),
  });
}

export function useAnnouncement(id: MaybeRefOrGetter<number | null>) {
  return useQuery({
    queryKey: computed(() => keys.announcement(toValue(id) ?? 0)),
    queryFn: ({ signal }) => {
      const path = { id: toValue(id) ?? 0 };
      return answer(api.GET('/api/v1/announcements/{id}', { params: { path }, signal }));
    },
    enabled: computed(() => toValue(id) !== null),
  });
}

/** When a maintenance announced now may start, and what the regulation says. */
export function useEarliestStop(enabled: () => boolean) {
  return useQuery({
    queryKey: keys.earliestStop(),
    queryFn: ({ signal }) => answer(api.GET('/api/v1/announcements/earliest', { signal })),
    enabled: computed(enabled),
    staleTime: 0,
  });
}

export function useAnnouncementReaders(
  id: () => number,
  filter: () => { read: 'true' | 'false' | ''; q: string },
  onCount: (addressed: number, read: number) => void,
) {
  return useList<AnnouncementReader>(
    () => keys.announcementReaders(id(), filter()),
    async (after, signal): Promise<Page<AnnouncementReader>> => {
      const { read, q } = filter();
      const query = given({ read: read || undefined, q, after });
      const path = { id: id() };
      const got = await answer(
        api.GET('/api/v1/announcements/{id}/readers', { params: { path, query }, signal }),
      );
      onCount(got.addressed, got.read);
      return got;
    },
  );
}

function useWrite<V>(send: (input: V) => Promise<Announcement>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (got) => {
      client.setQueryData(keys.announcement(got.id), got);
      void client.invalidateQueries({ queryKey: keys.announcements() });
    },
  });
}

export function useReadAnnouncement() {
  return useWrite((id: number) =>
    answer(api.POST('/api/v1/announcements/{id}/read', { params: { path: { id } } })),
  );
}

export function usePublishAnnouncement() {
  return useWrite((body: AnnouncementDraft) => answer(api.POST('/api/v1/announcements', { body })));
}

export interface AnnouncementChange extends Omit<AnnouncementDraft, 'kind' | 'unit_id'> {
  id: number;
  version: number;
}

export function useChangeAnnouncement() {
  return useWrite(({ id, ...body }: AnnouncementChange) =>
    answer(api.PATCH('/api/v1/announcements/{id}', { params: { path: { id } }, body })),
  );
}

export function useWithdrawAnnouncement() {
  return useWrite(({ id, ...body }: { id: number; version: number; reason: string }) =>
    answer(api.POST('/api/v1/announcements/{id}/withdraw', { params: { path: { id } }, body })),
  );
}

export interface StopEnd {
  id: number;
  version: number;
  /** Null: now. */
  ends_at: string | null;
  ground: Announcement['ground'];
  reason: string;
}

export function useEndStop() {
  return useWrite(({ id, ...body }: StopEnd) =>
    answer(api.POST('/api/v1/announcements/{id}/end', { params: { path: { id } }, body })),
  );
}
