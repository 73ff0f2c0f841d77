import '@/i18n/areas/attachments';
import { computed, reactive, type ComputedRef } from 'vue';

import { NO_CONNECTION, Problem } from '@/api/problem';
import type { Attachments } from '@/api/types';
import { t } from '@/i18n/i18n';
import { fileSize } from '@/lib/text';

/** refused: the file is not taken; failed: it did not arrive, and may be sent again. */
export type UploadState = 'waiting' | 'sending' | 'checking' | 'refused' | 'failed' | 'cancelled';

export interface Upload {
  readonly key: number;
  readonly name: string;
  readonly size: number;
  state: UploadState;
  sent: number;
  reason: string;
}

interface Job {
  shown: Upload;
  file: File;
  stop: AbortController;
}

export interface UploadDoors {
  send: (file: File, onSent: (bytes: number) => void, signal: AbortSignal) => Promise<unknown>;
  /** What the server's refusal says. */
  explain: (error: unknown) => string;
  done: (name: string) => void;
}

export interface Uploads {
  readonly items: readonly Upload[];
  readonly busy: ComputedRef<boolean>;
  add: (files: readonly File[], now: Attachments) => void;
  cancel: (key: number) => void;
  retry: (key: number) => void;
  dismiss: (key: number) => void;
}

/** Why the file need not be sent at all; the server has the last word. */
export function fault(file: File, now: Attachments, before: { files: number; bytes: number }) {
  const name = file.name.toLowerCase();
  if (file.size === 0) return t('attach.empty');
  if (!now.endings.some((ending) => name.endsWith(ending))) return t('attach.wrong_kind');
  if (file.size > now.file_bytes_max) {
    const most = fileSize(now.file_bytes_max);
    return t('attach.too_large', { size: fileSize(file.size), most });
  }
  if (now.items.length + before.files >= now.files_max) {
    return t('attach.too_many', { n: now.files_max });
  }
  if (now.bytes + before.bytes + file.size > now.bytes_max) {
    return t('attach.too_much', { most: fileSize(now.bytes_max) });
  }
  return '';
}

const open = (state: UploadState) =>
  state === 'waiting' || state === 'sending' || state === 'checking';

/** Files on their way to the server, one after the other. */
export function useUploads(doors: UploadDoors): Uploads {
  const items = reactive<Upload[]>([]);
  const jobs = new Map<number, Job>();
  let last = 0;
  let running = false;

  function remove(key: number): void {
    jobs.delete(key);
    const at = items.findIndex((one) => one.key === key);
    if (at >= 0) items.splice(at, 1);
  }

  function settle(job: Job, error: unknown): void {
    const { shown } = job;
    if (job.stop.signal.aborted) {
      shown.state = 'cancelled';
      return;
    }
    const arrived = error instanceof Problem && error.key !== NO_CONNECTION && error.status < 500;
    shown.state = arrived ? 'refused' : 'failed';
    shown.reason = doors.explain(error);
  }

  async function send(job: Job): Promise<void> {
    const { shown, file, stop } = job;
    shown.state = 'sending';
    function onSent(bytes: number): void {
      shown.sent = Math.min(bytes, shown.size);
      if (shown.state === 'sending' && bytes >= shown.size) shown.state = 'checking';
    }
    try {
      await doors.send(file, onSent, stop.signal);
      remove(shown.key);
      doors.done(shown.name);
    } catch (error) {
      settle(job, error);
    }
  }

  async function run(): Promise<void> {
    if (running) return;
    running = true;
    for (;;) {
      const next = items.find((one) => one.state === 'waiting');
      const job = next && jobs.get(next.key);
      if (!job) break;
      await send(job);
    }
    running = false;
  }

  function add(files: readonly File[], now: Attachments): void {
    const before = { files: 0, bytes: 0 };
    for (const one of items) {
      if (!open(one.state)) continue;
      before.files += 1;
      before.bytes += one.size;
    }
    for (const file of files) {
      const reason = fault(file, now, before);
      const key = ++last;
      const state = reason === '' ? 'waiting' : 'refused';
      items.push({ key, name: file.name, size: file.size, state, sent: 0, reason });
      const shown = items[items.length - 1];
      if (shown === undefined || reason !== '') continue;
      jobs.set(key, { shown, file, stop: new AbortController() });
      before.files += 1;
      before.bytes += file.size;
    }
    void run();
  }

  function cancel(key: number): void {
    const job = jobs.get(key);
    if (job === undefined || !open(job.shown.state)) return;
    job.stop.abort();
    job.shown.state = 'cancelled';
  }

  function retry(key: number): void {
    const job = jobs.get(key);
    if (job === undefined || open(job.shown.state)) return;
    job.stop = new AbortController();
    Object.assign(job.shown, { state: 'waiting', sent: 0, reason: '' });
    void run();
  }

  const busy = computed(() => items.some((one) => open(one.state)));
  return { items, busy, add, cancel, retry, dismiss: remove };
}
