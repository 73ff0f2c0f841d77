import { useQuery } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, fileUrl } from '../client';
import { keys } from '../keys';
import type { ReviewKind } from '../types';
import { given, useList } from './list';

export type ReadersOf = 'reports' | 'units';

/** Who may see a report or a unit's reports, and by which grant. */
export function useReaders(of: MaybeRefOrGetter<ReadersOf>, id: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.readers(toValue(of), toValue(id))),
    queryFn: ({ signal }) => {
      const params = { path: { id: toValue(id) } };
      return toValue(of) === 'reports'
        ? answer(api.GET('/api/v1/reports/{id}/readers', { params, signal }))
        : answer(api.GET('/api/v1/units/{id}/readers', { params, signal }));
    },
  });
}

/** What an account may see, by which of its grants. */
export function useAccess(id: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.access(toValue(id))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/accounts/{id}/access', { params: { path: { id: toValue(id) } }, signal }),
      ),
  });
}

export interface ReviewFilter {
  kind: ReviewKind;
  days: number;
  unit_id?: number;
}

export function useReview(filter: () => ReviewFilter) {
  return useList(
    () => keys.accounts({ review: filter() }),
    (after, signal) => {
      const query = { limit: 100, ...filter(), ...given({ after }) };
      return answer(api.GET('/api/v1/accounts/review', { params: { query }, signal }));
    },
  );
}

function query(filter: object): string {
  return new URLSearchParams(
    Object.entries(given(filter)).map(([name, value]) => [name, String(value)]),
  ).toString();
}

export function reviewFile(filter: ReviewFilter): string {
  return fileUrl(`/accounts/review.xlsx?${query(filter)}`);
}

export function registerFile(unitId: number | null, on: string | null): string {
  return fileUrl(`/accounts/register.xlsx?${query({ unit_id: unitId, on })}`);
}
