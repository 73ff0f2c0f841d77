/*
 * The grid's words in the language of the page.
 */
import '@/i18n/areas/entry';
import type { BadValue } from '@/grid/values';
import type { GridWords, PasteCounts } from '@/grid/words';
import { t } from '@/i18n/i18n';
import { showInstant } from '@/lib/dates';

const counted = new Intl.NumberFormat('vi-VN');

/** 1240 as "1.240". */
export function count(n: number): string {
  return counted.format(n);
}

const badKeys = {
  number: 'entry.bad.number',
  otherStyle: 'entry.bad.otherStyle',
  tooLarge: 'entry.bad.tooLarge',
  date: 'entry.bad.date',
  unitUnknown: 'entry.bad.unitUnknown',
  otherUnit: 'entry.bad.otherUnit',
} as const;

export function badText(reason: BadValue, text: string, decimals: number): string {
  switch (reason) {
    case 'decimals':
      return decimals === 0
        ? t('entry.bad.whole', { text })
        : t('entry.bad.decimals', { text, decimals });
    case 'yesNo':
      return t('entry.bad.yesNo');
    case 'tooLong':
      return t('entry.bad.tooLong');
    case 'ditto':
      return t('entry.bad.ditto');
    case 'number':
    case 'unitUnknown':
    case 'otherUnit':
    case 'otherStyle':
    case 'tooLarge':
    case 'date':
      return t(badKeys[reason], { text });
  }
}

function errorText(code: string): string {
  switch (code) {
    case 'div0':
      return t('entry.error.div0');
    case 'value':
      return t('entry.error.value');
    case 'overflow':
      return t('entry.error.overflow');
    case 'ref':
      return t('entry.error.ref');
    case 'na':
      return t('entry.error.na');
    default:
      return code;
  }
}

function pastedText(counts: PasteCounts): string {
  const { pasted, skipped, bad, outside, converted, byLabels, rows } = counts;
  const first = byLabels ? 'entry.pastedByLabels' : 'entry.pasted';
  const parts = [t(first, { n: count(pasted) })];
  if (rows > 0) parts.push(t('entry.pasteRows', { n: count(rows) }));
  if (skipped > 0) parts.push(t('entry.pasteSkipped', { n: count(skipped) }));
  if (bad > 0) parts.push(t('entry.pasteBad', { n: count(bad) }));
  if (converted > 0) parts.push(t('entry.pasteConverted', { n: count(converted) }));
  if (outside > 0) parts.push(t('entry.pasteOutside', { n: count(outside) }));
  return `${parts.join(', ')}.`;
}

function conflictText(theirs: string, by: string, at: string): string {
  const shown = theirs === '' ? t('entry.emptyValue') : theirs;
  return by === ''
    ? t('entry.conflictCellUnknown', { theirs: shown })
    : t('entry.conflictCell', { theirs: shown, by, at: showInstant(at) });
}

/** `isTotal`: the sheet is a consolidated report, where cells are overridden with a note. */
export function gridWords(isTotal: boolean, readOnlyReason: string): GridWords {
  const readOnly = readOnlyReason === '' ? t('entry.readOnlySheet') : readOnlyReason;
  return {
    yes: t('entry.yes'),
    no: t('entry.no'),
    formulaCell: t('entry.formulaCell'),
    lockedCell: t('entry.lockedCell'),
    otherUnitCell: t('entry.otherUnitCell'),
    handedCell: t('entry.handedCell'),
    readOnlySheet: isTotal && readOnlyReason === '' ? t('entry.totalCell') : readOnly,
    bad: badText,
    error: errorText,
    offered: (text, shown) => t('entry.offered', { text, shown }),
    pasted: pastedText,
    cannotPaste: t('entry.cannotPaste'),
    copied: (cells) => t('entry.copied', { n: count(cells) }),
    undone: (cells, rows) =>
      t(rows > 0 ? 'entry.undoneRows' : 'entry.undone', { n: count(cells), rows: count(rows) }),
    redone: (cells, rows) =>
      t(rows > 0 ? 'entry.redoneRows' : 'entry.redone', { n: count(cells), rows: count(rows) }),
    nothingToUndo: t('entry.nothingToUndo'),
    nothingToRedo: t('entry.nothingToRedo'),
    unsaved: t('entry.unsaved'),
    saving: t('entry.savingCell'),
    failed: (reason) => t('entry.failedCell', { reason }),
    conflict: conflictText,
    overridden: (note) => t('entry.overridden', { note }),
  };
}
