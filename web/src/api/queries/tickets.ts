import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, fileUrl, once } from '../client';
import type { TicketAction, TicketKind, TicketState } from '../types';
import { given, useList } from './list';

/* Apart from the other keys: the shell brings those to every page. */
const keys = {
  tickets: (filter?: object) =>
    filter ? (['ticket', 'list', filter] as const) : (['ticket'] as const),
  ticket: (id: number) => ['ticket', 'one', id] as const,
  ticketDraft: () => ['ticket', 'draft'] as const,
  ticketHandlers: (id: number) => ['ticket', 'handlers', id] as const,
  ticketTotals: (filter: object) => ['ticket', 'totals', filter] as const,
};

export interface TicketFilter {
  q?: string;
  unit_id?: number;
  state?: TicketState | '';
  kind?: TicketKind | '';
  whose?: 'asked' | 'handled' | '';
  open?: 'true' | 'false' | '';
  late?: 'true' | 'false' | '';
  order?: 'newest' | 'oldest' | '';
  from?: string;
  to?: string;
}

export interface TicketTotalFilter {
  from?: string;
  to?: string;
  unit_id?: number;
}

export function useTickets(filter: () => TicketFilter) {
  return useList(
    () => keys.tickets(filter()),
    (after, signal) => {
      const query = given({ limit: 100, ...filter(), after }) as { limit?: number };
      return answer(api.GET('/api/v1/tickets', { params: { query }, signal }));
    },
  );
}

export function useTicket(id: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.ticket(toValue(id))),
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/tickets/{id}', { params: { path: { id: toValue(id) } }, signal })),
  });
}

/** What would go along with one sent now. */
export function useTicketDraft() {
  return useQuery({
    queryKey: keys.ticketDraft(),
    queryFn: ({ signal }) => answer(api.GET('/api/v1/tickets/draft', { signal })),
    staleTime: 0,
  });
}

export function useTicketHandlers(id: MaybeRefOrGetter<number>, enabled: () => boolean) {
  return useQuery({
    queryKey: computed(() => keys.ticketHandlers(toValue(id))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/tickets/{id}/handlers', {
          params: { path: { id: toValue(id) } },
          signal,
        }),
      ),
    enabled: computed(enabled),
  });
}

export function useTicketTotals(filter: () => TicketTotalFilter) {
  return useQuery({
    queryKey: computed(() => keys.ticketTotals(filter())),
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/tickets/totals', { params: { query: given(filter()) }, signal })),
  });
}

export function useSendTicket() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { kind: TicketKind; subject: string; body: string; page: string }) =>
      answer(api.POST('/api/v1/tickets', { headers: once(), body })),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tickets() }),
  });
}

export function useActOnTicket() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      id,
      ...body
    }: {
      id: number;
      version: number;
      action: TicketAction;
      body?: string;
      handler_id?: number;
    }) =>
      answer(
        api.POST('/api/v1/tickets/{id}/actions', {
          params: { path: { id } },
          headers: once(),
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.tickets() }),
  });
}

function asQuery(filter: object): string {
  return new URLSearchParams(
    Object.entries(given(filter)).map(([name, value]) => [name, String(value)]),
  ).toString();
}

export function ticketFile(filter: TicketFilter, extension: 'csv' | 'xlsx'): string {
  return fileUrl(`/tickets/export.${extension}?${asQuery(filter)}`);
}

export function ticketTotalsFile(filter: TicketTotalFilter, extension: 'csv' | 'xlsx'): string {
  return fileUrl(`/tickets/totals.${extension}?${asQuery(filter)}`);
}
