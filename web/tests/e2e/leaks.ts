/*
 * Looks for secrets in everything a page sends (addresses, headers, bodies, frames of WebSockets)
 * and keeps. As they are, and inside base64, hexadecimal and percent signs, also one in another.
 */
import type { BrowserContext, Page, Request } from '@playwright/test';

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

/** Said by a page of a body that its browser does not show: of files, most of all. */
function tellBodies(): void {
  const { __sent: tell } = window as unknown as { __sent: (base64: string) => Promise<void> };
  async function show(body: unknown): Promise<void> {
    if (body === null || body === undefined) return;
    const bytes = new Uint8Array(await new Response(body as BodyInit).arrayBuffer());
    await tell(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')));
  }
  const { fetch, navigator } = window;
  const send = Reflect.get(XMLHttpRequest.prototype, 'send') as (
    this: unknown,
    body: unknown,
  ) => void;
  const beacon = navigator.sendBeacon.bind(navigator);
  window.fetch = (at, init) => {
    void show(init?.body);
    if (at instanceof Request) void at.clone().arrayBuffer().then(show);
    return fetch(at, init);
  };
  XMLHttpRequest.prototype.send = function (body) {
    void show(body);
    send.call(this, body);
  };
  navigator.sendBeacon = (at, body) => {
    void show(body);
    return beacon(at, body);
  };
}

/** Everything a context's pages send, once they are loaded anew. */
export class Sent {
  readonly messages: Buffer[] = [];
  private readonly told: Buffer[] = [];
  private readonly hidden: Request[] = [];

  private constructor(context: BrowserContext) {
    context.on('request', (request) => {
      const head = `${request.method()} ${request.url()}\n${JSON.stringify(request.headers())}\n`;
      const body = request.postDataBuffer();
      if (body === null) this.hidden.push(request);
      this.messages.push(Buffer.from(head), body ?? Buffer.of());
    });
    context.on('page', (page) => this.listen(page));
    for (const page of context.pages()) this.listen(page);
  }

  static async over(context: BrowserContext): Promise<Sent> {
    const sent = new Sent(context);
    await context.exposeBinding('__sent', (_, base64: string) => {
      sent.told.push(Buffer.from(base64, 'base64'));
    });
    await context.addInitScript(tellBodies);
    return sent;
  }

  leaks(secrets: readonly Secret[]): string[] {
    const all = [...this.messages, ...this.told];
    return [...new Set(all.flatMap((one) => leaksIn(one, secrets)))];
  }

  /** Requests whose body neither the browser showed nor the page told. */
  async unseen(): Promise<string[]> {
    const sizes = this.told.map(({ length }) => length);
    const found: string[] = [];
    for (const request of this.hidden) {
      const size = Number((await request.allHeaders())['content-length'] ?? 0);
      const at = sizes.indexOf(size);
      if (size > 0 && at < 0) found.push(`${request.method()} ${request.url()}`);
      if (at >= 0) sizes.splice(at, 1);
    }
    return found;
  }

  private listen(page: Page): void {
    page.on('websocket', (socket) => {
      this.messages.push(Buffer.from(socket.url()));
      socket.on('framesent', ({ payload }) => this.messages.push(Buffer.from(payload)));
    });
  }
}

/** All that a page's origin keeps in the browser: names and contents, bytes as base64. */
export function keptBy(page: Page): Promise<string> {
  return page.evaluate(async () => {
    async function plain(value: unknown): Promise<unknown> {
      if (value instanceof CryptoKey) return 'a key';
      if (value instanceof Blob) return plain(await value.arrayBuffer());
      if (value instanceof ArrayBuffer) return plain(new Uint8Array(value));
      if (ArrayBuffer.isView(value)) {
        const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
        return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      }
      if (value instanceof Map || value instanceof Set) return plain([...value]);
      if (Array.isArray(value)) return Promise.all(value.map(plain));
      if (typeof value !== 'object' || value === null) return value;
      const members = Object.entries(value).map(async ([name, one]) => [name, await plain(one)]);
      return Promise.all(members);
    }
    function done<T>(request: IDBRequest<T>): Promise<T> {
      return new Promise((found, failed) => {
        request.onsuccess = () => found(request.result);
        request.onerror = () => failed(new Error(String(request.error)));
      });
    }
    async function base({ name }: IDBDatabaseInfo) {
      const open = await done(indexedDB.open(name ?? ''));
      const stores = [...open.objectStoreNames].map(async (store) => {
        const at = open.transaction(store).objectStore(store);
        return [store, await done(at.getAllKeys()), await done(at.getAll())];
      });
      const found = [name, await Promise.all(stores)];
      open.close();
      return found;
    }
    async function cache(name: string) {
      const at = await caches.open(name);
      const kept = (await at.keys()).map(async (request) => {
        const answer = await at.match(request);
        return [request.url, await answer?.arrayBuffer()];
      });
      return [name, await Promise.all(kept)];
    }
    const all = [
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      document.cookie,
      history.state,
      await Promise.all((await indexedDB.databases()).map(base)),
      await Promise.all((await caches.keys()).map(cache)),
    ];
    return JSON.stringify(await plain(all));
  });
}
