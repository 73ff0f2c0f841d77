import createClient from 'openapi-fetch';

import { NO_CONNECTION, Problem, toProblem } from './problem';
import type { paths } from './types';

export const API = '/api/v1';
/** The server's description of itself, for other programs. */
export const OPENAPI = '/api/openapi.json';

/** The only door to the server. The session is a cookie; the browser sends Origin itself. */
export const api = createClient<paths>({ baseUrl: '', credentials: 'same-origin' });

let onSignedOut: () => void = () => undefined;

/** Called once by the shell: what to do when the server no longer knows us. */
export function whenSignedOut(run: () => void): void {
  onSignedOut = run;
}

/** The server does not know us any more. */
export function signedOut(): void {
  onSignedOut();
}

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer's content; whatever else happened is a Problem. */
export async function answer<T>(call: Promise<Answer<T>>): Promise<T> {
  let got: Answer<T>;
  try {
    got = await call;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem(0, NO_CONNECTION, '');
  }
  if (got.response.ok) return got.data as T;
  const problem = toProblem(got.response.status, got.error);
  if (problem.status === 401 && problem.key !== 'session.wrong') signedOut();
  throw problem;
}

/** One per intention of the user: sending the same intention twice does it once. */
export function intentionKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Headers of a POST: a fresh intention each time it is called. */
export function once(): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': intentionKey() };
}

/** Address of a file the browser downloads by itself. */
export function fileUrl(path: string): string {
  return API + path;
}

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
