import type { QueryClient } from '@tanstack/vue-query';
import { computed, reactive } from 'vue';

import { API } from './client';
import { loadMe } from './queries/session';
import type { Change } from './types';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;
const QUIET_MS = 400;

const state = reactive({ lost: false });

/** Whether news from the server have stopped coming; the shell says so. */
export const streamLost = computed(() => state.lost);

/** The wait before the n-th new try: doubled each time, half of it by chance, so that a
 * thousand browsers do not come back in the same second. */
export function waitBefore(attempt: number, random: number): number {
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempt, 10));
  return longest / 2 + (longest / 2) * random;
}

/** Which queries a change makes stale, by the first word of their keys. */
export function staleAfter(change: Pick<Change, 'object_type'>): string[] {
  switch (change.object_type) {
    case 'report':
      return ['report', 'inbox', 'event'];
    case 'cycle':
      return ['cycle', 'report', 'inbox', 'event'];
    case 'grant':
      return ['grant', 'account', 'event'];
    case 'account_request':
      return ['account_request', 'account', 'grant', 'event'];
    case 'session':
      return ['event'];
    case 'form_clock':
      return ['form', 'form-clocks', 'event'];
    case 'alert':
      return ['alert'];
    case 'authorisation':
      return ['report', 'event'];
    case 'discipline_table':
      return ['discipline-table', 'event'];
    case 'trust_item':
      return ['trust-item', 'certificate', 'event'];
    case 'trust_source':
      return ['trust-source', 'certificate', 'event'];
    case 'archive_file':
    case 'archive_disposal':
    case 'stamp_authority':
      return ['archive', 'event'];
    case 'account':
      return ['account', 'certificate', 'picture', 'event'];
    case 'unit':
      return ['unit', 'certificate', 'picture', 'event'];
    case 'ticket':
    case 'urging':
    case 'announcement':
    case 'form':
    case 'outline':
    case 'regime':
    case 'profile':
    case 'calendar':
    case 'indicator':
    case 'attribute':
    case 'measure':
    case 'sector':
    case 'outage':
      return [change.object_type, 'event'];
  }
}

function read(data: unknown): Change | null {
  try {
    const change: unknown = JSON.parse(String(data));
    if (typeof change === 'object' && change !== null && 'object_type' in change) {
      return change as Change;
    }
  } catch {
    // A line we cannot read is news we do not know: nothing to do.
  }
  return null;
}

/** Listens until the returned function is called; changes are gathered, then refetched. */
export function listen(client: QueryClient): () => void {
  let source: EventSource | null = null;
  let attempt = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let flush: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const stale = new Set<string>();

  function gather(event: MessageEvent): void {
    const change = read(event.data);
    if (change === null) return;
    for (const word of staleAfter(change)) stale.add(word);
    clearTimeout(flush);
    flush = setTimeout(() => {
      for (const word of stale) void client.invalidateQueries({ queryKey: [word] });
      stale.clear();
    }, QUIET_MS);
  }

  function open(): void {
    source = new EventSource(`${API}/stream`);
    source.addEventListener('open', () => {
      // What happened while nobody listened is unknown: everything shown may be old.
      if (state.lost) void client.invalidateQueries();
      attempt = 0;
      state.lost = false;
    });
    source.addEventListener('change', gather);
    source.addEventListener('error', () => {
      source?.close();
      attempt += 1;
      if (attempt > 1) state.lost = true;
      retry = setTimeout(() => void again(), waitBefore(attempt, Math.random()));
    });
  }

  // The stream ends with the session, and when rights change; it does not say why.
  async function again(): Promise<void> {
    const known = await loadMe().catch(() => undefined);
    if (!isStopped && known !== null) open();
  }

  open();
  return () => {
    isStopped = true;
    clearTimeout(retry);
    clearTimeout(flush);
    source?.close();
    state.lost = false;
  };
}
