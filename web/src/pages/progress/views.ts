import '@/i18n/areas/reports';
import type { ProgressFilter } from '@/api/queries/cycles';
import type { ProgressCounts, ProgressOnly, ReportState } from '@/api/types';
import { t } from '@/i18n/i18n';
import { reportStates, stateLook, stateTitle } from '@/parts/report-state';
import type { Chip } from '@/ui/Chips.vue';

/* Which of a cycle's reports are looked at: all, those of a state, or those of what is looked for
 * across the states. */

export type ProgressView = '' | ReportState | ProgressOnly;

const across: readonly ProgressOnly[] = ['unsent', 'late', 'extension_asked'];
const tones = { unsent: 'grey', late: 'red', extension_asked: 'amber' } as const;

function isAcross(view: string): view is ProgressOnly {
  return across.some((one) => one === view);
}

function isState(view: string): view is ReportState {
  return reportStates.some((one) => one === view);
}

/** As an address says it; what it says that is none is all. */
export function viewOf(query: Record<string, unknown>): ProgressView {
  const only = String(query['only'] ?? '');
  const state = String(query['state'] ?? '');
  if (isAcross(only)) return only;
  return isState(state) ? state : '';
}

/** What an address says of it. */
export function queryOf(view: ProgressView): {
  only: string | undefined;
  state: string | undefined;
} {
  return {
    only: isAcross(view) ? view : undefined,
    state: isState(view) ? view : undefined,
  };
}

export function filterOf(view: ProgressView): ProgressFilter {
  return { only: isAcross(view) ? view : '', state: isState(view) ? view : '' };
}

/** What there is of the cycle, and what is looked at, each with how much it is. */
export function viewChips(counts: ProgressCounts | undefined, view: ProgressView): Chip[] {
  const chips = [
    ...across.map((key) => ({ key, title: t(`progress.only_${key}`), tone: tones[key] })),
    ...reportStates.map((key) => ({ key, title: stateTitle(key), tone: stateLook(key).tone })),
  ].map((chip) => ({ ...chip, count: counts?.[chip.key] ?? 0 }));
  return [
    { key: '', title: t('progress.all'), count: counts?.total ?? 0 },
    ...chips.filter((chip) => chip.count > 0 || chip.key === view),
  ];
}
