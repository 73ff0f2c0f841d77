const [SEQUENCE, INTEGER] = [0x30, 0x02];
const OID = 0x06;
/** Of what is locked by a password: 1.2.840.113549.1.5, and .12 of old. */
const LOCKED = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01];
const LOCKED_WAYS = [0x05, 0x0c];

/** Where what is inside the value at this place begins. */
function inside(bytes: Uint8Array, at: number): number {
  const length = bytes[at + 1] ?? 0;
  return at + 2 + (length > 0x80 ? length & 0x7f : 0);
}

/**
 * Keys and key files begin with the number of their version, or with how they are locked;
 * certificates, lists and answers with neither.
 */
function isKeyDer(bytes: Uint8Array): boolean {
  if (bytes[0] !== SEQUENCE) return false;
  const at = inside(bytes, 0);
  if (bytes[at] === INTEGER) return true;
  const algorithm = inside(bytes, at);
  if (bytes[at] !== SEQUENCE || bytes[algorithm] !== OID) return false;
  const name = bytes.subarray(algorithm + 2);
  const way = name[LOCKED.length] ?? 0;
  return LOCKED.every((byte, i) => name[i] === byte) && LOCKED_WAYS.includes(way);
}

/** Files that carry a private key are refused before a byte of them is sent. */
export async function mayHoldKey(file: File): Promise<boolean> {
  if (/\.(p12|pfx|key|jks)$/i.test(file.name)) return true;
  const bytes = new Uint8Array(await file.arrayBuffer());
  // Letters of two bytes have a zero in each.
  const text = new TextDecoder('latin1').decode(bytes).replaceAll('\0', '');
  return /PRIVATE KEY/i.test(text) || isKeyDer(bytes);
}
