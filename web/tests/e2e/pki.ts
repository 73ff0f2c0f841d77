/*
 * Certificates to sign with, as the tests of signing in C have them (tests/sign/pki.sh): made once in
 * the build folder, where nothing of it is kept with the sources.
 */
import { execFileSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { Secret } from './leaks';
import type { Province } from './province';
import { ADMIN } from './province';
import { ROOT } from './server';

const FOLDER = resolve(ROOT, 'build/e2e-pki');
/** Told apart from all else that is sent, also in other alphabets. */
export const KEY_PASSWORD = 'Khóa riêng 73-19';

export function pkiFile(name: string): string {
  return join(FOLDER, name);
}

export function pkiBytes(name: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(readFileSync(pkiFile(name)));
}

/** Makes it, and a key file for each of these. */
export function makePki(names: readonly string[]): void {
  execFileSync('bash', [join(ROOT, 'tests/sign/pki.sh'), FOLDER], { stdio: 'ignore' });
  for (const name of names) {
    if (existsSync(pkiFile(`${name}.p12`))) continue;
    const from = ['-inkey', `${name}.key`, '-in', `${name}.pem`, '-certfile', 'sub.pem'];
    const out = ['-out', `${name}.p12`, '-passout', `pass:${KEY_PASSWORD}`];
    execFileSync('openssl', ['pkcs12', '-export', ...from, ...out], { cwd: FOLDER });
  }
}

/** All of a key that must not be seen outside, and its modulus, which must. */
export function secretsOf(name: string): { secrets: Secret[]; modulus: Buffer } {
  const jwk = createPrivateKey(readFileSync(pkiFile(`${name}.key`))).export({ format: 'jwk' });
  const number = (of: 'd' | 'p' | 'q' | 'dp' | 'dq' | 'qi') =>
    Buffer.from(jwk[of] ?? '', 'base64url');
  return {
    secrets: [
      ...(['d', 'p', 'q', 'dp', 'dq', 'qi'] as const).map((of) => ({
        name: of,
        bytes: number(of),
      })),
      { name: 'key file', bytes: readFileSync(pkiFile(`${name}.p12`)) },
      { name: 'password', bytes: Buffer.from(KEY_PASSWORD) },
      { name: 'password, wide', bytes: Buffer.from(KEY_PASSWORD, 'utf16le') },
      { name: 'password, wide, turned', bytes: Buffer.from(KEY_PASSWORD, 'utf16le').swap16() },
    ],
    modulus: Buffer.from(jwk.n ?? '', 'base64url'),
  };
}

/** Whom the province believes, the leader's certificate in his account, the unit's seal. */
export async function registerCertificates(province: Province, commune: string, unit: number) {
  const admin = province.api(ADMIN);
  const type = 'application/octet-stream';
  for (const name of ['root.pem', 'sub.pem', 'root.crl', 'sub.crl']) {
    await admin.send('/trust-items', pkiBytes(name), type);
  }
  const { items } = await admin.get<{ items: { id: number }[] }>(`/accounts?q=${commune}.lanhdao`);
  const leader = String(items[0]?.id ?? 0);
  await admin.send(`/accounts/${leader}/certificates`, pkiBytes('leader.pem'), type);
  const clerk = province.api(`${commune}.vanthu`);
  await clerk.send(`/units/${String(unit)}/certificates`, pkiBytes('seal.pem'), type);
}
