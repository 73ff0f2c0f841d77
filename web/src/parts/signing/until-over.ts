import { signJob } from '@/api/queries/signing';
import type { SignJob } from '@/api/types';

import { ASK_EVERY_MS, isOver, pause, type Watch } from './sign-steps';

/** Asks how a job is that somebody else ends: the server, or the signer on his telephone. */
export async function untilOver(job: SignJob, { signal }: Watch): Promise<SignJob> {
  let at = job;
  while (!isOver(at)) {
    await pause(ASK_EVERY_MS);
    signal.throwIfAborted();
    at = await signJob(at.id);
  }
  return at;
}
