/* An .xlsx as LibreOffice opens it, which is how its reader will. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/* Comma, double quotes, UTF-8, from the first line; figures as they are kept, not as shown. */
const FILTER = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false';

export interface Workbook {
  /** The rows of the first sheet from the one that has this text in a cell; all its cells. */
  rowsFrom(text: string): string[][];
}

function fields(line: string): string[] {
  return [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
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
    execFileSync('soffice', args, { stdio: 'pipe', timeout: 170_000 });
    const csv = readdirSync(folder).find((name) => name.endsWith('.csv')) ?? '';
    const rows = rowsOf(readFileSync(join(folder, csv), 'utf8'));
    return {
      rowsFrom: (text) => {
        const first = rows.findIndex((row) => row.includes(text));
        if (first < 0) throw new Error(`no row of ${path} says ${text}`);
        return rows.slice(first);
      },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
