import { toast } from '@/ui/toast';

import { problemText } from './problem-text';

/** Does something a person asked for by a click; says how it ended. */
export async function act<T>(
  run: () => Promise<T>,
  done?: string | ((got: T) => string),
): Promise<T | null> {
  try {
    const got = await run();
    if (done !== undefined) toast(typeof done === 'string' ? done : done(got));
    return got;
  } catch (error) {
    toast(problemText(error), 'error');
    return null;
  }
}
