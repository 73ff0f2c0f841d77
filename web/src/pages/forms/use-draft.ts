import { onBeforeUnmount, ref, shallowRef, watch } from 'vue';

import { loadForm, saveDraft } from '@/api/queries/forms';
import { isConflict } from '@/api/problem';
import type { Form, Layout } from '@/api/types';
import { problemText } from '@/parts/problem-text';

import type { Undo } from './undo';

const QUIET_MS = 1200;
const AGAIN_MS = 5000;

export type DraftStatus = 'saved' | 'dirty' | 'saving' | 'failed' | 'conflict';

/**
 * Keeps a draft as it is drawn: a moment after the last change, one save at a time. Who else
 * saved in between is not written over; the person at work says whose draft is to stay.
 */
export function useDraft(form: Form, layouts: Undo<Layout>, onSaved: (form: Form) => void) {
  const status = ref<DraftStatus>('saved');
  const savedAt = ref(form.changed_at ?? '');
  const why = ref('');
  const version = ref(form.version);
  /** What the server has. */
  const kept = shallowRef(layouts.current.value);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;

  function later(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), ms);
  }

  async function send(layout: Layout): Promise<void> {
    status.value = 'saving';
    try {
      const answer = await saveDraft(form.id, { version: version.value, layout });
      version.value = answer.version;
      savedAt.value = answer.changed_at ?? '';
      kept.value = layout;
      status.value = layouts.current.value === layout ? 'saved' : 'dirty';
      onSaved(answer);
    } catch (error) {
      status.value = isConflict(error) ? 'conflict' : 'failed';
      why.value = problemText(error);
    }
  }

  async function save(): Promise<void> {
    clearTimeout(timer);
    if (running !== undefined || status.value === 'conflict') return running;
    if (layouts.current.value === kept.value) return;
    running = send(layouts.current.value);
    await running;
    running = undefined;
    if (status.value === 'dirty') later(QUIET_MS);
    if (status.value === 'failed') later(AGAIN_MS);
  }

  watch(layouts.current, (layout) => {
    if (layout === kept.value || status.value === 'conflict') return;
    if (status.value !== 'saving') status.value = 'dirty';
    later(QUIET_MS);
  });
  onBeforeUnmount(() => clearTimeout(timer));

  /** True: the server has what is drawn. */
  async function flush(): Promise<boolean> {
    await running;
    await save();
    return status.value === 'saved';
  }

  async function resolve(keep: 'mine' | 'theirs'): Promise<void> {
    const theirs = await loadForm(form.id, form.number);
    version.value = theirs.version;
    status.value = 'dirty';
    if (keep === 'theirs') {
      kept.value = theirs.layout;
      layouts.restart(theirs.layout);
      status.value = 'saved';
      onSaved(theirs);
    } else {
      await save();
    }
  }

  return { status, savedAt, why, version, flush, resolve };
}
