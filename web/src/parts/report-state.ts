import '@/i18n/areas/reports';
import type { Correction, ReportState } from '@/api/types';
import { t } from '@/i18n/i18n';
import { showInstant } from '@/lib/dates';
import type { IconName } from '@/ui/Icon.vue';
import type { Tone } from '@/ui/Tag.vue';

/** Every state a report can be in, in the order of its way. */
export const reportStates: readonly ReportState[] = [
  'assigned',
  'in_entry',
  'submitted',
  'refused',
  'figures_approved',
  'approved',
  'signed',
  'with_clerk',
  'sent',
  'accepted',
  'returned',
  'recalled',
  'correction_requested',
  'correction_open',
  'withdrawn',
];

const looks: Record<ReportState, { tone: Tone; icon: IconName }> = {
  assigned: { tone: 'grey', icon: 'minus' },
  in_entry: { tone: 'grey', icon: 'edit' },
  submitted: { tone: 'blue', icon: 'clock' },
  refused: { tone: 'amber', icon: 'undo' },
  approved: { tone: 'green', icon: 'check' },
  sent: { tone: 'blue', icon: 'send' },
  accepted: { tone: 'green', icon: 'lock' },
  returned: { tone: 'amber', icon: 'undo' },
  recalled: { tone: 'grey', icon: 'back' },
  figures_approved: { tone: 'blue', icon: 'check' },
  signed: { tone: 'green', icon: 'pen' },
  with_clerk: { tone: 'blue', icon: 'clock' },
  correction_requested: { tone: 'amber', icon: 'clock' },
  correction_open: { tone: 'amber', icon: 'edit' },
  withdrawn: { tone: 'grey', icon: 'close' },
};

/** Whether the report may be taken from its unit: the receiver has it not, as the server has it. */
export function canWithdraw(state: ReportState): boolean {
  return !['sent', 'accepted', 'correction_requested', 'correction_open', 'withdrawn'].includes(
    state,
  );
}

export function stateLook(state: ReportState): { tone: Tone; icon: IconName } {
  return looks[state];
}

export function stateTitle(state: ReportState): string {
  return t(`state.${state}`);
}

export function stateOptions(): { value: ReportState | ''; title: string }[] {
  return [
    { value: '', title: t('state.any') },
    ...reportStates.map((state) => ({ value: state, title: stateTitle(state) })),
  ];
}

/** "còn 3 ngày", "hôm nay", "quá hạn 2 ngày". */
export function daysLeftText(days: number): string {
  if (days === 0) return t('due.today');
  if (days < 0) return t('due.over', { n: -days });
  return t('due.left', { n: days });
}

/** Why a report is to be corrected, in whose words. */
export function correctionText(correction: Correction): string {
  return t('correcting.why', {
    who: correction.asked_by,
    at: showInstant(correction.asked_at),
    reason: correction.reason,
  });
}
