import { NO_CONNECTION, Problem, STRANGE_ANSWER } from '@/api/problem';
import { t } from '@/i18n/i18n';

/** What to tell the person about whatever went wrong. */
export function problemText(error: unknown): string {
  if (!(error instanceof Problem)) return t('problem.unknown');
  if (error.key === NO_CONNECTION) return t('problem.no_connection');
  if (error.key === STRANGE_ANSWER) return t('problem.strange', { status: error.status });
  // That the system is stopped for maintenance is nothing to report to anybody.
  const isFailure = error.status >= 500 && error.key !== 'system.stopped';
  if (isFailure && error.requestId) {
    return t('problem.with_request', { text: error.message, id: error.requestId });
  }
  return error.message;
}
