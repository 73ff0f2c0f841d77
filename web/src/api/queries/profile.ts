import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api } from '../client';
import { keys } from '../keys';
import type { Profile } from '../types';

export function useProfile() {
  return useQuery({
    queryKey: keys.profile(),
    queryFn: ({ signal }) => answer(api.GET('/api/v1/profile', { signal })),
  });
}

/** What its words mean; they change with the program alone. */
export function useProfileWords() {
  return useQuery({
    queryKey: keys.profileWords(),
    queryFn: ({ signal }) => answer(api.GET('/api/v1/profile/words', { signal })),
    staleTime: Infinity,
  });
}

export function useProfileVersions() {
  return useQuery({
    queryKey: keys.profileVersions(),
    queryFn: ({ signal }) => answer(api.GET('/api/v1/profile/versions', { signal })),
  });
}

export function useProfileVersion(number: MaybeRefOrGetter<number | null>) {
  return useQuery({
    queryKey: computed(() => keys.profileVersion(toValue(number) ?? 0)),
    queryFn: ({ signal }) => {
      const path = { number: toValue(number) ?? 0 };
      return answer(api.GET('/api/v1/profile/versions/{number}', { params: { path }, signal }));
    },
    enabled: computed(() => toValue(number) !== null),
  });
}

export interface ProfilePut {
  version: number;
  note: string;
  profile: Profile;
  dry_run: boolean;
}

export function usePutProfile() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ProfilePut) => answer(api.PUT('/api/v1/profile', { body })),
    onSuccess: (got) => {
      if (got.saved) void client.invalidateQueries({ queryKey: keys.profile() });
    },
  });
}
