import { useInfiniteQuery } from '@tanstack/vue-query';
import { computed, type ComputedRef } from 'vue';

import type { Page } from '../types';

/** A list that grows by the server's cursor. */
export interface List<T> {
  items: ComputedRef<T[]>;
  loading: ComputedRef<boolean>;
  error: ComputedRef<Error | null>;
  hasMore: ComputedRef<boolean>;
  loadingMore: ComputedRef<boolean>;
  loadMore: () => void;
  /** Loads what is left, so that a sorting is one of the whole list. */
  loadAll: () => Promise<void>;
  reload: () => void;
}

/** A list this long is to be narrowed down, not sorted. */
const PAGES_MOST = 100;

/** `key` and `load` read reactive filters; a changed key starts the list anew. */
export function useList<T>(
  key: () => readonly unknown[],
  load: (after: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
  enabled: () => boolean = () => true,
): List<T> {
  const query = useInfiniteQuery({
    queryKey: computed(key),
    queryFn: ({ pageParam, signal }) => load(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page<T>) => page.next ?? undefined,
    enabled: computed(enabled),
  });
  return {
    items: computed(() => query.data.value?.pages.flatMap((page) => page.items) ?? []),
    loading: computed(() => query.isPending.value && query.fetchStatus.value !== 'idle'),
    error: computed(() => query.error.value),
    hasMore: computed(() => query.hasNextPage.value),
    loadingMore: computed(() => query.isFetchingNextPage.value),
    loadMore: () => void query.fetchNextPage(),
    loadAll: async () => {
      for (let pages = 1; pages < PAGES_MOST && query.hasNextPage.value; pages++) {
        const { isError } = await query.fetchNextPage();
        if (isError) return;
      }
    },
    reload: () => void query.refetch(),
  };
}

/** Filters as the query string wants them: what is empty is left out. */
export function given<T extends object>(filter: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(filter).filter(
      ([, value]) => value !== '' && value !== null && value !== undefined,
    ),
  ) as Partial<T>;
}
