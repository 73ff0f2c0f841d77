/*
 * The signature as it is sent: CMS with the three signed attributes CAdES asks for (content type,
 * digest, the signer's certificate) and no time of signing, which PAdES forbids. The same bytes as
 * src/sign/cms_build.c makes.
 */
import type { Certificate } from './certificate';
import { integer, join, oid, same, tags, wrap, type Bytes } from './der';
import type { Signer } from './signer';

const NAME_IN_LIST = 0xa4;
const CHAIN_MAX = 8;

const empty = wrap(tags.none);
const version1 = integer(Uint8Array.of(1));
const data = oid('1.2.840.113549.1.7.1');
const signedData = oid('1.2.840.113549.1.7.2');
const contentType = oid('1.2.840.113549.1.9.3');
const messageDigest = oid('1.2.840.113549.1.9.4');
const signingCertificate = oid('1.2.840.113549.1.9.16.2.47');
const sha256 = wrap(tags.sequence, oid('2.16.840.1.101.3.4.2.1'), empty);
const schemes = {
  rsa: wrap(tags.sequence, oid('1.2.840.113549.1.1.1'), empty),
  ec: wrap(tags.sequence, oid('1.2.840.10045.4.3.2')),
};

function attribute(name: Bytes, value: Bytes): Bytes {
  return wrap(tags.sequence, name, wrap(tags.set, value));
}

function issuerAndSerial(certificate: Certificate): Bytes {
  const names = wrap(tags.sequence, wrap(NAME_IN_LIST, certificate.issuer));
  return wrap(tags.sequence, names, certificate.serial);
}

/** DER wants the members of a set in order. */
function byBytes(a: Bytes, b: Bytes): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const apart = (a[at] ?? 0) - (b[at] ?? 0);
    if (apart !== 0) return apart;
  }
  return a.length - b.length;
}

async function attributesOf(certificate: Certificate, digest: Bytes): Promise<Bytes> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', certificate.bytes));
  const which = wrap(tags.sequence, wrap(tags.octets, hash), issuerAndSerial(certificate));
  return join(
    [
      attribute(contentType, data),
      attribute(messageDigest, wrap(tags.octets, digest)),
      attribute(signingCertificate, wrap(tags.sequence, wrap(tags.sequence, which))),
    ].sort(byBytes),
  );
}

/** The certificate and those that lead up from it; the root is the reader's own affair. */
export function chainOf(leaf: Certificate, others: readonly Certificate[]): Certificate[] {
  const chain = [leaf];
  for (let at = leaf; chain.length < CHAIN_MAX;) {
    const above = others.find((one) => same(one.subject, at.issuer) && !chain.includes(one));
    if (above === undefined || same(above.subject, above.issuer)) break;
    chain.push(above);
    at = above;
  }
  return chain;
}

/** A detached signature over what has this SHA-256. */
export async function signCms(signer: Signer, digest: Bytes): Promise<Bytes> {
  const attributes = await attributesOf(signer.certificate, digest);
  // Signed as a set, carried as [0].
  const signature = await signer.sign(wrap(tags.set, attributes));
  const info = wrap(
    tags.sequence,
    version1,
    wrap(tags.sequence, signer.certificate.issuer, signer.certificate.serial),
    sha256,
    wrap(tags.context0, attributes),
    schemes[signer.kind],
    wrap(tags.octets, signature),
  );
  const whole = wrap(
    tags.sequence,
    version1,
    wrap(tags.set, sha256),
    wrap(tags.sequence, data),
    wrap(tags.context0, ...signer.chain.map((one) => one.bytes)),
    wrap(tags.set, info),
  );
  return wrap(tags.sequence, signedData, wrap(tags.context0, whole));
}
