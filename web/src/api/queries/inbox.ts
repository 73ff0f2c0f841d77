import { useQuery } from '@tanstack/vue-query';

import { answer, api } from '../client';
import { keys } from '../keys';

export function useInbox() {
  return useQuery({
    queryKey: keys.inbox(),
    queryFn: ({ signal }) => answer(api.GET('/api/v1/inbox', { signal })),
  });
}
