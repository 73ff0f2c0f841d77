import { generateKeyPairSync } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { mayHoldKey } from './key-inside';

function file(content: string | Buffer, name = 'a.cer'): File {
  return new File([Uint8Array.from(Buffer.from(content))], name);
}

const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const locked = { cipher: 'aes-256-cbc', passphrase: 'x' };
const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

describe('what may hold a private key', () => {
  it.each(['a.p12', 'A.PFX', 'khoa.key'])('by its name: %s', async (name) => {
    expect(await mayHoldKey(file(pem, name))).toBe(true);
  });

  it.each<[string, string | Buffer]>([
    ['PKCS#8', key.export({ type: 'pkcs8', format: 'pem' })],
    ['PKCS#8, locked', key.export({ type: 'pkcs8', format: 'pem', ...locked })],
    ['SEC 1', key.export({ type: 'sec1', format: 'pem' })],
    ['behind a certificate', pem + key.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ['in small letters', key.export({ type: 'sec1', format: 'pem' }).toString().toLowerCase()],
    [
      'two bytes a letter',
      Buffer.from(key.export({ type: 'sec1', format: 'pem' }).toString(), 'utf16le'),
    ],
    ['PKCS#8, DER', key.export({ type: 'pkcs8', format: 'der' })],
    ['SEC 1, DER', key.export({ type: 'sec1', format: 'der' })],
    ['PKCS#8, locked, DER', key.export({ type: 'pkcs8', format: 'der', ...locked })],
    ['PKCS#8, locked as of old, DER', Buffer.from('3081a3301c060a2a864886f70d010c0103', 'hex')],
    // As a .p12 begins, whatever it is called.
    ['PKCS#12', Buffer.from('30820a0302010330', 'hex')],
    ['PKCS#12 of open length', Buffer.from('308002010330', 'hex')],
  ])('by its content, called a certificate: %s', async (_, content) => {
    expect(await mayHoldKey(file(content))).toBe(true);
  });

  it.each<[string, string | Buffer]>([
    ['a certificate', pem],
    ['a certificate, DER', Buffer.from('3082032830820210a003020102', 'hex')],
    ['a list of those revoked, DER', Buffer.from('308201a73081900201013009', 'hex')],
    ['an answer of OCSP', Buffer.from('3082050a0a0100a08205033082', 'hex')],
    ['a bundle, PKCS#7', Buffer.from('3082080b06092a864886f70d010702', 'hex')],
    [
      'a public key',
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({
        type: 'spki',
        format: 'der',
      }),
    ],
    ['nothing', ''],
  ])('is not %s', async (_, content) => {
    expect(await mayHoldKey(file(content))).toBe(false);
  });
});
