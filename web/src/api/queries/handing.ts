import { useMutation, useQueryClient } from '@tanstack/vue-query';

import { answer, api, once } from '../client';
import { keys } from '../keys';

export interface HandedOn {
  due_on: string;
  note: string;
  short_notice_ground?: 'central_request';
  short_notice_reason?: string;
  units: { unit_id: number; rows: number[]; columns: number[] }[];
}

export function useHandOn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: HandedOn & { id: number }) =>
      answer(
        api.POST('/api/v1/reports/{id}/children', {
          params: { path: { id } },
          headers: once(),
          body,
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.reports() }),
  });
}

export function useTakeBack() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, child_id }: { id: number; child_id: number }) =>
      answer(
        api.DELETE('/api/v1/reports/{id}/children/{child_id}', {
          params: { path: { id, child_id } },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.reports() }),
  });
}
