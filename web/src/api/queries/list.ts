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
  reload: () => void;
}

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
