import '@/i18n/areas/report';
import '@/i18n/areas/reports';
import type { ReportDetail, ReportState, ReportStep } from '@/api/types';
import { t } from '@/i18n/i18n';
import { showDay, showInstant } from '@/lib/dates';
import type { Step } from '@/ui/Steps.vue';

/** The way of a report: what is done at each station, and by which acts it is left. */
const stations = [
  {
    key: 'enter',
    acts: [
      'report.enter',
      'report.draw',
      'report.consolidate',
      'report.override',
      'report.restore',
    ],
  },
  { key: 'submit', acts: ['report.submit'] },
  { key: 'approve', acts: ['report.approve', 'report.approve_figures', 'report.sign'] },
  { key: 'send', acts: ['report.send', 'report.register'] },
  { key: 'accept', acts: ['report.accept'] },
] as const;

/** How many stations lie behind a report in each state. */
const behind: Record<ReportState, number> = {
  assigned: 0,
  in_entry: 0,
  refused: 0,
  returned: 0,
  recalled: 0,
  correction_open: 0,
  withdrawn: 0,
  submitted: 2,
  figures_approved: 2,
  approved: 3,
  signed: 3,
  with_clerk: 3,
  sent: 4,
  accepted: 5,
  correction_requested: 5,
};

const backStates: readonly ReportState[] = ['refused', 'returned', 'recalled', 'correction_open'];

function lastOf(steps: readonly ReportStep[], acts: readonly string[]): ReportStep | undefined {
  return steps.filter((step) => acts.includes(step.action)).at(-1);
}

function doneBy(step: ReportStep | undefined): string | undefined {
  if (step === undefined) return undefined;
  return t('report.done_by', { who: step.actor_name, at: showInstant(step.at) });
}

type Way = Pick<ReportDetail, 'state' | 'steps' | 'due_on' | 'correcting'>;

/** The strip over a report: what is done, by whom and when, and where it is now. */
export function stepsOf(report: Way): Step[] {
  const done = behind[report.state];
  return stations.map(({ key, acts }, at) => {
    const title = t(`report.station.${key}`);
    if (at < done) return { title, state: 'done', detail: doneBy(lastOf(report.steps, acts)) };
    if (at > done) return { title, state: 'ahead' };
    const back = backStates.includes(report.state);
    const due =
      report.correcting === 0 && (key === 'send' || at === 0) ? showDay(report.due_on) : '';
    return {
      title,
      state: back ? 'back' : 'now',
      detail: due === '' ? t('report.waiting') : t('report.until', { day: due }),
    };
  });
}

/** What was said with the act that brought the report where it waits now, if it was sent back. */
export function comeback(report: Way): ReportStep | undefined {
  const acts = [
    'report.refuse',
    'report.return',
    'report.recall',
    'report.request_correction',
    'report.return_unsigned',
  ];
  if (report.state === 'submitted') {
    const last = report.steps.at(-1);
    return last?.action === 'report.return_unsigned' ? last : undefined;
  }
  // Why it is corrected is said of the correction.
  if (report.state === 'correction_open') return undefined;
  const waits = backStates.includes(report.state) || report.state === 'correction_requested';
  return waits ? lastOf(report.steps, acts) : undefined;
}
