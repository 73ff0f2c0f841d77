import '@/i18n/areas/entry';
import '@/i18n/areas/report';
import type { ActionOffer, ReportAction, ReportDetail, ReportState } from '@/api/types';
import { t } from '@/i18n/i18n';
import type { Question } from '@/ui/confirm';
import type { IconName } from '@/ui/Icon.vue';

export const NOTE_CHARS_MAX = 2000;

interface Look {
  icon: IconName;
  /** Leads onward; the first allowed one is the page's main button. */
  onward: boolean;
}

const looks: Record<ReportAction, Look> = {
  submit: { icon: 'pen', onward: true },
  approve: { icon: 'check', onward: true },
  send: { icon: 'send', onward: true },
  accept: { icon: 'check', onward: true },
  refuse: { icon: 'undo', onward: false },
  return: { icon: 'undo', onward: false },
  recall: { icon: 'back', onward: false },
  approve_figures: { icon: 'check', onward: true },
  sign: { icon: 'pen', onward: true },
  return_unsigned: { icon: 'undo', onward: false },
  request_correction: { icon: 'edit', onward: false },
  grant_correction: { icon: 'check', onward: true },
  deny_correction: { icon: 'undo', onward: false },
  confirm_sending: { icon: 'check', onward: true },
  deny_sending: { icon: 'undo', onward: false },
};

/** What leads onward from each state. */
const next: Partial<Record<ReportState, ReportAction | readonly ReportAction[]>> = {
  assigned: 'submit',
  in_entry: 'submit',
  refused: 'submit',
  returned: 'submit',
  recalled: 'submit',
  correction_open: 'submit',
  submitted: ['sign', 'approve'],
  figures_approved: 'sign',
  approved: ['sign', 'send'],
  signed: 'send',
  with_clerk: 'send',
  correction_requested: 'grant_correction',
  sent: ['confirm_sending', 'accept'],
};

/** An offer of an act that moves the report. */
export type Move = ActionOffer & { action: ReportAction };

function isMove(offer: ActionOffer): offer is Move {
  return offer.action in looks;
}

export interface ActionButton {
  offer: Move;
  icon: IconName;
  main: boolean;
}

/**
 * The acts shown as buttons: what may be done now, those that lead onward first, and the next
 * step even if it is somebody else's, with the reason. The rest is told apart, so that it can be
 * read why not. Entry is the grid itself.
 */
export function buttonsOf(
  offers: readonly ActionOffer[],
  state: ReportState,
): { buttons: ActionButton[]; rest: Move[] } {
  const known = offers.filter(isMove);
  const wanted = [next[state] ?? []].flat();
  const step = wanted.find((action) => known.some((offer) => offer.action === action));
  const shown = known.filter((offer) => offer.allowed || offer.action === step);
  const onward = shown.filter((offer) => looks[offer.action].onward);
  const back = shown.filter((offer) => !looks[offer.action].onward);
  const main = onward.find((offer) => offer.allowed);
  const buttons = [...onward, ...back].map((offer) => ({
    offer,
    icon: looks[offer.action].icon,
    main: offer === main,
  }));
  return { buttons, rest: known.filter((offer) => !shown.includes(offer)) };
}

/** Why what is left cannot be done now: each reason once, with the acts it holds for. */
export function reasonsOf(rest: readonly Move[]): { reason: string; acts: string[] }[] {
  const found = new Map<string, string[]>();
  for (const { reason, title } of rest) found.set(reason, [...(found.get(reason) ?? []), title]);
  return [...found].map(([reason, acts]) => ({ reason, acts }));
}

/** Texts that were pasted or typed and not taken into their cells, and the way to them. */
export interface Unread {
  count: number;
  look: () => void;
}

/** The report would go on with the cells' old values. */
function warningOf(offer: Move, unread: Unread | undefined): Question['warning'] {
  if (offer.action !== 'submit' || !unread?.count) return undefined;
  const text = t('report.unread', { n: unread.count });
  return { text, action: t('entry.check'), go: unread.look };
}

/** What a report put together of others goes on without. */
export type Parts = Pick<ReportDetail, 'stale' | 'missing' | 'missing_count'>;

/** A report may go on without what is missing, but whoever sends it on knows. */
function partsText({ stale, missing, missing_count: n }: Parts): string[] {
  const names = missing.map((unit) => unit.unit_name).join(', ');
  const out =
    n > missing.length ? t('report.missing', { n }) : t('report.missing_of', { n, names });
  return [
    ...(stale > 0 ? [t('consolidate.stale', { n: stale })] : []),
    ...(n > 0 ? [out, t('report.missing_allowed')] : []),
  ];
}

/** What is asked before an act: all of them change what others may do. */
export function questionOf(offer: Move, report: string, parts?: Parts, unread?: Unread): Question {
  const back = !looks[offer.action].onward;
  const known = parts && !back ? partsText(parts) : [];
  return {
    title: t('report.ask', { action: offer.title, report }),
    text: [t(`report.ask.${offer.action}`), ...known].join(' '),
    action: offer.title,
    warning: warningOf(offer, unread),
    danger: back,
    ...(offer.needs_signature === true
      ? { secret: { label: t('report.sign_password'), hint: t('report.sign_hint') } }
      : {}),
    note: {
      label: back ? t('report.note_reason') : t('report.note_remark'),
      ...(offer.needs_note ? { hint: t('report.note_hint') } : {}),
      required: offer.needs_note,
      maxlength: NOTE_CHARS_MAX,
    },
  };
}

/** With a key the leader's step is taken by the signature itself, in a dialog of its own. */
export function isDigital(offer: Move, signing: ReportDetail['signing']): boolean {
  return offer.action === 'sign' && signing.kinds.includes('digital');
}
