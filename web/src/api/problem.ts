import type { ProblemBody } from './types';

export interface Faults {
  lines: readonly string[];
  /** With those that are not told. */
  all: number;
}

/** What the server says when it says no. One shape, for every route. */
export class Problem extends Error {
  readonly status: number;
  readonly key: string;
  readonly field: string | undefined;
  readonly requestId: string | undefined;
  /** Of a file: each thing that is wrong with it, the first hundred. */
  readonly faults: readonly string[];
  readonly faultsAll: number;

  constructor(
    status: number,
    key: string,
    text: string,
    field?: string,
    requestId?: string,
    faults: Faults = { lines: [], all: 0 },
  ) {
    super(text);
    this.name = 'Problem';
    this.status = status;
    this.key = key;
    this.field = field;
    this.requestId = requestId;
    this.faults = faults.lines;
    this.faultsAll = faults.all;
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
  const lines = (answer.faults ?? []).map(({ detail }) => detail ?? '');
  const faults = { lines, all: answer.faults_all ?? 0 };
  return new Problem(status, answer.key, text, answer.field, answer.request_id, faults);
}

/** There is no such thing, or it is not for us: the server does not tell which. */
export function isMissing(error: unknown): boolean {
  return error instanceof Problem && error.status === 404;
}

/** Somebody else saved first: what the user has must be loaded anew. */
export function isConflict(error: unknown): boolean {
  return error instanceof Problem && error.key === 'changed_meanwhile';
}
