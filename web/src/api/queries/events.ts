import { answer, api } from '../client';
import { keys } from '../keys';
import type { ObjectType } from '../types';
import { given, useList } from './list';

export interface EventFilter {
  object_type?: ObjectType;
  object_id?: number;
  actor_id?: number;
  /** Days, included. */
  from?: string;
  to?: string;
}

export function useEvents(filter: () => EventFilter) {
  return useList(
    () => keys.events(filter()),
    (after, signal) =>
      answer(
        api.GET('/api/v1/events', {
          params: { query: given({ limit: 100, ...filter(), after }) },
          signal,
        }),
      ),
  );
}
