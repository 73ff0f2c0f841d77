/* An .xlsx as LibreOffice opens it, which is how its reader will. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/* Comma, double quotes, UTF-8, from the first line; not as shown: figures as they are. */
const FILTER = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false';

export interface Workbook {
  /** The figure at an address of the first sheet: "F17". */
  figure(address: string): number;
}

function fields(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

/* Line ends within quotes belong to their field. */
function rowsOf(text: string): string[][] {
  return text
    .replace(/"(?:[^"]|"")*"/g, (field) => field.replaceAll('\n', ' '))
    .split('\n')
    .map(fields);
}

export function readWorkbook(path: string): Workbook {
  const folder = mkdtempSync(join(tmpdir(), 'baocao-office-'));
  try {
    const book = join(folder, 'book.xlsx');
    copyFileSync(path, book);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const args = [profile, '--headless', '--convert-to', FILTER, '--outdir', folder, book];
    execFileSync('soffice', args, { stdio: 'pipe', timeout: 90_000 });
    const csv = readdirSync(folder).find((name) => name.endsWith('.csv')) ?? '';
    const rows = rowsOf(readFileSync(join(folder, csv), 'utf8'));
    return {
      figure: (address) => {
        const column = address.charCodeAt(0) - 'A'.charCodeAt(0);
        return Number(rows[Number(address.slice(1)) - 1]?.[column] ?? NaN);
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
