import { NO_CONNECTION, Problem, STRANGE_ANSWER } from '@/api/problem';
import { t } from '@/i18n/i18n';

/** What to tell the person about whatever went wrong. */
export function problemText(error: unknown): string {
  if (!(error instanceof Problem)) return t('problem.unknown');
  if (error.key === NO_CONNECTION) return t('problem.no_connection');
  if (error.key === STRANGE_ANSWER) return t('problem.strange', { status: error.status });
  if (error.status >= 500 && error.requestId) {
    return t('problem.with_request', { text: error.message, id: error.requestId });
  }
  return error.message;
}
