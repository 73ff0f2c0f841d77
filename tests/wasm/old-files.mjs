// Texts of .rtf, .doc and .xls files as an old program shows them: bytes as letters of Windows-1252.
import { readFileSync } from 'node:fs';

const windows = new TextDecoder('windows-1252');

/** Paragraphs of an .rtf file. Groups of fonts, colours, styles and page headings are left out. */
export function rtfTexts(path) {
  const source = readFileSync(path, 'latin1');
  const silent = /^\\(fonttbl|colortbl|stylesheet|info|header|footer|\*)/;
  const out = [];
  const depths = [];
  const token = /\\'([0-9a-f]{2})|\\([a-z]+)(-?\d+)? ?|\\([^a-z])|([{}])|([^\\{}\r\n]+)/gi;
  for (let found; (found = token.exec(source));) {
    const [, hex, word, , symbol, brace, plain] = found;
    const isSilent = depths.includes(true);
    if (brace === '{') depths.push(silent.test(source.slice(token.lastIndex)));
    else if (brace === '}') depths.pop();
    else if (isSilent) continue;
    else if (hex) out.push(windows.decode(new Uint8Array([Number.parseInt(hex, 16)])));
    else if (word === 'par' || word === 'line' || word === 'cell' || word === 'row') out.push('\n');
    else if (word === 'tab') out.push(' ');
    else if (symbol === '~') out.push('\u00a0');
    // An optional hyphen is how programs write the byte of ư.
    else if (symbol === '-') out.push('\u00ad');
    else if (plain) out.push(plain);
  }
  return out.join('').split('\n');
}

/** The stream of this name out of a compound file. */
function streamOf(bytes, name) {
  const sector = 1 << bytes.readUInt16LE(30);
  const at = (n) => (n + 1) * sector;
  const fat = [];
  for (let i = 0; i < bytes.readUInt32LE(44); i++) {
    const from = at(bytes.readUInt32LE(76 + 4 * i));
    for (let j = 0; j < sector; j += 4) fat.push(bytes.readUInt32LE(from + j));
  }
  const chain = (first) => {
    const parts = [];
    for (let n = first; n < fat.length; n = fat[n]) parts.push(bytes.subarray(at(n), at(n) + sector));
    return Buffer.concat(parts);
  };
  const directory = chain(bytes.readUInt32LE(48));
  for (let from = 0; from < directory.length; from += 128) {
    const length = directory.readUInt16LE(from + 64);
    if (directory.toString('utf16le', from, from + Math.max(0, length - 2)) !== name) continue;
    return chain(directory.readUInt32LE(from + 116)).subarray(0, directory.readUInt32LE(from + 120));
  }
  throw new Error(`no stream ${name}`);
}

/** Paragraphs of a Word 97 file that was saved whole. */
export function docTexts(path) {
  const stream = streamOf(readFileSync(path), 'WordDocument');
  const from = stream.readUInt32LE(0x18);
  const text = windows.decode(stream.subarray(from, from + stream.readUInt32LE(0x4c)));
  return text.split(/[\r\x07\x0b\x0c]/);
}

/** Texts of the shared table of an Excel 97 file that holds them in one record. */
export function xlsTexts(path) {
  const stream = streamOf(readFileSync(path), 'Workbook');
  for (let at = 0; at < stream.length; at += 4 + stream.readUInt16LE(at + 2)) {
    if (stream.readUInt16LE(at) !== 0x00fc) continue;
    const texts = [];
    let from = at + 12;
    for (let left = stream.readUInt32LE(at + 8); left > 0; left--) {
      const chars = stream.readUInt16LE(from);
      const flags = stream[from + 2];
      from += 3;
      const runs = flags & 8 ? stream.readUInt16LE(from) : 0;
      from += flags & 8 ? 2 : 0;
      const length = chars * (flags & 1 ? 2 : 1);
      const body = stream.subarray(from, from + length);
      texts.push(flags & 1 ? body.toString('utf16le') : windows.decode(body));
      from += length + 4 * runs;
    }
    return texts;
  }
  throw new Error('no texts');
}
