import { intentionKey } from '@/api/client';
import { NO_CONNECTION, Problem } from '@/api/problem';

import { faultText } from './sign-words';

/** How many signings, one after the other, tell of one that was not done. */
export const telling = {
  explain: faultText,
  isUnsure: (error: unknown) => error instanceof Problem && error.key === NO_CONNECTION,
  newKey: intentionKey,
};
