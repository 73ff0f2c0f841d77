import { createPrivateKey, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

import { afterAll, beforeAll, describe, expect, it, vi, type MockInstance } from 'vitest';

import { Keys } from '../../tests/keys';
import { hashOf, readCertificate } from './certificate';
import { signCms } from './cms';
import { oid, tags, wrap, type Bytes } from './der';
import { SignFault } from './fault';
import { openKeyFile } from './p12';
import { agreedDigest, digestOf } from './prepared';
import { openSigner, refuseOutOfDate } from './signer';

const PASSWORD = '123456';
const LEGACY = ['-legacy', '-certpbe', 'PBE-SHA1-RC2-40', '-keypbe', 'PBE-SHA1-3DES'];

let keys: Keys;
beforeAll(() => {
  keys = new Keys();
  keys.person('leader', 'rsa');
  keys.person('leader-ec', 'ec');
}, 60_000);
afterAll(() => {
  keys.remove();
});

function own(bytes: Buffer): Bytes {
  return Uint8Array.from(bytes);
}

async function faultOf(run: Promise<unknown>): Promise<string> {
  try {
    await run;
  } catch (error) {
    return error instanceof SignFault ? error.key : String(error);
  }
  return 'none';
}

/** What OpenSSL says of a signature over these bytes, as CAdES wants it. */
function verifyByOpenssl(cms: Bytes, content: Uint8Array): void {
  writeFileSync(keys.path('x.cms'), cms);
  writeFileSync(keys.path('x.bin'), content);
  const words = ['-in', 'x.cms', '-inform', 'DER', '-content', 'x.bin', '-CAfile', 'root.pem'];
  const rest = ['-binary', '-cades', '-purpose', 'any', '-out', 'x.out'];
  keys.openssl('cms', '-verify', ...words, ...rest);
}

async function sign(file: Buffer, content: Bytes, password = PASSWORD): Promise<Bytes> {
  const signer = await openSigner(own(file), password);
  return signCms(signer, await digestOf(content, { hole_from: 0, hole_to: 0 }));
}

describe('key files', () => {
  const ways: [name: string, who: string, how: string[]][] = [
    ['AES-256, as OpenSSL 3 writes', 'leader', []],
    [
      'AES-128, a SHA-512 check',
      'leader',
      ['-certpbe', 'AES-128-CBC', '-keypbe', 'AES-128-CBC', '-macalg', 'sha512'],
    ],
    [
      'AES-192, many rounds',
      'leader',
      ['-certpbe', 'AES-192-CBC', '-keypbe', 'AES-192-CBC', '-iter', '20000'],
    ],
    ['triple DES by PBES2', 'leader', ['-certpbe', 'des-ede3-cbc', '-keypbe', 'des-ede3-cbc']],
    ['RC2 and triple DES, as Windows 7 wrote', 'leader', LEGACY],
    [
      'RC2 of 128 bits',
      'leader',
      ['-legacy', '-certpbe', 'PBE-SHA1-RC2-128', '-keypbe', 'PBE-SHA1-2DES'],
    ],
    ['nothing locked', 'leader', ['-certpbe', 'NONE', '-keypbe', 'NONE']],
    ['no check', 'leader', ['-nomac']],
    ['P-256', 'leader-ec', []],
    ['P-256, old', 'leader-ec', LEGACY],
  ];

  it.each(ways)('%s', async (_, who, how) => {
    const content = own(randomBytes(3000));
    verifyByOpenssl(await sign(keys.keyFile(who, PASSWORD, ...how), content), content);
  });

  it.each([[[]], [LEGACY]])('a password with Vietnamese letters %s', async (how) => {
    const word = 'Mật khẩu “đẹp” 9';
    const content = own(randomBytes(10));
    verifyByOpenssl(await sign(keys.keyFile('leader', word, ...how), content, word), content);
  });

  it('lengths left open and strings in pieces, as browsers wrote', async () => {
    const found = await openKeyFile(asBer(keys.keyFile('leader', PASSWORD)), PASSWORD);
    expect(found.keys).toHaveLength(1);
    expect(found.certificates).toHaveLength(2);
  });

  it('carries the chain without the root', async () => {
    const signer = await openSigner(own(keys.keyFile('leader', PASSWORD)), PASSWORD);
    expect(signer.chain.map((one) => one.subjectName)).toEqual([
      'Chủ tịch UBND xã leader',
      'Cấp dưới thử nghiệm',
    ]);
    const said = keys.openssl('x509', '-in', 'leader.pem', '-noout', '-fingerprint', '-sha256');
    const print = said.split('=')[1]?.trim().replaceAll(':', '').toLowerCase();
    expect(await hashOf(signer.certificate)).toBe(print);
  });

  it('gives the key to the browser’s cryptography, which gives it to nobody', async () => {
    const { d = '' } = createPrivateKey(readFileSync(keys.path('leader.key'))).export({
      format: 'jwk',
    });
    const taken: { given: Buffer; key: Promise<CryptoKey> }[] = [];
    const real = crypto.subtle.importKey.bind(crypto.subtle) as ImportKey;
    const spy = vi.spyOn(crypto.subtle, 'importKey') as unknown as MockInstance<ImportKey>;
    spy.mockImplementation((format, data, ...rest) => {
      const given = Buffer.from(data);
      const key = real(format, data, ...rest);
      if (format === 'pkcs8') taken.push({ given, key });
      return key;
    });
    await openSigner(own(keys.keyFile('leader', PASSWORD)), PASSWORD);
    expect(taken).toHaveLength(1);
    const [{ given, key } = { given: Buffer.of(), key: Promise.reject(new Error()) }] = taken;
    expect(given.includes(Buffer.from(d, 'base64url'))).toBe(true);
    expect((await key).extractable).toBe(false);
    await expect(crypto.subtle.exportKey('pkcs8', await key)).rejects.toThrow();
  });
});

type ImportKey = (
  format: KeyFormat,
  data: Bytes,
  algorithm: AlgorithmIdentifier,
  extractable: boolean,
  uses: KeyUsage[],
) => Promise<CryptoKey>;

/** All that passes through the browser's cryptography and copies of ours, but certificates. */
function watchSecrets() {
  const seen: Bytes[] = [];
  const { subtle } = crypto;
  for (const name of ['decrypt', 'deriveBits'] as const) {
    const real = subtle[name].bind(subtle) as (...given: unknown[]) => Promise<ArrayBuffer>;
    vi.spyOn(subtle, name).mockImplementation(async (...given: unknown[]) => {
      const got = await real(...given);
      seen.push(new Uint8Array(got));
      return got;
    });
  }
  const imports = subtle.importKey.bind(subtle) as ImportKey;
  const spy = vi.spyOn(subtle, 'importKey') as unknown as MockInstance<ImportKey>;
  spy.mockImplementation((format, data, ...rest) => {
    if (format !== 'spki') seen.push(data);
    return imports(format, data, ...rest);
  });
  const slice = Object.getOwnPropertyDescriptor(
    Object.getPrototypeOf(Uint8Array.prototype) as object,
    'slice',
  )?.value as (this: Bytes, ...range: number[]) => Bytes;
  vi.spyOn(Uint8Array.prototype, 'slice').mockImplementation(function (this: Bytes, ...range) {
    const copy = slice.call(this, ...(range as number[]));
    seen.push(copy);
    return copy;
  });
  return {
    seen,
    /** What is still there. */
    kept: () => seen.filter((one) => one.some((byte) => byte !== 0) && !isCertificate(one)),
  };
}

function isCertificate(bytes: Bytes): boolean {
  try {
    return readCertificate(bytes).subjectName !== '';
  } catch {
    return false;
  }
}

describe('what was secret is wiped', () => {
  /** The safe with the key, and behind it one of an unknown kind. */
  function brokenBehindKey(file: Buffer): Bytes {
    const [version, safes] = childrenOf(file);
    if (!version || !safes) throw new Error('no key file');
    const [kind, held] = childrenOf(safes);
    if (!kind || !held) throw new Error('no safes');
    const [, key] = childrenOf(bodyOf(childrenOf(held)[0] ?? Buffer.of()));
    if (!key) throw new Error('no key');
    const unknown = wrap(tags.sequence, oid('1.2.3'), wrap(tags.context0, wrap(tags.octets)));
    const text = wrap(tags.octets, wrap(tags.sequence, key, unknown));
    return wrap(tags.sequence, version, wrap(tags.sequence, kind, wrap(tags.context0, text)));
  }

  const NONE = ['-certpbe', 'NONE', '-keypbe', 'NONE'];
  const cases: [name: string, how: string[], word: string, outcome: string][] = [
    ['once it is open', [], PASSWORD, 'none'],
    ['once an old file is open', LEGACY, PASSWORD, 'none'],
    ['once an open file is read', NONE, PASSWORD, 'none'],
    ['when the password is wrong', [], 'sai', 'password'],
    ['when the password of an old file is wrong', LEGACY, 'sai', 'password'],
    ['when a file without a check will not open', ['-nomac'], 'sai', 'password'],
    ['when an old one will not', [...LEGACY, '-nomac'], 'sai', 'password'],
  ];
  it.each(cases)('%s', async (_, how, word, outcome) => {
    const file = own(keys.keyFile('leader', PASSWORD, '-iter', '1', ...how));
    const secrets = watchSecrets();
    expect(await faultOf(openSigner(file, word))).toBe(outcome);
    expect(secrets.seen.length).toBeGreaterThan(0);
    expect(secrets.kept()).toEqual([]);
    expect(file.every((byte) => byte === 0)).toBe(true);
  });

  it.each([[[]], [LEGACY], [NONE]])(
    'when the key was read and what follows is broken %s',
    async (how) => {
      const file = brokenBehindKey(
        keys.keyFile('leader', PASSWORD, '-nomac', '-iter', '1', ...how),
      );
      const secrets = watchSecrets();
      expect(await faultOf(openSigner(file, PASSWORD))).toBe('not_p12');
      expect(secrets.seen.length).toBeGreaterThan(0);
      expect(secrets.kept()).toEqual([]);
    },
  );

  it('also where the page may not use the browser’s cryptography', async () => {
    const file = own(keys.keyFile('leader', PASSWORD));
    vi.stubGlobal('crypto', {});
    const fault = await faultOf(openSigner(file, PASSWORD));
    vi.unstubAllGlobals();
    expect(fault).toBe('insecure');
    expect(file.every((byte) => byte === 0)).toBe(true);
  });
});

/** The outermost values with open lengths, and the content as a string in pieces. */
function asBer(der: Buffer): Bytes {
  const end = Buffer.of(0, 0);
  const fields = childrenOf(der);
  const [version, safes, mac] = fields;
  if (!version || !safes || !mac) throw new Error('no key file');
  const [kind, held] = childrenOf(safes);
  const content = bodyOf(childrenOf(held ?? Buffer.of())[0] ?? Buffer.of());
  const half = content.length >> 1;
  const pieces = [content.subarray(0, half), content.subarray(half)].map((piece) =>
    Buffer.concat([Buffer.of(0x04, 0x82, piece.length >> 8, piece.length & 0xff), piece]),
  );
  const text = Buffer.concat([Buffer.of(0x24, 0x80), ...pieces, end]);
  const explicit = Buffer.concat([Buffer.of(0xa0, 0x80), text, end]);
  const info = Buffer.concat([Buffer.of(0x30, 0x80), kind ?? Buffer.of(), explicit, end]);
  return own(Buffer.concat([Buffer.of(0x30, 0x80), version, info, mac, end]));
}

function headOf(der: Buffer): [from: number, length: number] {
  const first = der[1] ?? 0;
  return first < 0x80 ? [2, first] : [2 + (first & 0x7f), der.readUIntBE(2, first & 0x7f)];
}

function bodyOf(der: Buffer): Buffer {
  const [from, length] = headOf(der);
  return der.subarray(from, from + length);
}

function childrenOf(der: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let rest = bodyOf(der); rest.length > 0;) {
    const [from, length] = headOf(rest);
    found.push(rest.subarray(0, from + length));
    rest = rest.subarray(from + length);
  }
  return found;
}

describe('what cannot be signed with', () => {
  it.each([[[]], [LEGACY], [['-nomac']]])('a wrong password %s', async (how) => {
    const file = keys.keyFile('leader', PASSWORD, ...how);
    expect(await faultOf(openSigner(own(file), '12345'))).toBe('password');
  });

  // One wrong password in 256 leaves what looks like an end of the text.
  it.each([[[]], [LEGACY]])('any wrong password of a file without a check %s', async (how) => {
    const file = keys.keyFile('leader', PASSWORD, '-iter', '1', ...how, '-nomac');
    const faults = new Set<string>();
    for (let word = 0; word < 2000; word++) {
      faults.add(await faultOf(openSigner(own(file), `${word}`)));
    }
    expect([...faults]).toEqual(['password']);
  });

  it('what is no key file', async () => {
    expect(await faultOf(openSigner(own(Buffer.from('%PDF-1.7')), ''))).toBe('not_p12');
    expect(await faultOf(openSigner(own(Buffer.of()), ''))).toBe('not_p12');
    const certificate = keys.openssl('x509', '-in', 'leader.pem');
    expect(await faultOf(openSigner(own(Buffer.from(certificate)), ''))).toBe('not_p12');
  });

  it('any file that was cut off', async () => {
    const file = keys.keyFile('leader', PASSWORD, '-iter', '1');
    for (let length = 0; length < file.length - 1; length += 97) {
      const fault = await faultOf(openSigner(own(file.subarray(0, length)), PASSWORD));
      expect(fault).toBe('not_p12');
    }
  });

  it('a file without a key', async () => {
    const out = ['-out', 'no-key.p12', '-passout', `pass:${PASSWORD}`];
    keys.openssl('pkcs12', '-export', '-nokeys', '-in', 'leader.pem', ...out);
    const file = own(readFileSync(keys.path('no-key.p12')));
    expect(await faultOf(openSigner(file, PASSWORD))).toBe('no_key');
  });

  it('a key without its certificate', async () => {
    const from = ['-inkey', 'leader.key', '-nocerts', '-out', 'bare.p12'];
    keys.openssl('pkcs12', '-export', ...from, '-passout', `pass:${PASSWORD}`);
    const file = own(readFileSync(keys.path('bare.p12')));
    expect(await faultOf(openSigner(file, PASSWORD))).toBe('no_certificate');
  });

  it('a kind of key nobody here verifies', async () => {
    keys.person('leader-384', 'p384');
    const file = own(keys.keyFile('leader-384', PASSWORD));
    expect(await faultOf(openSigner(file, PASSWORD))).toBe('key_kind');
  });

  it('a certificate before and after its time', async () => {
    const signer = await openSigner(own(keys.keyFile('leader', PASSWORD)), PASSWORD);
    const { from, to } = signer.certificate;
    const at = (time: Date, ms: number) => () =>
      refuseOutOfDate(signer, new Date(time.getTime() + ms));
    expect(at(from, -1000)).toThrow('early');
    expect(at(from, 1000)).not.toThrow();
    expect(at(to, -1000)).not.toThrow();
    expect(at(to, 1000)).toThrow('expired');
  });
});

describe('what is signed', () => {
  const document = own(Buffer.from('%PDF-1.7 /Contents <0000> %%EOF'));
  const hole = { hole_from: 20, hole_to: 24 };

  it('is all but the hole and its brackets', async () => {
    const without = own(Buffer.from('%PDF-1.7 /Contents  %%EOF'));
    const whole = { hole_from: 0, hole_to: 0 };
    expect(await digestOf(document, hole)).toEqual(await digestOf(without, whole));
  });

  it.each([
    ['beside the brackets', { hole_from: 19, hole_to: 24 }],
    ['of no size', { hole_from: 20, hole_to: 20 }],
    ['backwards', { hole_from: 24, hole_to: 20 }],
    ['beyond the end', { hole_from: 20, hole_to: 90 }],
  ])('not with a hole %s', async (_, wrong) => {
    expect(await faultOf(digestOf(document, wrong))).toBe('hole');
  });

  it('not with something in the hole', async () => {
    const full = own(Buffer.from('%PDF-1.7 /Contents <00a0> %%EOF'));
    expect(await faultOf(digestOf(full, hole))).toBe('hole');
  });

  it('not when the server means something else', async () => {
    const digest = Buffer.from(await digestOf(document, hole)).toString('hex');
    expect(await faultOf(agreedDigest(document, hole, digest.toUpperCase()))).toBe('none');
    expect(await faultOf(agreedDigest(document, hole, digest.replace(/^./, 'g')))).toBe('differs');
  });
});

describe('the signature', () => {
  it('says nothing of a time, and names the certificate', async () => {
    const content = own(randomBytes(100));
    const cms = await sign(keys.keyFile('leader', PASSWORD), content);
    writeFileSync(keys.path('y.cms'), cms);
    const said = keys.openssl('cms', '-cmsout', '-print', '-inform', 'DER', '-in', 'y.cms');
    expect(said).toContain('id-smime-aa-signingCertificateV2');
    expect(said).not.toContain('signingTime');
  });

  it('holds for nothing else', async () => {
    const cms = await sign(keys.keyFile('leader', PASSWORD), own(randomBytes(100)));
    expect(() => verifyByOpenssl(cms, randomBytes(100))).toThrow();
  });
});
