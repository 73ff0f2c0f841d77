import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';

import { answer, api } from '../client';
import { keys } from '../keys';
import type { AlertKind } from '../types';
import { given, useList } from './list';

export interface AlertFilter {
  kind: AlertKind | '';
  read: 'true' | 'false' | '';
  q: string;
}

export function useAlerts(filter: () => AlertFilter) {
  return useList(
    () => keys.alerts(filter()),
    (after, signal) => {
      const { kind, read, q } = filter();
      const query = given({ kind: kind || undefined, read: read || undefined, q, after });
      return answer(api.GET('/api/v1/alerts', { params: { query }, signal }));
    },
  );
}

export function useUnread() {
  return useQuery({
    queryKey: keys.alertCount(),
    queryFn: ({ signal }) => answer(api.GET('/api/v1/alerts/count', { signal })),
  });
}

/** Some, or all up to one. */
export interface AlertsRead {
  ids?: number[];
  until?: number;
}

export function useReadAlerts() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: AlertsRead) => answer(api.POST('/api/v1/alerts/read', { body })),
    onSuccess: (count) => {
      client.setQueryData(keys.alertCount(), count);
      void client.invalidateQueries({ queryKey: keys.alerts() });
    },
  });
}
