/** Text as it is searched: no diacritics, no đ, lower case. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .trim();
}

/** Whether every word of the query is found, in any order and without diacritics. */
export function matches(text: string, query: string): boolean {
  const words = fold(query);
  if (words === '') return true;
  const folded = fold(text);
  return words.split(/\s+/).every((word) => folded.includes(word));
}

const order = new Intl.Collator('vi', { numeric: true });

/** Vietnamese alphabetical order; "Xã 2" comes before "Xã 10". */
export function compareText(a: string, b: string): number {
  return a === b ? 0 : order.compare(a, b);
}

/** Days as the wire writes them, 2026-10-20: their letters are in order. */
export function compareDays(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** How a figure of the wire ("-1234.5") is written in Vietnamese ("-1.234,5"). Digits only. */
export function figure(value: string | null): string {
  if (value === null || value === '') return '';
  const [whole = '', part] = value.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return part === undefined ? grouped : `${grouped},${part}`;
}

const UNITS = ['byte', 'KB', 'MB', 'GB'] as const;

/** How large a file is, as Windows says it: 8,8 KB. */
export function fileSize(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const shown = unit === 0 || size >= 100 ? String(Math.round(size)) : size.toFixed(1);
  return `${figure(shown.replace(/\.0$/, ''))} ${UNITS[unit] ?? ''}`;
}
