import { DerError, hex, oidOf, part, parts, read, tags, type Bytes, type Der } from './der';

/** What is read of an X.509 certificate. */
export interface Certificate {
  bytes: Bytes;
  /** As names and numbers stand in it, to be put into a signature. */
  issuer: Bytes;
  serial: Bytes;
  subject: Bytes;
  publicKey: Bytes;
  subjectName: string;
  issuerName: string;
  from: Date;
  to: Date;
}

const COMMON_NAME = '2.5.4.3';
const ORGANISATION = '2.5.4.10';
const BMP = 0x1e;
const LATIN = 0x14;

function text(value: Der): string {
  if (value.tag === BMP) return new TextDecoder('utf-16be').decode(value.content);
  return new TextDecoder(value.tag === LATIN ? 'latin1' : 'utf-8').decode(value.content);
}

/** The common name, or else the organisation's. */
function nameOf(name: Der): string {
  const found = new Map<string, string>();
  for (const set of parts(name)) {
    for (const one of parts(set)) found.set(oidOf(part(one, 0)), text(part(one, 1)));
  }
  return found.get(COMMON_NAME) ?? found.get(ORGANISATION) ?? '';
}

function timeOf(value: Der): Date {
  const digits = text(value);
  const short = value.tag === tags.utcTime;
  const full = short ? `${Number(digits.slice(0, 2)) < 50 ? '20' : '19'}${digits}` : digits;
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?/.exec(full)?.map(Number) ?? [];
  if (year === undefined || month === undefined) throw new DerError('no time');
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second || 0));
}

export function readCertificate(bytes: Bytes): Certificate {
  const whole = read(bytes, tags.sequence);
  const fields = parts(part(whole, 0, tags.sequence));
  const at = fields[0]?.tag === tags.context0 ? 1 : 0;
  const [serial, , issuer, validity, subject, publicKey] = fields.slice(at);
  if (!serial || !issuer || !validity || !subject || !publicKey) throw new DerError('cut off');
  return {
    bytes: whole.whole,
    issuer: issuer.whole,
    serial: serial.whole,
    subject: subject.whole,
    publicKey: publicKey.whole,
    subjectName: nameOf(subject),
    issuerName: nameOf(issuer),
    from: timeOf(part(validity, 0)),
    to: timeOf(part(validity, 1)),
  };
}

/** By which the server knows it: SHA-256 of all of it. */
export async function hashOf(certificate: Certificate): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', certificate.bytes)));
}
