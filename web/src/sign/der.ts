/*
 * ASN.1: reads DER and what old programs write instead (BER with lengths left open and strings in
 * pieces), writes DER. No more than key files, certificates and CMS need.
 */
export type Bytes = Uint8Array<ArrayBuffer>;

export const tags = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  none: 0x05,
  oid: 0x06,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
} as const;

/** A value: where it stands, and what is inside. */
export interface Der {
  tag: number;
  /** With its head. */
  whole: Bytes;
  content: Bytes;
}

export class DerError extends Error {}

const DEPTH_MAX = 24;
const PARTS_MAX = 10_000;
const CONSTRUCTED = 0x20;

interface Head {
  tag: number;
  /** Where the content begins. */
  from: number;
  /** -1: left open, ends with two zeros. */
  length: number;
}

function headAt(bytes: Bytes, at: number): Head {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) throw new DerError('cut off');
  if ((tag & 0x1f) === 0x1f) throw new DerError('long tag');
  if (first < 0x80) return { tag, from: at + 2, length: first };
  if (first === 0x80) return { tag, from: at + 2, length: -1 };
  const size = first & 0x7f;
  if (size > 4) throw new DerError('length');
  let length = 0;
  for (let i = 0; i < size; i++) length = length * 256 + (bytes[at + 2 + i] ?? 0);
  return { tag, from: at + 2 + size, length };
}

/** Where a value of open length ends, before its two zeros. */
function openEnd(bytes: Bytes, from: number, depth: number): number {
  let at = from;
  while (bytes[at] !== 0 || bytes[at + 1] !== 0) {
    if (at >= bytes.length) throw new DerError('cut off');
    at += sizeAt(bytes, at, depth);
  }
  return at;
}

function sizeAt(bytes: Bytes, at: number, depth: number): number {
  if (depth > DEPTH_MAX) throw new DerError('too deep');
  const { tag, from, length } = headAt(bytes, at);
  if (length >= 0) return from + length - at;
  if ((tag & CONSTRUCTED) === 0) throw new DerError('open and plain');
  return openEnd(bytes, from, depth + 1) + 2 - at;
}

function readAt(bytes: Bytes, at: number): Der {
  const { tag, from, length } = headAt(bytes, at);
  const end = at + sizeAt(bytes, at, 0);
  if (end > bytes.length) throw new DerError('cut off');
  const to = length < 0 ? end - 2 : end;
  return { tag, whole: bytes.subarray(at, end), content: bytes.subarray(from, to) };
}

/** The one value these bytes are; what follows it is left alone. */
export function read(bytes: Bytes, tag?: number): Der {
  const found = readAt(bytes, 0);
  if (tag !== undefined && found.tag !== tag) throw new DerError('another tag');
  return found;
}

/** What a value is made of. */
export function parts(of: Der): Der[] {
  const found: Der[] = [];
  for (let at = 0; at < of.content.length;) {
    if (found.length === PARTS_MAX) throw new DerError('too many');
    const part = readAt(of.content, at);
    found.push(part);
    at += part.whole.length;
  }
  return found;
}

/** The n-th part; it must be there. */
export function part(of: Der, at: number, tag?: number): Der {
  const found = parts(of)[at];
  if (found === undefined) throw new DerError('part missing');
  if (tag !== undefined && found.tag !== tag) throw new DerError('another tag');
  return found;
}

/** The bytes of a string, whole or in pieces. */
export function octets(of: Der, depth = 0): Bytes {
  if ((of.tag & CONSTRUCTED) === 0) return of.content;
  if (depth > DEPTH_MAX) throw new DerError('too deep');
  return join(parts(of).map((piece) => octets(piece, depth + 1)));
}

export function oidOf(of: Der): string {
  if (of.tag !== tags.oid) throw new DerError('no name');
  const numbers: number[] = [];
  let number = 0;
  for (const byte of of.content) {
    number = number * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    if (numbers.length === 0) numbers.push(Math.min(2, Math.floor(number / 40)));
    numbers.push(numbers.length === 1 ? number - 40 * (numbers[0] ?? 0) : number);
    number = 0;
  }
  return numbers.join('.');
}

/** A small whole number: iterations, lengths. */
export function numberOf(of: Der): number {
  if (of.tag !== tags.integer || of.content.length > 6) throw new DerError('no number');
  return of.content.reduce((sum, byte) => sum * 256 + byte, 0);
}

export function join(pieces: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** A value out of its parts. */
export function wrap(tag: number, ...pieces: readonly Uint8Array[]): Bytes {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  if (length < 128) return join([Uint8Array.of(tag, length), ...pieces]);
  const size: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) size.unshift(rest % 256);
  return join([Uint8Array.of(tag, 0x80 | size.length, ...size), ...pieces]);
}

export function oid(name: string): Bytes {
  const [first = 0, second = 0, ...rest] = name.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((number) => {
    const digits = [number & 0x7f];
    for (let more = number >>> 7; more > 0; more >>>= 7) digits.unshift((more & 0x7f) | 0x80);
    return digits;
  });
  return wrap(tags.oid, Uint8Array.from(bytes));
}

/** A number of any size that is not negative, from its bytes, the greatest first. */
export function integer(bytes: Uint8Array): Bytes {
  let from = 0;
  while (from < bytes.length - 1 && bytes[from] === 0) from += 1;
  const digits = bytes.subarray(from);
  return (digits[0] ?? 0) >= 0x80
    ? wrap(tags.integer, Uint8Array.of(0), digits)
    : wrap(tags.integer, digits);
}

export function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
