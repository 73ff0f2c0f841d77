/*
 * Looks for secrets in everything a page sends: addresses, headers, bodies, frames of WebSockets.
 * As they are, and inside base64, hexadecimal and percent signs, also one in another.
 */
import type { BrowserContext, Page } from '@playwright/test';

export interface Secret {
  name: string;
  bytes: Buffer;
}

/** So many bytes in a row are no chance. */
const WINDOW = 16;
const NESTED_MAX = 3;

/** What stands in these bytes in other clothes. */
function undressed(bytes: Buffer): Buffer[] {
  const text = bytes.toString('latin1');
  const found: Buffer[] = [];
  for (const [run] of text.matchAll(/[0-9a-fA-F]{32,}/g)) {
    found.push(Buffer.from(run.slice(run.length % 2), 'hex'), Buffer.from(run, 'hex'));
  }
  // Strings in JSON escape what base64 has.
  for (const [run] of text.replaceAll('\\/', '/').matchAll(/[A-Za-z0-9+/_-]{16,}/g)) {
    // Cut anywhere: one of four beginnings is right.
    for (let skip = 0; skip < 4; skip++) found.push(Buffer.from(run.slice(skip), 'base64'));
  }
  if (/%[0-9a-fA-F]{2}/.test(text)) {
    const plain = text.replaceAll(/%([0-9a-fA-F]{2})/g, (_, code: string) =>
      String.fromCharCode(parseInt(code, 16)),
    );
    found.push(Buffer.from(plain, 'latin1'));
  }
  return found;
}

function has(bytes: Buffer, secret: Buffer): boolean {
  const size = Math.min(WINDOW, secret.length);
  for (let at = 0; at + size <= secret.length; at += size) {
    if (bytes.includes(secret.subarray(at, at + size))) return true;
  }
  return bytes.includes(secret.subarray(secret.length - size));
}

export function leaksIn(bytes: Buffer, secrets: readonly Secret[], depth = 0): string[] {
  const here = secrets.filter((one) => has(bytes, one.bytes)).map(({ name }) => name);
  if (depth === NESTED_MAX) return here;
  return [...here, ...undressed(bytes).flatMap((inner) => leaksIn(inner, secrets, depth + 1))];
}

/** Everything a context's pages send from now on. */
export class Sent {
  readonly messages: Buffer[] = [];

  constructor(context: BrowserContext) {
    context.on('request', (request) => {
      const head = `${request.method()} ${request.url()}\n${JSON.stringify(request.headers())}\n`;
      this.messages.push(Buffer.from(head), request.postDataBuffer() ?? Buffer.of());
    });
    context.on('page', (page) => this.listen(page));
    for (const page of context.pages()) this.listen(page);
  }

  leaks(secrets: readonly Secret[]): string[] {
    return [...new Set(this.messages.flatMap((one) => leaksIn(one, secrets)))];
  }

  private listen(page: Page): void {
    page.on('websocket', (socket) => {
      this.messages.push(Buffer.from(socket.url()));
      socket.on('framesent', ({ payload }) => this.messages.push(Buffer.from(payload)));
    });
  }
}
