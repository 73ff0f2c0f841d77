/*
 * Blocks of cells for the clipboard: tab-separated text as spreadsheets write it, and HTML.
 */

export interface CopiedCell {
  /** As shown, without grouping dots. */
  text: string;
  /** The figure's wire text, for spreadsheets; undefined: not a figure. */
  figure?: string;
}

const SPECIAL = /[\t\n\r"]/;

export function writeTsv(rows: readonly (readonly CopiedCell[])[]): string {
  const quoted = ({ text }: CopiedCell): string =>
    SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(quoted).join('\t')).join('\r\n');
}

export const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);
}

/** Says that a table on the clipboard is ours, so that its figures can be taken as they are. */
export const OURS = 'data-baocao';

/** A table Excel reads exactly: `x:num` carries the figure whatever the separators are. */
export function writeHtml(rows: readonly (readonly CopiedCell[])[]): string {
  const cell = ({ text, figure }: CopiedCell): string =>
    figure === undefined
      ? `<td>${escaped(text).replaceAll('\n', '<br>')}</td>`
      : `<td x:num="${escaped(figure)}">${escaped(text)}</td>`;
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('');
  return (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    `<head><meta charset="utf-8"></head><body><table ${OURS}="1">${body}</table></body></html>`
  );
}
