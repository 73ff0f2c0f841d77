import '@/i18n/areas/regimes';
import { t } from '@/i18n/i18n';

/** What one unit reports: the whole form where both lists are empty. */
export interface Part {
  rows: number[];
  columns: number[];
}

export const WHOLE: Part = { rows: [], columns: [] };

/** How much of a form a part is, in words. */
export function partText(part: Part | undefined): string {
  if (part === undefined) return '';
  const { rows, columns } = part;
  if (rows.length === 0 && columns.length === 0) return t('regime.part_whole');
  if (columns.length === 0) return t('regime.part_rows', { n: rows.length });
  if (rows.length === 0) return t('regime.part_columns', { n: columns.length });
  return t('regime.part_both', { rows: rows.length, columns: columns.length });
}
