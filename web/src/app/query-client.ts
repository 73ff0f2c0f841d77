import { QueryClient } from '@tanstack/vue-query';

import { Problem } from '@/api/problem';

const TRIES = 2;

/** What the server said, while somebody is logged in. Log-in itself needs none of it. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // A refusal stays a refusal; only silence and overload are worth another try.
        retry: (count, error) =>
          count < TRIES &&
          (!(error instanceof Problem) || error.status === 0 || error.status >= 502),
      },
    },
  });
}
