import '@/i18n/areas/signing';
import { useQueryClient } from '@tanstack/vue-query';
import { computed, onBeforeUnmount, ref, shallowRef } from 'vue';

import {
  afterSigning,
  answerFile,
  beginSigning,
  cancelSigning,
  documentBytes,
  signJob,
  useMakeDocuments,
  type SignOrder,
} from '@/api/queries/signing';
import type { SignJob, SignPart, SignSource } from '@/api/types';
import { t } from '@/i18n/i18n';
import { hex, type Bytes } from '@/sign/der';
import { SignFault } from '@/sign/fault';

import {
  ASK_EVERY_MS,
  isOver,
  openKey,
  pause,
  preparedOf,
  refuseUnfit,
  signWithKey,
  signWithProgram,
  type Prepared,
} from '@/parts/signing/sign-steps';
import { faultText } from '@/parts/signing/sign-words';

/** What is shown before it is signed. */
export interface Shown {
  name: string;
  kind: SignPart['kind'];
  bytes: Bytes;
  /** Computed here; empty where the signature is not made here. */
  digest: string;
}

export type Task = Omit<SignOrder, 'source' | 'credential'> & { unitId: number };

const TICK_MS = 1_000;

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
  // Beside what is shown: what is signed of it.
  let prepared: Pick<Prepared, 'part' | 'digest'>[] = [];

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
    prepared = [];
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
    const found = await preparedOf(await begin('file', signal), signal);
    if (signal.aborted) return;
    shown.value = found.map(({ part: { name, kind }, bytes, digest }) => ({
      name,
      kind,
      bytes,
      digest: hex(digest),
    }));
    prepared = found.map(({ part, digest }) => ({ part, digest }));
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

  function tell(words: string): void {
    doing.value = words;
  }

  function signByFile(file: File, password: string): Promise<void> {
    return attempt(t('sign.phase.opening'), async (signal) => {
      const at = job.value;
      if (at === null) return;
      const key = await openKey(file, password);
      const { subjectName, issuerName } = key.certificate;
      signer.value = t('sign.signer', { name: subjectName, issuer: issuerName });
      const now = new Date(serverAhead + performance.now());
      await refuseUnfit(key, { purpose: task.purpose, unitId: task.unitId, now });
      const taken = (next: SignJob) => take(next, signal);
      await signWithKey(at, key, prepared, { tell, signal, taken });
    });
  }

  function signByProgram(number: string, issuedOn: string): Promise<void> {
    return attempt(t('sign.phase.agent_open'), async (signal) => {
      const at = await begin('agent', signal);
      take(await signWithProgram(at, { number, issuedOn }, { tell, signal }), signal);
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
