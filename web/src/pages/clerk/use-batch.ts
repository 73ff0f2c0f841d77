import '@/i18n/areas/numbers';
import '@/i18n/areas/signing';
import { computed, onBeforeUnmount, reactive, ref } from 'vue';

import { intentionKey } from '@/api/client';
import { Problem } from '@/api/problem';
import { giveNumber, moveReport, useRefresh } from '@/api/queries/numbers';
import { beginSigning, cancelSigning } from '@/api/queries/signing';
import type { ClerkItem, SignJob, SignSource } from '@/api/types';
import { t } from '@/i18n/i18n';
import type { Signer } from '@/sign';

import {
  preparedOf,
  refuseUnfit,
  signWithKey,
  signWithProgram,
  type Watch,
} from '@/parts/signing/sign-steps';
import { telling } from '@/parts/signing/telling';
import { untilOver } from '@/parts/signing/until-over';
import { againLines, batchLines, countLines, failLine, judgeLines, runBatch } from '@/parts/batch';
import { reasonOf, stepsOf, taskOf, type Step, type Task } from './batch-steps';

/** With what the organisation's signature is made: once for all reports. */
export interface SealBy {
  source: SignSource;
  credential: string;
  /** What a key file holds, opened in this page. */
  key: Signer | null;
}

/** The server's refusal of a seal where there is one: what is wanted is there. */
function isSealed(error: unknown): boolean {
  return error instanceof Problem && error.key === 'signing.sealed';
}

async function signedJob(job: SignJob, task: Task, by: SealBy, watch: Watch): Promise<SignJob> {
  const { tell, signal } = watch;
  if (by.source === 'agent') {
    if (job.parts.some(({ kind }) => kind === 'packet'))
      throw new Problem(0, 'sign.agent_pdf_only', t('sign.agent_pdf_only'));
    return signWithProgram(job, { number: task.number, issuedOn: task.issuedOn }, watch);
  }
  if (by.key === null) {
    tell(t(by.source === 'remote' ? 'sign.phase.remote' : 'sign.phase.server'));
    return untilOver(job, watch);
  }
  const now = new Date(job.now ?? '');
  await refuseUnfit(by.key, { purpose: 'seal', unitId: task.item.unit_id, now });
  let at = job;
  const taken = (next: SignJob) => (at = next);
  await signWithKey(job, by.key, await preparedOf(job, signal), { tell, signal, taken });
  return at;
}

async function beginSeal(task: Task, by: SealBy, batch: string): Promise<SignJob> {
  const { report_id, revision, digest } = task.item;
  const { source, credential } = by;
  const order = { reportId: report_id, revision, digest, purpose: 'seal', source } as const;
  const more = { ...(credential === '' ? {} : { credential }), ...(batch === '' ? {} : { batch }) };
  return beginSigning({ ...order, ...more, authorisation_id: null });
}

async function giveBack(task: Task): Promise<void> {
  const { job } = task;
  task.job = null;
  if (job !== null) await cancelSigning(job.id).catch(() => undefined);
}

/** Puts the organisation's signature on one report; what was begun and not ended is given back. */
async function seal(task: Task, by: SealBy, watch: Watch): Promise<void> {
  const begun = task.job;
  task.job = null;
  const job =
    begun ??
    (await beginSeal(task, by, '').catch((error: unknown) => {
      if (isSealed(error)) return null;
      throw error;
    }));
  if (job === null) return;
  let at = job;
  try {
    at = await signedJob(job, task, by, watch);
  } finally {
    if (at.state !== 'done') await cancelSigning(job.id).catch(() => undefined);
  }
  watch.signal.throwIfAborted();
  if (at.state !== 'done')
    throw new Problem(0, at.reason, at.detail === '' ? at.state_title : at.detail);
}

/** Numbers, seals and sends many reports: each by itself, and what is done stays done. */
export function useBatch(items: readonly ClerkItem[], chosen: () => readonly Step[]) {
  const refresh = useRefresh();
  const isRunning = ref(false);
  const hasBegun = ref(false);
  let life = new AbortController();

  // What was chosen when the window was opened: the list behind it goes on changing.
  const lines = reactive(
    batchLines(
      items.map(taskOf),
      ({ item }) => `${item.unit_name}, ${item.regime_name}, ${item.period_title}`,
      intentionKey,
    ),
  );
  const count = computed(() => countLines(lines));

  async function step(what: Step, task: Task, key: string, by: SealBy, watch: Watch) {
    const { report_id, version } = task.item;
    const header = { 'Idempotency-Key': `${key}-${what}` };
    if (what === 'number') {
      const given = await giveNumber(report_id, {}, header);
      task.number = given.text;
      task.issuedOn = given.issued_on ?? '';
    } else if (what === 'seal') {
      await seal(task, by, watch);
      task.sealed = true;
    } else {
      await moveReport(report_id, { action: 'send', version }, header);
      task.sent = true;
    }
  }

  /**
   * A service asks for one confirmation for all seals that are begun one after the other, so they
   * are begun before any is waited for. One refused here is not begun again alone: that would be a
   * question of its own. False: the connection is lost.
   */
  async function beginAll(by: SealBy, signal: AbortSignal): Promise<boolean> {
    if (by.source !== 'remote' || !chosen().includes('seal')) return true;
    const batch = intentionKey();
    const watch = { tell: () => undefined, signal };
    for (const line of lines) {
      const { item: task, key, outcome } = line;
      const wanted = stepsOf(task, chosen());
      if (outcome !== 'waiting' || !wanted.includes('seal') || signal.aborted) continue;
      try {
        if (wanted.includes('number')) await step('number', task, key, by, watch);
        task.job = await beginSeal(task, by, batch);
      } catch (error) {
        if (!isSealed(error) && !failLine(line, error, telling)) return false;
      }
    }
    return true;
  }

  async function run(task: Task, key: string, by: SealBy, watch: Watch): Promise<string> {
    const done: string[] = [];
    for (const what of stepsOf(task, chosen())) {
      watch.tell(t(`clerk.batch_doing.${what}`));
      await step(what, task, key, by, watch);
      done.push(what === 'number' ? task.number : t(`clerk.batch_did.${what}`));
    }
    return done.join(', ');
  }

  function judge(): void {
    judgeLines(lines, (task) => reasonOf(task, chosen()));
  }

  async function go(by: SealBy): Promise<void> {
    if (isRunning.value) return;
    isRunning.value = hasBegun.value = true;
    life = new AbortController();
    const { signal } = life;
    againLines(lines);
    judge();
    const work = {
      run: (task: Task, key: string, tell: Watch['tell']) => run(task, key, by, { tell, signal }),
      ...telling,
    };
    if (await beginAll(by, signal)) await runBatch(lines, work, () => signal.aborted);
    for (const { item: task } of lines) await giveBack(task);
    isRunning.value = false;
    await refresh();
  }

  function stop(): void {
    life.abort();
  }
  onBeforeUnmount(stop);

  return { lines, count, isRunning, hasBegun, judge, go, stop };
}
