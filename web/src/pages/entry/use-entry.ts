/*
 * The entry session as the page sees it: opened with the report, closed with the page.
 */
import '@/i18n/areas/entry';
import { computed, onBeforeUnmount, ref, shallowRef, watch, type Ref } from 'vue';

import { me } from '@/api/session';
import type { Layout, ReportDetail } from '@/api/types';
import { loadCore } from '@/core/load';
import { t } from '@/i18n/i18n';
import type { SaveStatus } from '@/offline/sync';

import { EntrySession, type SessionEvents, type SessionStart } from './entry-session';
import { gridWords } from './grid-words';

export interface EntrySource {
  report: ReportDetail;
  layout: Layout;
}

/** What changes while one types; read by the save line, the notices and the check list. */
function makeState() {
  return {
    status: shallowRef<SaveStatus>({ kind: 'clean' }),
    savedAt: ref(''),
    unsent: ref(0),
    /** Whether all of it is kept on this machine; the browser may not let us. */
    isKept: ref(true),
    cannotKeep: ref(false),
    conflicts: ref(0),
    /** Cells refused or in conflict, and texts not taken: they wait for a person. */
    undecided: ref(0),
    /** Rises with every change, for what is worked out from the sheet. */
    edition: ref(0),
    /** Rises when rows come, go or change places. */
    grown: ref(0),
  };
}

function eventsFor(
  state: ReturnType<typeof makeState>,
  session: Ref<EntrySession | undefined>,
  onSaved: (at: string, version: number) => void,
): SessionEvents {
  return {
    regrown: () => {
      state.grown.value += 1;
    },
    rows: (news) => void import('./open-lists').then(({ tellRows }) => tellRows(news)),
    status: (status) => {
      state.status.value = status;
    },
    saved: (at, version) => {
      state.savedAt.value = at;
      onSaved(at, version);
    },
    changed: () => {
      state.unsent.value = session.value?.ledger.unsent ?? 0;
      state.isKept.value = session.value?.isKept ?? true;
      state.cannotKeep.value = session.value?.cannotKeep ?? false;
      state.conflicts.value = session.value?.ledger.conflicts.length ?? 0;
      state.undecided.value =
        (session.value?.ledger.unsavedIndices().length ?? 0) -
        state.unsent.value +
        (session.value?.sheet.refused.size ?? 0);
      state.edition.value += 1;
    },
  };
}

async function startOf(source: EntrySource, events: SessionEvents): Promise<SessionStart> {
  const isTyped = source.report.kind !== 'total';
  return {
    core: await loadCore(),
    layout: source.layout,
    reportId: source.report.id,
    accountId: me.value?.account_id ?? 0,
    words: gridWords(!isTyped, ''),
    checkWords: {
      finding: (message, found, allowed) => t('check.finding', { message, found, allowed }),
    },
    mayWrite: source.report.can_edit,
    isTyped,
    events,
  };
}

export function useEntry(source: EntrySource, onSaved: (at: string, version: number) => void) {
  const state = makeState();
  const session = shallowRef<EntrySession>();
  const failure = shallowRef<Error>();
  const events = eventsFor(state, session, onSaved);
  let isGone = false;

  async function open(): Promise<void> {
    failure.value = undefined;
    try {
      const opened = await EntrySession.open(await startOf(source, events));
      session.value?.close();
      if (isGone) opened.close();
      else session.value = opened;
      events.changed();
    } catch (error) {
      failure.value = error instanceof Error ? error : new Error(String(error));
    }
  }

  watch(
    () => source.report.can_edit,
    (mayWrite) => session.value?.setAccess(mayWrite),
  );
  watch(
    () => source.report.version,
    (version) => void session.value?.saver.refresh(version),
  );
  onBeforeUnmount(() => {
    isGone = true;
    session.value?.close();
  });
  void open();
  return { ...state, session, failure, open, isDirty: computed(() => state.unsent.value > 0) };
}

export type Entry = ReturnType<typeof useEntry>;
