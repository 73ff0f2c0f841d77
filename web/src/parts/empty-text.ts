import { t, type PlainKey } from '@/i18n/i18n';

/**
 * What an empty list says: that there is nothing at all, or, where something is searched or filtered
 * for, that nothing fits.
 */
export function emptyText(
  none: PlainKey,
  ...filters: (string | number | null | undefined)[]
): string {
  const filtered = filters.some((one) => one !== '' && one !== null && one !== undefined);
  return t(filtered ? 'ui.none_here' : none);
}
