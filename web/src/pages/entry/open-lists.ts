/*
 * What is asked and told about rows of open lists. Comes with the first list.
 */
import '@/i18n/areas/fill';

import type { RowsNeeded } from '@/grid/paste';
import { t } from '@/i18n/i18n';
import { confirmed } from '@/ui/confirm';
import { toast } from '@/ui/toast';

import type { EntrySession } from './entry-session';
import { count } from './grid-words';

export function tooMany(session: EntrySession): string {
  const n = count(session.sheet.lists?.rows.length ?? 0);
  return t('entry.rows.tooMany', { most: count(session.most), n });
}

/** Answers the key of the first; undefined: there would be too many, and a person was told. */
export function addRows(
  session: EntrySession,
  place: { open: number; after?: number },
  rows: number,
): number | undefined {
  const first = session.addRows(place, rows);
  if (first === undefined) toast(tooMany(session), 'error');
  return first;
}

/** Rows for a block that is longer than the list. False: nothing is to be pasted. */
export async function makeRoom(
  session: EntrySession,
  { open, rows, room }: RowsNeeded,
): Promise<boolean> {
  const n = rows - room;
  const isWanted = await confirmed({
    title: t('entry.rows.roomTitle', { n: count(n) }),
    text: t('entry.rows.roomText', {
      rows: count(rows),
      room: count(room),
      most: count(session.most),
    }),
    action: t('entry.rows.roomAction'),
  });
  return isWanted && addRows(session, { open }, n) !== undefined;
}

/** A row with figures is taken away only when that is meant. */
export async function removeRow(session: EntrySession, key: number): Promise<void> {
  const isMeant =
    !session.isFilled(key) ||
    (await confirmed({
      title: t('entry.rows.removeTitle'),
      text: t('entry.rows.removeText'),
      action: t('entry.rows.remove'),
      danger: true,
    }));
  if (isMeant) session.removeRows([key]);
}

/** Of rows somebody else was at too. */
export function tellRows(news: 'rowsKept' | 'rowsBack'): void {
  toast(t(news === 'rowsKept' ? 'entry.rows.kept' : 'entry.rows.back'), 'error');
}
