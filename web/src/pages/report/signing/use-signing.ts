import '@/i18n/areas/signing';
import { useQueryClient } from '@tanstack/vue-query';
import { computed, onBeforeUnmount, ref, shallowRef } from 'vue';

import { Problem } from '@/api/problem';
import {
  afterSigning,
  answerCms,
  answerFile,
  beginSigning,
  cancelSigning,
  documentBytes,
  partBytes,
  registeredHashes,
  signJob,
  useMakeDocuments,
  type SignOrder,
} from '@/api/queries/signing';
import type { SignJob, SignPart, SignSource } from '@/api/types';
import { t } from '@/i18n/i18n';
import { signByAgent } from '@/sign/agent';
import { hex, type Bytes } from '@/sign/der';
import { SignFault } from '@/sign/fault';
import { agreedDigest } from '@/sign/prepared';

import { faultText } from './sign-words';

/** What is shown before it is signed. */
export interface Shown {
  name: string;
  kind: SignPart['kind'];
  bytes: Bytes;
  /** Computed here; empty where the signature is not made here. */
  digest: string;
}

export type Task = Omit<SignOrder, 'source' | 'credential'> & { unitId: number };

const ASK_EVERY_MS = 2_000;
const TICK_MS = 1_000;

function pause(ms: number): Promise<void> {
  return new Promise((go) => setTimeout(go, ms));
}

function isOver({ state }: SignJob): boolean {
  return state !== 'waiting' && state !== 'pending';
}

/** Signing the documents of one revision, whatever the key lies in. */
export function useSigning(task: Task, onDone: (job: SignJob) => void) {
  const client = useQueryClient();
  const make = useMakeDocuments();
  const job = shallowRef<SignJob | null>(null);
  const shown = shallowRef<Shown[]>([]);
  /** What is under way, in words; empty: nothing. */
  const doing = ref('');
  const fault = ref('');
  const signer = ref('');
  const sent = ref(0);
  const left = ref(0);
  // By the time that runs on this machine, whose clock may go wrong by years.
  let ends = 0;
  let serverAhead = 0;
  let life = new AbortController();
  // Held beside what is shown, in the order of the job's parts.
  let digests: Bytes[] = [];

  const clock = setInterval(() => (left.value = Math.max(0, ends - performance.now())), TICK_MS);

  const live = computed(() => job.value !== null && !isOver(job.value));
  const expired = computed(
    () => job.value?.state === 'expired' || (live.value && left.value === 0),
  );

  function take(next: SignJob, signal: AbortSignal): void {
    if (next.state === 'done') {
      // What is shown anew takes its time; that it is signed is told at once.
      onDone(next);
      void afterSigning(client);
    }
    if (signal.aborted) return;
    if (job.value?.id !== next.id) {
      const now = Date.parse(next.now ?? '');
      left.value = Date.parse(next.expires_at ?? '') - now;
      serverAhead = now - performance.now();
      ends = performance.now() + left.value;
    }
    job.value = next;
    if (next.state === 'refused') fault.value = next.detail;
  }

  /** Nobody will answer it; that it was over already is no news. */
  async function giveBack({ id }: SignJob): Promise<void> {
    await cancelSigning(id).catch(() => undefined);
  }

  /** Gives up what is under way; what the server holds for it is over as well. */
  async function drop(): Promise<void> {
    life.abort();
    life = new AbortController();
    const old = job.value;
    const wasLive = live.value;
    job.value = null;
    shown.value = [];
    digests = [];
    doing.value = signer.value = fault.value = '';
    if (old !== null && wasLive) await giveBack(old);
  }

  async function attempt(words: string, run: (signal: AbortSignal) => Promise<void>) {
    const { signal } = life;
    fault.value = '';
    doing.value = words;
    try {
      await run(signal);
    } catch (error) {
      if (!signal.aborted) fault.value = faultText(error);
    } finally {
      if (!signal.aborted) doing.value = '';
    }
  }

  async function begin(
    source: SignSource,
    signal: AbortSignal,
    credential?: string,
  ): Promise<SignJob> {
    const { unitId: _, ...order } = task;
    const made = await beginSigning({ ...order, source, ...(credential ? { credential } : {}) });
    if (signal.aborted) {
      await giveBack(made);
      throw new DOMException('', 'AbortError');
    }
    take(made, signal);
    return made;
  }

  /** The documents with room for the signature; what is shown is what will be signed. */
  async function showPrepared(signal: AbortSignal): Promise<void> {
    const { id, parts } = await begin('file', signal);
    const found: Shown[] = [];
    const computed: Bytes[] = [];
    for (const part of parts) {
      const bytes = await partBytes(id, part.number, signal);
      const digest = await agreedDigest(bytes, part, part.digest);
      computed.push(digest);
      found.push({ name: part.name, kind: part.kind, bytes, digest: hex(digest) });
    }
    if (signal.aborted) return;
    shown.value = found;
    digests = computed;
  }

  /** The documents as they are, for signatures that are made elsewhere. */
  async function showIssued(signal: AbortSignal): Promise<void> {
    const { items } = await make.mutateAsync({
      id: task.reportId,
      authorisationId: task.authorisation_id,
    });
    const found: Shown[] = [];
    const kinds = task.purpose === 'seal' ? ['paper', 'annex'] : ['paper'];
    for (const { id, name, kind } of items.filter((one) => one.holds && kinds.includes(one.kind))) {
      const bytes = await documentBytes(task.reportId, id, signal);
      found.push({ name, kind, bytes, digest: '' });
    }
    if (!signal.aborted) shown.value = found;
  }

  function show(source: SignSource): Promise<void> {
    const dropped = drop();
    const run = source === 'file' ? showPrepared : showIssued;
    return attempt(t('sign.preview_wait'), async (signal) => {
      await dropped;
      if (!signal.aborted) await run(signal);
    });
  }

  async function refuseUnregistered(hash: string, name: string): Promise<void> {
    const known = await registeredHashes(task.purpose, task.unitId);
    if (known === null || known.includes(hash)) return;
    if (known.length > 0) throw new SignFault('not_registered', name);
    throw new Problem(0, 'sign.none', t(`sign.none_registered.${task.purpose}`));
  }

  function signByFile(file: File, password: string): Promise<void> {
    return attempt(t('sign.phase.opening'), async (signal) => {
      const at = job.value;
      if (at === null) return;
      const { hashOf, openSigner, refuseOutOfDate, signCms } = await import('@/sign');
      const key = await openSigner(new Uint8Array(await file.arrayBuffer()), password);
      const { subjectName, issuerName } = key.certificate;
      signer.value = t('sign.signer', { name: subjectName, issuer: issuerName });
      refuseOutOfDate(key, new Date(serverAhead + performance.now()));
      await refuseUnregistered(await hashOf(key.certificate), subjectName);
      for (const [i, part] of at.parts.entries()) {
        const digest = digests[i];
        if (signal.aborted || digest === undefined) return;
        const count = { n: i + 1, all: at.parts.length, name: part.name };
        doing.value = t('sign.phase.signing', count);
        const cms = await signCms(key, digest);
        doing.value = t('sign.phase.checking');
        take(await answerCms(at.id, part.number, cms), signal);
      }
    });
  }

  function onThisMachine(url: string): string {
    return new URL(url, location.origin).href;
  }

  function signByProgram(number: string, issuedOn: string): Promise<void> {
    return attempt(t('sign.phase.agent_open'), async (signal) => {
      const at = await begin('agent', signal);
      for (const part of at.parts) {
        const order = {
          purpose: task.purpose,
          documentUrl: onThisMachine(part.document_url ?? ''),
          answerUrl: onThisMachine(part.answer_url ?? ''),
          number,
          issuedOn,
        };
        const onWaiting = () => (doing.value = t('sign.phase.agent_wait'));
        await signByAgent(order, { onWaiting, signal });
      }
      doing.value = t('sign.phase.checking');
      take(await signJob(at.id), signal);
      if (live.value) throw new SignFault('agent_gone');
    });
  }

  function beginUpload(): Promise<void> {
    return attempt(t('sign.preview_wait'), async (signal) => {
      await begin('upload', signal);
    });
  }

  function uploadSigned(part: SignPart, file: File): Promise<void> {
    sent.value = 0;
    return attempt(t('sign.phase.checking'), async (signal) => {
      const at = job.value;
      if (at === null) return;
      const onSent = (bytes: number) => (sent.value = Math.round((100 * bytes) / file.size));
      take(await answerFile(at.id, part.number, file, onSent, signal), signal);
    });
  }

  /** The server asks the key itself; a service asks the person, which takes as long as it takes. */
  function signByServer(source: 'token' | 'remote', credential: string): Promise<void> {
    const words = source === 'token' ? t('sign.phase.server') : t('sign.phase.remote');
    return attempt(words, async (signal) => {
      let at = await begin(source, signal, credential);
      while (!isOver(at) && !signal.aborted && left.value > 0) {
        await pause(ASK_EVERY_MS);
        if (signal.aborted) return;
        at = await signJob(at.id);
        take(at, signal);
      }
    });
  }

  onBeforeUnmount(() => {
    clearInterval(clock);
    void drop();
  });

  return {
    job,
    shown,
    doing,
    fault,
    signer,
    sent,
    left,
    live,
    expired,
    show,
    drop,
    signByFile,
    signByProgram,
    beginUpload,
    uploadSigned,
    signByServer,
  };
}

export type Signing = ReturnType<typeof useSigning>;
