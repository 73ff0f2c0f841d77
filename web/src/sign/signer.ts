/*
 * A key in the browser: what may be signed with and never read again. WebCrypto holds it; this
 * page cannot have it back, and no other page, store or server ever has it.
 */
import { readCertificate, type Certificate } from './certificate';
import { chainOf } from './cms';
import { DerError, integer, oidOf, part, read, tags, wrap, type Bytes } from './der';
import { SignFault } from './fault';
import { openKeyFile } from './p12';

export interface Signer {
  kind: 'rsa' | 'ec';
  certificate: Certificate;
  chain: readonly Certificate[];
  sign(bytes: Bytes): Promise<Bytes>;
}

const RSA = '1.2.840.113549.1.1.1';
const EC = '1.2.840.10045.2.1';
const P256 = '1.2.840.10045.3.1.7';

const ways = {
  rsa: {
    import: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    sign: { name: 'RSASSA-PKCS1-v1_5' },
  },
  ec: {
    import: { name: 'ECDSA', namedCurve: 'P-256' },
    sign: { name: 'ECDSA', hash: 'SHA-256' },
  },
} as const;

/** From PrivateKeyInfo: which kind of key this is. */
function kindOf(privateKey: Bytes): Signer['kind'] {
  const algorithm = part(read(privateKey, tags.sequence), 1, tags.sequence);
  const name = oidOf(part(algorithm, 0));
  if (name === RSA) return 'rsa';
  if (name === EC && oidOf(part(algorithm, 1)) === P256) return 'ec';
  throw new SignFault('key_kind');
}

/** r and s of one length side by side, as browsers give them, as the two numbers CMS wants. */
function twoNumbers(raw: Bytes): Bytes {
  const half = raw.length / 2;
  return wrap(tags.sequence, integer(raw.subarray(0, half)), integer(raw.subarray(half)));
}

type Sign = (bytes: Bytes) => Promise<Bytes>;

async function rawSign(privateKey: Bytes, kind: Signer['kind']): Promise<Sign> {
  const way = ways[kind];
  const key = await crypto.subtle.importKey('pkcs8', privateKey, way.import, false, ['sign']);
  return async (bytes) => new Uint8Array(await crypto.subtle.sign(way.sign, key, bytes));
}

async function isKeyOf(certificate: Certificate, kind: Signer['kind'], sign: Sign) {
  const way = ways[kind];
  const probe = certificate.publicKey;
  try {
    const use: KeyUsage[] = ['verify'];
    const open = await crypto.subtle.importKey('spki', probe, way.import, false, use);
    return await crypto.subtle.verify(way.sign, open, await sign(probe), probe);
  } catch {
    // A certificate of another kind of key.
    return false;
  }
}

async function signerOf(privateKey: Bytes, certificates: readonly Certificate[]) {
  const kind = kindOf(privateKey);
  const raw = await rawSign(privateKey, kind);
  for (const certificate of certificates) {
    if (!(await isKeyOf(certificate, kind, raw))) continue;
    const sign: Sign = kind === 'rsa' ? raw : async (bytes) => twoNumbers(await raw(bytes));
    return { kind, certificate, chain: chainOf(certificate, certificates), sign };
  }
  throw new SignFault('no_certificate');
}

/** Opens a key file and takes the key into WebCrypto; the file's bytes are wiped, as is the key. */
export async function openSigner(file: Bytes, password: string): Promise<Signer> {
  let keys: Bytes[] = [];
  try {
    // Absent where the page did not come over HTTPS, whatever the types say.
    if ((crypto.subtle as SubtleCrypto | undefined) === undefined) throw new SignFault('insecure');
    const found = await openKeyFile(file, password);
    keys = found.keys;
    const [key] = keys;
    if (key === undefined) throw new SignFault('no_key');
    return await signerOf(key, found.certificates.map(readCertificate));
  } catch (error) {
    if (error instanceof DerError) throw new SignFault('not_p12');
    throw error;
  } finally {
    for (const key of keys) key.fill(0);
    file.fill(0);
  }
}

/** Whether the certificate may be signed with now. */
export function refuseOutOfDate({ certificate }: Signer, now: Date): void {
  const day = (at: Date) => at.toISOString();
  if (now > certificate.to) throw new SignFault('expired', day(certificate.to));
  if (now < certificate.from) throw new SignFault('early', day(certificate.from));
}
