import '@/i18n/areas/people';
import { t } from '@/i18n/i18n';

/** What the regulation calls an account, by its roles of today. */
export function kindsText(kinds: readonly string[] | undefined): string {
  return kinds?.join(', ') ?? '';
}

/** The regulation tells the kinds apart; an account of several is let be, and spoken of. */
export function crossingText(kinds: readonly string[] | undefined): string {
  return kinds !== undefined && kinds.length > 1
    ? t('account.crossing', { kinds: kindsText(kinds) })
    : '';
}
