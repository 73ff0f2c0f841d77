/* The API as a program of its own would use it, to prepare what a journey begins with. */
import { randomBytes } from 'node:crypto';

interface SignedIn {
  must_change_password: boolean;
}

export function newPassword(): string {
  return `Song-${randomBytes(9).toString('base64url')}`;
}

export class Api {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly at: string) {}

  get<T>(path: string): Promise<T> {
    return this.call<T>('GET', path);
  }

  post<T>(path: string, body: unknown): Promise<T> {
    return this.call<T>('POST', path, JSON.stringify(body), 'application/json');
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.call<T>('PUT', path, JSON.stringify(body), 'application/json');
  }

  patch<T>(path: string, body: unknown): Promise<T> {
    return this.call<T>('PATCH', path, JSON.stringify(body), 'application/json');
  }

  send<T>(path: string, body: Uint8Array<ArrayBuffer> | string, type: string): Promise<T> {
    return this.call<T>('POST', path, body, type);
  }

  delete<T>(path: string): Promise<T> {
    return this.call<T>('DELETE', path);
  }

  /** Signs in; a password given by somebody else is changed at once. Answers the one in use. */
  async signIn(username: string, password: string): Promise<string> {
    const me = await this.post<SignedIn>('/session', { username, password });
    if (!me.must_change_password) return password;
    const next = newPassword();
    await this.post('/me/password', { old_password: password, new_password: next });
    return next;
  }

  /** The cookies of the session, as a browser context takes them. */
  session(): { name: string; value: string; url: string }[] {
    return [...this.cookies].map(([name, value]) => ({ name, value, url: this.at }));
  }

  private async call<T>(
    method: string,
    path: string,
    body?: Uint8Array<ArrayBuffer> | string,
    type?: string,
  ): Promise<T> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(`${this.at}/api/v1${path}`, {
      method,
      headers: { cookie, origin: this.at, ...(type === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      this.cookies.set(name, value);
    }
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${String(answer.status)} ${text}`);
    return JSON.parse(text) as T;
  }
}
