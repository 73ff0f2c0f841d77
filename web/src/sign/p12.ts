/*
 * Key files (PKCS#12: .p12, .pfx). Reads what OpenSSL, Windows, Java and browsers write: AES, and the
 * RC2 and triple DES of old files, whose ciphers are loaded only for them. Passwords may have any
 * letters. All ciphers of today and all digests are the browser's own.
 */
import {
  DerError,
  join,
  numberOf,
  octets,
  oidOf,
  part,
  parts,
  read,
  same,
  tags,
  type Bytes,
  type Der,
} from './der';
import { SignFault } from './fault';

/** What lies in a key file: keys as PrivateKeyInfo, certificates, each as DER. */
export interface KeyFile {
  keys: Bytes[];
  certificates: Bytes[];
}

const ROUNDS_MAX = 5_000_000;
const NESTED_MAX = 4;

const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED = '1.2.840.113549.1.7.6';
const BAG = '1.2.840.113549.1.12.10.1.';
const bags = { key: `${BAG}1`, locked: `${BAG}2`, certificate: `${BAG}3`, more: `${BAG}6` };
const X509 = '1.2.840.113549.1.9.22.1';
const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const TRIPLE_DES = '1.2.840.113549.3.7';
const HMAC_SHA1 = '1.2.840.113549.2.7';

const digests: Record<string, { name: string; block: number }> = {
  '1.3.14.3.2.26': { name: 'SHA-1', block: 64 },
  '2.16.840.1.101.3.4.2.1': { name: 'SHA-256', block: 64 },
  '2.16.840.1.101.3.4.2.2': { name: 'SHA-384', block: 128 },
  '2.16.840.1.101.3.4.2.3': { name: 'SHA-512', block: 128 },
};
const hmacs: Record<string, string> = {
  [HMAC_SHA1]: 'SHA-1',
  '1.2.840.113549.2.9': 'SHA-256',
  '1.2.840.113549.2.10': 'SHA-384',
  '1.2.840.113549.2.11': 'SHA-512',
};
const aes: Record<string, number> = {
  '2.16.840.1.101.3.4.1.2': 128,
  '2.16.840.1.101.3.4.1.22': 192,
  '2.16.840.1.101.3.4.1.42': 256,
};
const OLD = '1.2.840.113549.1.12.1.';
const old: Record<string, { cipher: 'des' | 'rc2'; key: number }> = {
  [`${OLD}3`]: { cipher: 'des', key: 24 },
  [`${OLD}4`]: { cipher: 'des', key: 16 },
  [`${OLD}5`]: { cipher: 'rc2', key: 16 },
  [`${OLD}6`]: { cipher: 'rc2', key: 5 },
};

/** For what a key of RFC 7292, appendix B, is made. */
const forKey = 1;
const forStart = 2;
const forMac = 3;

/** What is secret is wiped, whatever comes of it. */
async function withSecret<T>(secret: Bytes, run: (secret: Bytes) => Promise<T>): Promise<T> {
  try {
    return await run(secret);
  } finally {
    secret.fill(0);
  }
}

function roundsOf(of: Der | undefined): number {
  const rounds = of === undefined ? 1 : numberOf(of);
  if (rounds < 1 || rounds > ROUNDS_MAX) throw new DerError('rounds');
  return rounds;
}

/** Two bytes a letter, the high one first, and two zeros. */
function wide(password: string): Bytes {
  const bytes = new Uint8Array(password.length * 2 + 2);
  for (let at = 0; at < password.length; at++) {
    bytes[at * 2] = password.charCodeAt(at) >> 8;
    bytes[at * 2 + 1] = password.charCodeAt(at) & 0xff;
  }
  return bytes;
}

function filled(of: Bytes, block: number): Bytes {
  const all = new Uint8Array(block * Math.ceil(of.length / block));
  for (let at = 0; at < all.length; at++) all[at] = of[at % of.length] ?? 0;
  return all;
}

/** One more than `add` is added to each block. */
function addTo(blocks: Bytes, add: Bytes): void {
  for (let from = 0; from < blocks.length; from += add.length) {
    let carry = 1;
    for (let at = add.length - 1; at >= 0; at--) {
      carry += (blocks[from + at] ?? 0) + (add[at] ?? 0);
      blocks[from + at] = carry & 0xff;
      carry >>= 8;
    }
  }
}

interface Making {
  digest: { name: string; block: number };
  salt: Bytes;
  rounds: number;
}

/** RFC 7292, appendix B.2. */
async function keyOf(
  how: Making,
  password: string,
  purpose: number,
  bytes: number,
): Promise<Bytes> {
  const { name, block } = how.digest;
  const letters = wide(password);
  const repeated = filled(letters, block);
  const blocks = join([filled(how.salt, block), repeated]);
  const made: Bytes[] = [];
  try {
    for (let length = 0; length < bytes;) {
      let hash: Bytes = join([new Uint8Array(block).fill(purpose), blocks]);
      for (let round = 0; round < how.rounds; round++) {
        const before = hash;
        hash = new Uint8Array(await crypto.subtle.digest(name, before));
        before.fill(0);
      }
      made.push(hash);
      length += hash.length;
      if (length < bytes) addTo(blocks, filled(hash, block).subarray(0, block));
    }
    const whole = join(made);
    const key = whole.slice(0, bytes);
    whole.fill(0);
    return key;
  } finally {
    for (const secret of [letters, repeated, blocks, ...made]) secret.fill(0);
  }
}

async function checkMac(mac: Der, content: Bytes, password: string): Promise<void> {
  const [value, salt, rounds] = parts(mac);
  if (!value || !salt) throw new DerError('no check');
  const digest = digests[oidOf(part(part(value, 0), 0))];
  // Another way to check: a wrong password will not decrypt.
  if (digest === undefined) return;
  const how = { digest, salt: octets(salt), rounds: roundsOf(rounds) };
  const wanted = octets(part(value, 1));
  const algorithm = { name: 'HMAC', hash: digest.name };
  const key = await withSecret(await keyOf(how, password, forMac, wanted.length), (raw) =>
    crypto.subtle.importKey('raw', raw, algorithm, false, ['sign']),
  );
  const found = new Uint8Array(await crypto.subtle.sign('HMAC', key, content));
  if (!same(found, wanted)) throw new SignFault('password');
}

async function stretched(params: Der, password: string, bits: number): Promise<Bytes> {
  const [salt, rounds, ...rest] = parts(params);
  if (!salt || !rounds) throw new DerError('no salt');
  const prf = rest.find(({ tag }) => tag === tags.sequence);
  const hash = hmacs[prf ? oidOf(part(prf, 0)) : HMAC_SHA1];
  if (hash === undefined) throw new DerError('unknown digest');
  const base = await withSecret(new TextEncoder().encode(password), (letters) =>
    crypto.subtle.importKey('raw', letters, 'PBKDF2', false, ['deriveBits']),
  );
  const how = { name: 'PBKDF2', hash, salt: octets(salt), iterations: roundsOf(rounds) };
  return new Uint8Array(await crypto.subtle.deriveBits(how, base, bits));
}

async function opened(params: Der, locked: Bytes, password: string): Promise<Bytes> {
  const [making, cipher] = parts(params);
  if (!making || !cipher || oidOf(part(making, 0)) !== PBKDF2) throw new DerError('unknown making');
  const name = oidOf(part(cipher, 0));
  const iv = octets(part(cipher, 1));
  const bits = aes[name] ?? (name === TRIPLE_DES ? 192 : 0);
  if (bits === 0) throw new DerError('unknown cipher');
  return withSecret(await stretched(part(making, 1), password, bits), async (raw) => {
    if (name === TRIPLE_DES) return openOld('des', raw, iv, locked);
    const key = await crypto.subtle.importKey('raw', raw, 'AES-CBC', false, ['decrypt']);
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, key, locked));
  });
}

async function openOld(cipher: 'des' | 'rc2', key: Bytes, iv: Bytes, locked: Bytes) {
  const { decryptOld } = await import('./old-ciphers');
  return decryptOld(cipher, key, iv, locked);
}

/** What a wrong password leaves has a padding that looks right once in 256 times. */
function wholeSequence(plain: Bytes): Bytes {
  try {
    if (read(plain, tags.sequence).whole.length === plain.length) return plain;
  } catch {
    // No value at all.
  }
  plain.fill(0);
  throw new SignFault('password');
}

async function decrypt(algorithm: Der, locked: Bytes, password: string): Promise<Bytes> {
  const name = oidOf(part(algorithm, 0));
  const params = part(algorithm, 1);
  const way = old[name];
  try {
    if (name === PBES2) return wholeSequence(await opened(params, locked, password));
    if (way === undefined) throw new DerError('unknown cipher');
    const digest = { name: 'SHA-1', block: 64 };
    const how = { digest, salt: octets(part(params, 0)), rounds: roundsOf(part(params, 1)) };
    const plain = await withSecret(await keyOf(how, password, forStart, 8), async (iv) =>
      withSecret(await keyOf(how, password, forKey, way.key), (key) =>
        openOld(way.cipher, key, iv, locked),
      ),
    );
    return wholeSequence(plain);
  } catch (error) {
    if (error instanceof DerError) throw error;
    throw new SignFault('password');
  }
}

async function takeBag(bag: Der, password: string, found: KeyFile, depth: number): Promise<void> {
  const kind = oidOf(part(bag, 0));
  const value = part(part(bag, 1, tags.context0), 0);
  if (kind === bags.key) found.keys.push(value.whole.slice());
  if (kind === bags.locked) {
    found.keys.push(await decrypt(part(value, 0), octets(part(value, 1)), password));
  }
  if (kind === bags.certificate && oidOf(part(value, 0)) === X509) {
    found.certificates.push(octets(part(part(value, 1), 0)).slice());
  }
  if (kind === bags.more) await takeBags(value, password, found, depth + 1);
}

async function takeBags(of: Der, password: string, found: KeyFile, depth = 0): Promise<void> {
  if (depth > NESTED_MAX) throw new DerError('too deep');
  for (const bag of parts(of)) await takeBag(bag, password, found, depth);
}

/** What is in a safe: open, or locked by the password. */
async function openedSafe(safe: Der, password: string): Promise<Bytes> {
  const kind = oidOf(part(safe, 0));
  const value = part(part(safe, 1, tags.context0), 0);
  if (kind === DATA) return octets(value);
  if (kind !== ENCRYPTED) throw new DerError('unknown safe');
  const [, algorithm, content] = parts(part(value, 1, tags.sequence));
  if (!algorithm || !content) throw new DerError('empty safe');
  return decrypt(algorithm, octets(content), password);
}

async function takeSafe(safe: Der, password: string, found: KeyFile): Promise<void> {
  await withSecret(await openedSafe(safe, password), (plain) =>
    takeBags(read(plain, tags.sequence), password, found),
  );
}

/** A password that is wrong is told from a file that is none, and from one that is broken. */
export async function openKeyFile(file: Bytes, password: string): Promise<KeyFile> {
  const found: KeyFile = { keys: [], certificates: [] };
  const [, safes, mac] = parts(read(file, tags.sequence));
  if (!safes || oidOf(part(safes, 0)) !== DATA) throw new DerError('no key file');
  try {
    await withSecret(octets(part(part(safes, 1, tags.context0), 0)), async (content) => {
      if (mac) await checkMac(mac, content, password);
      for (const safe of parts(read(content, tags.sequence))) await takeSafe(safe, password, found);
    });
    return found;
  } catch (error) {
    for (const key of found.keys) key.fill(0);
    throw error;
  }
}
