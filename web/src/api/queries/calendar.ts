import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query';
import { computed, toValue, type MaybeRefOrGetter } from 'vue';

import { answer, api } from '../client';
import { keys } from '../keys';
import type { Calendar, CalendarDay } from '../types';

export function useCalendar(year: MaybeRefOrGetter<number>) {
  return useQuery({
    queryKey: computed(() => keys.calendar(toValue(year))),
    queryFn: async ({ signal }) => {
      const path = { year: toValue(year) };
      const got = await answer(api.GET('/api/v1/calendar/{year}', { params: { path }, signal }));
      return got as Calendar;
    },
  });
}

export interface CalendarSave {
  year: number;
  version: number | null;
  notice: string;
  days: CalendarDay[];
}

export function useConfirmCalendar() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ year, ...body }: CalendarSave) =>
      answer(api.PUT('/api/v1/calendar/{year}', { params: { path: { year } }, body })),
    onSuccess: (got, { year }) => {
      client.setQueryData(keys.calendar(year), got);
    },
  });
}
