import type { LayoutSign } from '@/api/types';

/* What stands below a table, as lines to be typed. */

export function readLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** "NGƯỜI LẬP BIỂU | (Ký, ghi rõ họ tên)" */
export function readSigns(text: string): LayoutSign[] {
  return readLines(text)
    .map((line) => {
      const [title = '', ...note] = line.split('|');
      return { title: title.trim(), note: note.join('|').trim() };
    })
    .filter(({ title }) => title !== '');
}

export function printSigns(signs: readonly LayoutSign[]): string {
  return signs.map(({ title, note }) => (note === '' ? title : `${title} | ${note}`)).join('\n');
}
