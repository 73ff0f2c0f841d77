import '@/i18n/areas/signing';
import { useQueryClient } from '@tanstack/vue-query';
import { computed, onBeforeUnmount, reactive, ref } from 'vue';

import { intentionKey } from '@/api/client';
import { Problem } from '@/api/problem';
import {
  afterSigning,
  beginSigning,
  cancelSigning,
  makeDocuments,
  signItem,
  signJob,
} from '@/api/queries/signing';
import type { SignItem, SignJob, SignSource } from '@/api/types';
import { t } from '@/i18n/i18n';
import {
  againLines,
  batchLines,
  countLines,
  failLine,
  judgeLines,
  runBatch,
  type BatchLine,
} from '@/parts/batch';
import {
  isOver,
  preparedOf,
  refuseUnfit,
  signWithKey,
  signWithProgram,
  type Watch,
} from '@/parts/signing/sign-steps';
import { faultText } from '@/parts/signing/sign-words';
import { telling } from '@/parts/signing/telling';
import { untilOver } from '@/parts/signing/until-over';
import type { Signer } from '@/sign';
import { SignFault } from '@/sign/fault';

import {
  doneText,
  issuedOf,
  nameOf,
  reasonOf,
  requireSame,
  requireShown,
  taskOf,
  type Task,
} from './sign-many';

/** With what all of them are signed. */
export interface SignBy {
  source: SignSource;
  credential: string;
  /** What a key file holds, opened in this page. */
  key: Signer | null;
}

/** What is shown is no longer what is signed: it was issued or submitted anew, or given back. */
function isStale(error: unknown): boolean {
  if (error instanceof SignFault) return error.key === 'changed';
  const keys = ['signature.changed', 'workflow.not_now'];
  return error instanceof Problem && keys.includes(error.key);
}

/** What keeps it from being done, in the server's words. */
function refusalOf(job: SignJob): Problem {
  return new Problem(0, job.reason, job.detail === '' ? job.state_title : job.detail);
}

async function begin(task: Task, by: SignBy, batch: string, key: string): Promise<SignJob> {
  const { report_id, revision, digest } = task.item;
  const { source, credential } = by;
  const order = { reportId: report_id, revision, digest, purpose: 'approve', source } as const;
  const more = { ...(credential === '' ? {} : { credential }), ...(batch === '' ? {} : { batch }) };
  const job = await beginSigning(
    { ...order, ...more, authorisation_id: task.authorisationId },
    { 'Idempotency-Key': `${key}-sign` },
  );
  task.job = job;
  requireShown(job, task);
  return job;
}

/** It takes no more answers. One that was done is done: what comes back says so. */
async function giveUp(task: Task): Promise<SignJob | null> {
  const { job } = task;
  if (job === null) return null;
  const at = await cancelSigning(job.id);
  task.job = null;
  return at;
}

/** What was begun and not heard of: it may be signed by now, or go on. */
async function resumed(task: Task, { source }: SignBy): Promise<SignJob | null> {
  if (task.job === null) return null;
  const at = await signJob(task.job.id);
  if (at.state === 'done' || (!isOver(at) && at.source === source)) return at;
  const ended = await giveUp(task);
  return ended?.state === 'done' ? ended : null;
}

async function signed(job: SignJob, task: Task, by: SignBy, watch: Watch): Promise<SignJob> {
  const { tell, signal } = watch;
  if (isOver(job)) return job;
  if (by.source === 'agent') return signWithProgram(job, { number: '', issuedOn: '' }, watch);
  if (by.key === null) {
    tell(t(by.source === 'remote' ? 'sign.phase.remote' : 'sign.phase.server'));
    return untilOver(job, watch);
  }
  const now = new Date(job.now ?? '');
  await refuseUnfit(by.key, { purpose: 'approve', unitId: task.item.unit_id, now });
  const prepared = await preparedOf(job, signal);
  await requireSame(prepared, task);
  let at = job;
  const taken = (next: SignJob) => (at = next);
  await signWithKey(job, by.key, prepared, { tell, signal, taken });
  signal.throwIfAborted();
  return at;
}

/** Signs one report, or says why not; whether it was done is never left open but for a lost line. */
async function signOne(task: Task, key: string, by: SignBy, watch: Watch): Promise<SignJob> {
  let at: SignJob | null = null;
  try {
    at = (await resumed(task, by)) ?? (await begin(task, by, '', key));
    at = await signed(at, task, by, watch);
    if (at.state !== 'done') throw refusalOf(at);
  } catch (error) {
    if (telling.isUnsure(error)) throw error;
    if (isStale(error)) task.documents = [];
    at = await giveUp(task).catch(() => null);
    if (at?.state !== 'done') throw error;
  }
  task.job = null;
  return at;
}

/** Many reports, one after the other: each is signed or refused by itself. */
export function useSignMany(items: readonly SignItem[], covers: readonly string[]) {
  const client = useQueryClient();
  const isRunning = ref(false);
  const hasBegun = ref(false);
  const isPreparing = ref(false);
  let life = new AbortController();

  // What was chosen when the window was opened: the list behind it goes on changing.
  const lines = reactive(batchLines(items.map(taskOf), ({ item }) => nameOf(item), intentionKey));
  const count = computed(() => countLines(lines));
  const left = computed(() =>
    lines.filter(({ outcome }) => outcome === 'waiting' || outcome === 'failed'),
  );

  function judge(): void {
    judgeLines(lines, reasonOf);
  }

  async function prepareOne({ item: task }: BatchLine<Task>): Promise<void> {
    const { item, authorisationId } = task;
    task.fault = '';
    try {
      task.documents = issuedOf(
        await makeDocuments({ id: item.report_id, authorisationId }),
        covers,
      );
    } catch (error) {
      task.fault = faultText(error);
    }
  }

  /** The documents as they will be signed, so that each can be read before. */
  async function prepare(): Promise<void> {
    if (isPreparing.value) return;
    isPreparing.value = true;
    life = new AbortController();
    const { signal } = life;
    for (const line of lines) {
      const { item: task, outcome } = line;
      if (outcome === 'done' || !task.item.can_sign || task.documents.length > 0) continue;
      if (signal.aborted) break;
      await prepareOne(line);
      judge();
    }
    isPreparing.value = false;
  }

  /** What changed meanwhile is shown as it is now, and left out if it waits no more. */
  async function renew(): Promise<void> {
    for (const line of lines) {
      const { item: task, outcome, text } = line;
      if (outcome !== 'failed' || task.documents.length > 0) continue;
      const now = await signItem(task.item).catch(() => task.item);
      task.item = now ?? { ...task.item, can_sign: false, sign_reason: text };
      if (task.item.can_sign) await prepareOne(line);
      else line.outcome = 'skipped';
    }
  }

  /** In another form its paper is another one. */
  async function choose(line: BatchLine<Task>, authorisationId: number | null): Promise<void> {
    line.item.authorisationId = authorisationId;
    line.item.documents = [];
    await prepare();
  }

  /**
   * A service asks for one confirmation for all that is begun one after the other, so they are begun
   * before any is waited for. False: the connection is lost.
   */
  async function beginAll(by: SignBy, signal: AbortSignal): Promise<boolean> {
    const batch = intentionKey();
    for (const line of lines) {
      if (line.outcome !== 'waiting' || line.item.job !== null || signal.aborted) continue;
      try {
        await begin(line.item, by, batch, line.key);
      } catch (error) {
        if (!failLine(line, error, telling)) return false;
        if (isStale(error)) line.item.documents = [];
        await giveUp(line.item).catch(() => undefined);
      }
    }
    return true;
  }

  async function go(by: SignBy): Promise<void> {
    if (isRunning.value) return;
    isRunning.value = hasBegun.value = true;
    life = new AbortController();
    const { signal } = life;
    againLines(lines);
    judge();
    const work = {
      run: async (task: Task, key: string, tell: Watch['tell']) => {
        tell(t('sign.preview_wait'));
        return doneText(await signOne(task, key, by, { tell, signal }));
      },
      ...telling,
    };
    if (by.source !== 'remote' || (await beginAll(by, signal)))
      await runBatch(lines, work, () => signal.aborted);
    if (signal.aborted) await giveAllUp();
    else await renew();
    isRunning.value = false;
    await afterSigning(client);
  }

  /** What was begun and is signed all the same is told as what it is. */
  async function giveAllUp(): Promise<void> {
    for (const line of lines) {
      const at = await giveUp(line.item).catch(() => null);
      if (at?.state !== 'done') continue;
      line.outcome = 'done';
      line.text = doneText(at);
    }
  }

  function stop(): void {
    life.abort();
  }
  onBeforeUnmount(() => {
    stop();
    if (!isRunning.value) void giveAllUp();
  });

  return { lines, count, left, isRunning, hasBegun, isPreparing, prepare, choose, go, stop };
}
