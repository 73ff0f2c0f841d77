import type { ProblemBody } from './types';

/** What the server says when it says no. One shape, for every route. */
export class Problem extends Error {
  readonly status: number;
  readonly key: string;
  readonly field: string | undefined;
  readonly requestId: string | undefined;

  constructor(status: number, key: string, text: string, field?: string, requestId?: string) {
    super(text);
    this.name = 'Problem';
    this.status = status;
    this.key = key;
    this.field = field;
    this.requestId = requestId;
  }
}

/** The key of a problem that arose here: no answer came. */
export const NO_CONNECTION = 'no_connection';
/** The key of an answer that is not the server's own, for example a proxy's error page. */
export const STRANGE_ANSWER = 'strange_answer';

function isBody(answer: unknown): answer is ProblemBody & { key: string } {
  return typeof answer === 'object' && answer !== null && 'key' in answer;
}

export function toProblem(status: number, answer: unknown): Problem {
  if (!isBody(answer)) return new Problem(status, STRANGE_ANSWER, '');
  const text = answer.detail || answer.title || '';
  return new Problem(status, answer.key, text, answer.field, answer.request_id);
}

/** There is no such thing, or it is not for us: the server does not tell which. */
export function isMissing(error: unknown): boolean {
  return error instanceof Problem && error.status === 404;
}

/** Somebody else saved first: what the user has must be loaded anew. */
export function isConflict(error: unknown): boolean {
  return error instanceof Problem && error.key === 'changed_meanwhile';
}
