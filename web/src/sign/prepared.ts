import { hex, join, type Bytes } from './der';
import { SignFault } from './fault';

/** Where the signature will stand in a prepared document; both zero: it stands beside it. */
export interface Hole {
  hole_from: number;
  hole_to: number;
}

const HOLE_MAX = 256 * 1024;
const [LESS, MORE, ZERO] = [0x3c, 0x3e, 0x30];

/** All that is signed: the document but for the hole, which must be empty. */
function signedBytes(document: Bytes, { hole_from, hole_to }: Hole): Bytes {
  if (hole_from === 0 && hole_to === 0) return document;
  const size = hole_to - hole_from;
  const framed = document[hole_from - 1] === LESS && document[hole_to] === MORE;
  if (!framed || size <= 0 || size > HOLE_MAX) throw new SignFault('hole');
  if (!document.subarray(hole_from, hole_to).every((byte) => byte === ZERO)) {
    throw new SignFault('hole');
  }
  return join([document.subarray(0, hole_from - 1), document.subarray(hole_to + 1)]);
}

/** What will be signed, computed here out of the bytes that are shown. */
export async function digestOf(document: Bytes, hole: Hole): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', signedBytes(document, hole)));
}

/** The same, and that the server means the same. */
export async function agreedDigest(document: Bytes, hole: Hole, said: string): Promise<Bytes> {
  const digest = await digestOf(document, hole);
  if (hex(digest) !== said.toLowerCase()) throw new SignFault('differs');
  return digest;
}
