import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, fileUrl, once } from '../client';
import { keys as shared } from '../keys';
import type { NumberState, ReportState } from '../types';
import { given, useList } from './list';

/* Below 'report': what becomes of reports changes them. */
const keys = {
  numbers: (reportId: number) => ['report', 'numbers', reportId] as const,
  books: () => ['report', 'number-books'] as const,
  register: (which: string, filter: object) => ['report', 'register', which, filter] as const,
  desk: (filter: object) => ['report', 'clerk-desk', filter] as const,
};

export type Register = 'outgoing' | 'incoming';
export type RegisterOrder = 'newest' | 'oldest' | 'number';

export interface RegisterFilter {
  q?: string;
  unit_id?: number | null;
  regime_id?: number | null;
  year?: number | null;
  state?: NumberState | ReportState | '';
  from?: string | null;
  to?: string | null;
  order?: RegisterOrder;
}

const PAGE = 100;

export function useOutgoing(filter: () => RegisterFilter, enabled: () => boolean) {
  return useList(
    () => keys.register('outgoing', filter()),
    (after, signal) => {
      const query = given({ limit: PAGE, ...filter(), after }) as { limit?: number };
      return answer(api.GET('/api/v1/registers/outgoing', { params: { query }, signal }));
    },
    enabled,
  );
}

export function useIncoming(filter: () => RegisterFilter, enabled: () => boolean) {
  return useList(
    () => keys.register('incoming', filter()),
    (after, signal) => {
      const query = given({ limit: PAGE, ...filter(), after }) as { limit?: number };
      return answer(api.GET('/api/v1/registers/incoming', { params: { query }, signal }));
    },
    enabled,
  );
}

export function registerFile(which: Register, filter: RegisterFilter, ending: 'csv' | 'xlsx') {
  const query = new URLSearchParams(
    Object.entries(given(filter)).map(([name, value]) => [name, String(value)]),
  ).toString();
  return fileUrl(`/registers/${which}.${ending}${query ? `?${query}` : ''}`);
}

export function useNumberBooks(enabled: () => boolean) {
  return useList(
    keys.books,
    (after, signal) => {
      const query = given({ limit: PAGE, after }) as { limit?: number };
      return answer(api.GET('/api/v1/number-books', { params: { query }, signal }));
    },
    enabled,
  );
}

/** Which years' books are in use today. */
export function useBookYears() {
  return useQuery({
    queryKey: [...keys.books(), 'years'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/number-books', { params: { query: { limit: 1 } }, signal })),
  });
}

export function useReportNumbers(id: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.numbers(toValue(id))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/reports/{id}/numbers', { params: { path: { id: toValue(id) } }, signal }),
      ),
  });
}

export function useClerkDesk(filter: () => { q?: string; unit_id?: number | null }) {
  return useList(
    () => keys.desk(filter()),
    (after, signal) => {
      const query = given({ limit: 50, ...filter(), after }) as { limit?: number };
      return answer(api.GET('/api/v1/clerk-desk', { params: { query }, signal }));
    },
  );
}

function stale(client: QueryClient): Promise<unknown> {
  return Promise.all([
    client.invalidateQueries({ queryKey: shared.reports() }),
    client.invalidateQueries({ queryKey: shared.inbox() }),
  ]);
}

/** Without its key, a lost answer would be asked for as another number. */
export function giveNumber(
  id: number,
  body: { issued_on?: string | null; number_id?: number | null },
  key: Record<string, string> = once(),
) {
  return answer(
    api.POST('/api/v1/reports/{id}/number', {
      params: { path: { id } },
      headers: key,
      body: given(body),
    }),
  );
}

export function useGiveNumber() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      id,
      ...body
    }: {
      id: number;
      issued_on: string | null;
      number_id: number | null;
    }) => giveNumber(id, body),
    onSuccess: () => stale(client),
  });
}

export function moveReport(
  id: number,
  body: { action: 'send' | 'return_unsigned'; version: number; note?: string },
  key: Record<string, string> = once(),
) {
  return answer(
    api.POST('/api/v1/reports/{id}/actions', { params: { path: { id } }, headers: key, body }),
  );
}

/** What was changed by many calls is read anew once. */
export function useRefresh() {
  const client = useQueryClient();
  return () => stale(client);
}

export function useReserve() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      id,
      ...body
    }: {
      id: number;
      issued_on: string | null;
      subject: string;
      reason: string;
    }) =>
      answer(
        api.POST('/api/v1/units/{id}/numbers', { params: { path: { id } }, headers: once(), body }),
      ),
    onSuccess: () => stale(client),
  });
}

export function useRelease() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (of: { unitId: number; numberId: number; version: number; reason: string }) =>
      answer(
        api.POST('/api/v1/units/{id}/numbers/{number_id}/release', {
          params: { path: { id: of.unitId, number_id: of.numberId } },
          headers: once(),
          body: { version: of.version, reason: of.reason },
        }),
      ),
    onSuccess: () => stale(client),
  });
}

export function useStartBook() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (of: {
      unitId: number;
      year: number;
      kind: Register;
      next: number;
      reason: string;
    }) =>
      answer(
        api.PUT('/api/v1/units/{id}/number-books/{year}', {
          params: { path: { id: of.unitId, year: of.year } },
          body: { kind: of.kind, next: of.next, reason: of.reason },
        }),
      ),
    onSuccess: () => stale(client),
  });
}
