/* RC2 and triple DES, which no browser has: for key files of old. Loaded only when one is met. */
import 'node-forge/lib/des';
import 'node-forge/lib/rc2';
import forge from 'node-forge/lib/forge';

import type { Bytes } from './der';

interface Text {
  getBytes(): string;
}
interface Cipher {
  output: Text;
  start(options: { iv: string } | string): void;
  update(input: Text): void;
  finish(): boolean;
}
interface Ciphers {
  cipher: { createDecipher(name: string, key: string): Cipher };
  rc2: { createDecryptionCipher(key: string, bits: number): Cipher };
  util: { createBuffer(bytes: string): Text };
}

function textOf(bytes: Bytes): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

export function decryptOld(cipher: 'des' | 'rc2', key: Bytes, iv: Bytes, locked: Bytes): Bytes {
  const lib = forge as unknown as Ciphers;
  const start = textOf(iv);
  // Two keys stand for three: the third is the first.
  const three = key.length === 16 ? textOf(key) + textOf(key.slice(0, 8)) : textOf(key);
  const at =
    cipher === 'des'
      ? lib.cipher.createDecipher('3DES-CBC', three)
      : lib.rc2.createDecryptionCipher(textOf(key), key.length * 8);
  at.start(cipher === 'des' ? { iv: start } : start);
  at.update(lib.util.createBuffer(textOf(locked)));
  if (!at.finish()) throw new Error('padding');
  return Uint8Array.from(at.output.getBytes(), (letter) => letter.charCodeAt(0));
}
