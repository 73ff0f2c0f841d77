/*
 * What signing is made of, wherever it is asked for: for one report that is read, and for many of
 * the clerk's desk.
 */
import '@/i18n/areas/signing';
import { Problem } from '@/api/problem';
import { answerCms, partBytes, registeredHashes, signJob } from '@/api/queries/signing';
import type { SignJob, SignPart, SignPurpose } from '@/api/types';
import { t } from '@/i18n/i18n';
import type { Signer } from '@/sign';
import { signByAgent } from '@/sign/agent';
import type { Bytes } from '@/sign/der';
import { SignFault } from '@/sign/fault';
import { agreedDigest } from '@/sign/prepared';

export const ASK_EVERY_MS = 2_000;

export function pause(ms: number): Promise<void> {
  return new Promise((go) => setTimeout(go, ms));
}

export function isOver({ state }: SignJob): boolean {
  return state !== 'waiting' && state !== 'pending';
}

/** A document with room for its signature, and what is signed of it, computed here. */
export interface Prepared {
  part: SignPart;
  bytes: Bytes;
  digest: Bytes;
}

export async function preparedOf(job: SignJob, signal: AbortSignal): Promise<Prepared[]> {
  const found: Prepared[] = [];
  for (const part of job.parts) {
    const bytes = await partBytes(job.id, part.number, signal);
    found.push({ part, bytes, digest: await agreedDigest(bytes, part, part.digest) });
  }
  return found;
}

/** Opens a key file, here and nowhere else. */
export async function openKey(file: File, password: string): Promise<Signer> {
  const { openSigner } = await import('@/sign');
  return openSigner(new Uint8Array(await file.arrayBuffer()), password);
}

/** Refused before anything is signed with it: out of date at this time, or not registered. */
export async function refuseUnfit(
  key: Signer,
  { purpose, unitId, now }: { purpose: SignPurpose; unitId: number; now: Date },
): Promise<void> {
  const { hashOf, refuseOutOfDate } = await import('@/sign');
  refuseOutOfDate(key, now);
  const known = await registeredHashes(purpose, unitId);
  if (known === null || known.includes(await hashOf(key.certificate))) return;
  if (known.length > 0) throw new SignFault('not_registered', key.certificate.subjectName);
  throw new Problem(0, 'sign.none', t(`sign.none_registered.${purpose}`));
}

/** Who is told what goes on, and who may end it. */
export interface Watch {
  tell: (doing: string) => void;
  signal: AbortSignal;
}

/** Signs one document after the other; what the job had an answer for is not signed anew. */
export async function signWithKey(
  job: SignJob,
  key: Signer,
  prepared: readonly Pick<Prepared, 'part' | 'digest'>[],
  { tell, signal, taken }: Watch & { taken: (job: SignJob) => void },
): Promise<void> {
  const { signCms } = await import('@/sign');
  let at = job;
  for (const [i, { part, digest }] of prepared.entries()) {
    if (at.parts.find(({ number }) => number === part.number)?.answered) continue;
    if (signal.aborted) return;
    tell(t('sign.phase.signing', { n: i + 1, all: prepared.length, name: part.name }));
    const cms = await signCms(key, digest);
    tell(t('sign.phase.checking'));
    at = await answerCms(at.id, part.number, cms);
    taken(at);
  }
}

function onThisMachine(url: string): string {
  return new URL(url, location.origin).href;
}

/** The program on this machine signs one document after the other and sends each by itself. */
export async function signWithProgram(
  job: SignJob,
  said: { number: string; issuedOn: string },
  { tell, signal }: Watch,
): Promise<SignJob> {
  for (const part of job.parts) {
    const order = {
      purpose: job.purpose,
      documentUrl: onThisMachine(part.document_url ?? ''),
      answerUrl: onThisMachine(part.answer_url ?? ''),
      ...said,
    };
    await signByAgent(order, { onWaiting: () => tell(t('sign.phase.agent_wait')), signal });
  }
  tell(t('sign.phase.checking'));
  return signJob(job.id);
}
