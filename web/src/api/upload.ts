import { API, signedOut } from './client';
import { NO_CONNECTION, Problem, toProblem } from './problem';

/* A file is sent by XMLHttpRequest: fetch does not tell how much of it has gone. */

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function outcome<T>(request: XMLHttpRequest): T {
  const answer = read(request.responseText);
  if (request.status >= 200 && request.status < 300) return answer as T;
  const problem = toProblem(request.status, answer);
  if (problem.status === 401) signedOut();
  throw problem;
}

/** Sends the file as it is; `signal` gives it up. */
export function upload<T>(
  path: string,
  file: File,
  onSent: (bytes: number) => void,
  signal: AbortSignal,
  method: 'POST' | 'PUT' = 'POST',
): Promise<T> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open(method, API + path);
    request.upload.addEventListener('progress', (event) => onSent(event.loaded));
    request.addEventListener('load', () => {
      try {
        done(outcome<T>(request));
      } catch (error) {
        failed(error instanceof Error ? error : new Error(String(error)));
      }
    });
    request.addEventListener('error', () => failed(new Problem(0, NO_CONNECTION, '')));
    request.addEventListener('abort', () => failed(new DOMException('', 'AbortError')));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
