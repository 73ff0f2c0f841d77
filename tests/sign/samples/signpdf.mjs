/** Signs with @signpdf: appended to the file as it is, or after pdf-lib wrote it anew.
 *  node signpdf.mjs plain|pdf-lib P12 IN OUT, in a folder where npm put the two. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.cwd(), 'package.json'));
const signpdf = require('@signpdf/signpdf').default;
const { P12Signer } = require('@signpdf/signer-p12');
const { plainAddPlaceholder } = require('@signpdf/placeholder-plain');
const { pdflibAddPlaceholder } = require('@signpdf/placeholder-pdf-lib');
const { PDFDocument } = require('pdf-lib');

const [kind, p12, from, to] = process.argv.slice(2);
const about = {
  reason: 'Ky bao cao',
  contactInfo: '',
  name: 'Chu tich UBND xa Tan Phu',
  location: 'Tan Phu',
  signatureLength: 16384,
};
let bytes = readFileSync(from);
if (kind === 'pdf-lib') {
  const pdfDoc = await PDFDocument.load(bytes, { updateMetadata: false });
  pdflibAddPlaceholder({ pdfDoc, ...about });
  bytes = Buffer.from(await pdfDoc.save({ useObjectStreams: false }));
} else {
  bytes = plainAddPlaceholder({ pdfBuffer: bytes, ...about });
}
const signer = new P12Signer(readFileSync(p12), { passphrase: 'mo' });
writeFileSync(to, await signpdf.sign(bytes, signer));
