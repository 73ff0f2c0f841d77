import '@/i18n/areas/numbers';
import type { ClerkItem, SignJob } from '@/api/types';
import { t } from '@/i18n/i18n';

/** What is done to many reports at once, in this order. */
export const steps = ['number', 'seal', 'send'] as const;
export type Step = (typeof steps)[number];

/** A report on its way: what was there, and what has been done to it since. */
export interface Task {
  item: ClerkItem;
  number: string;
  issuedOn: string;
  sealed: boolean;
  sent: boolean;
  /** Its seal, where it was begun with those of the others. */
  job: SignJob | null;
}

export function taskOf(item: ClerkItem): Task {
  return {
    item,
    number: item.number,
    issuedOn: item.issued_on ?? '',
    sealed: !item.offers_seal,
    sent: false,
    job: null,
  };
}

/** Of what was chosen, what it still lacks. */
export function stepsOf(task: Task, chosen: readonly Step[]): Step[] {
  const lacks = { number: task.number === '', seal: !task.sealed, send: !task.sent };
  return steps.filter((step) => chosen.includes(step) && lacks[step]);
}

/** Steps worth offering for these reports. */
export function offered(tasks: readonly Task[]): Step[] {
  return steps.filter((step) => tasks.some((task) => stepsOf(task, [step]).length > 0));
}

/**
 * Why a report is left as it is; empty: it is begun with. Only the first step is judged by what is
 * known beforehand: those behind it depend on what it does.
 */
export function reasonOf(task: Task, chosen: readonly Step[]): string {
  const { item } = task;
  if (item.held_reason) return item.held_reason;
  const [first] = stepsOf(task, chosen);
  if (first === undefined) return t('clerk.batch_nothing');
  if (first === 'number') return item.can_number ? '' : item.number_reason;
  if (first === 'send') return item.can_send ? '' : item.send_reason;
  return '';
}
