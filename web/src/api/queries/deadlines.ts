import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api, once } from '../client';
import { keys } from '../keys';

export function useExtensions(id: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.extensions(toValue(id))),
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/v1/reports/{id}/extensions', {
          params: { path: { id: toValue(id) } },
          signal,
        }),
      ),
  });
}

export function useAskExtension() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: number; wished_on: string; reason: string }) =>
      answer(
        api.POST('/api/v1/reports/{id}/extensions', {
          params: { path: { id } },
          headers: once(),
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.reports() }),
  });
}

export function useAnswerExtension() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      id,
      extension_id,
      ...body
    }: {
      id: number;
      extension_id: number;
      granted: boolean;
      answer: string;
      due_on?: string;
    }) =>
      answer(
        api.PUT('/api/v1/reports/{id}/extensions/{extension_id}', {
          params: { path: { id, extension_id } },
          body,
        }),
      ),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.reports() }),
        client.invalidateQueries({ queryKey: keys.inbox() }),
      ]),
  });
}

export function useIntake() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: number; version: number; closed: boolean; note: string }) =>
      answer(
        api.POST('/api/v1/cycles/{id}/intake', {
          params: { path: { id } },
          headers: once(),
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.cycles() }),
  });
}

export function useAssignCycle() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      id,
      ...body
    }: {
      id: number;
      version: number;
      due_on: string | null;
      note: string;
      short_notice_ground: 'none' | 'central_request';
    }) =>
      answer(
        api.POST('/api/v1/cycles/{id}/assign', {
          params: { path: { id } },
          headers: once(),
          body,
        }),
      ),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.cycles() }),
        client.invalidateQueries({ queryKey: keys.inbox() }),
      ]),
  });
}

export interface UnitGiven {
  unit_id: number;
  rows: number[];
  columns: number[];
}

/** Gives further units their reports of an open cycle. */
export function useAddReporters() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      id,
      ...body
    }: {
      id: number;
      version: number;
      due_on: string | null;
      note: string;
      short_notice_ground: 'none' | 'central_request';
      units: UnitGiven[];
    }) =>
      answer(
        api.POST('/api/v1/cycles/{id}/reporters', {
          params: { path: { id } },
          headers: once(),
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.cycles() }),
  });
}

/** Takes reports of a cycle from the units that have them. */
export function useWithdrawReports() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      id,
      ...body
    }: {
      id: number;
      reports: number[];
      reason: string;
      document: string;
    }) =>
      answer(
        api.POST('/api/v1/cycles/{id}/withdrawals', {
          params: { path: { id } },
          headers: once(),
          body,
        }),
      ),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.cycles() }),
        client.invalidateQueries({ queryKey: keys.reports() }),
      ]),
  });
}

export function useCancelCycle() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      id,
      ...body
    }: {
      id: number;
      version: number;
      reason: string;
      document: string;
    }) =>
      answer(
        api.POST('/api/v1/cycles/{id}/cancellation', {
          params: { path: { id } },
          headers: once(),
          body,
        }),
      ),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.cycles() }),
        client.invalidateQueries({ queryKey: keys.reports() }),
        client.invalidateQueries({ queryKey: keys.inbox() }),
      ]),
  });
}

export function useExtendCycle() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: { id: number; version: number; due_on: string; note: string }) =>
      answer(
        api.POST('/api/v1/cycles/{id}/extension', {
          params: { path: { id } },
          headers: once(),
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.cycles() }),
  });
}
