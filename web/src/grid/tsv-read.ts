/*
 * Blocks of cells from the clipboard: tab-separated text as spreadsheets write it, and HTML.
 */
import { entities, OURS } from './tsv';

/** The end of the quoted cell starting at `from` (a quote), or -1: the quote is just a letter. */
function quotedEnd(text: string, from: number): number {
  let at = from + 1;
  for (;;) {
    at = text.indexOf('"', at);
    if (at < 0) return -1;
    if (text[at + 1] !== '"') break;
    at += 2;
  }
  const next = text[at + 1];
  return next === undefined || next === '\t' || next === '\n' || next === '\r' ? at : -1;
}

function plainEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '\t' && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function readCell(text: string, from: number): { cell: string; end: number } {
  const quote = text[from] === '"' ? quotedEnd(text, from) : -1;
  if (quote >= 0)
    return { cell: text.slice(from + 1, quote).replaceAll('""', '"'), end: quote + 1 };
  const end = plainEnd(text, from);
  return { cell: text.slice(from, end), end };
}

/** Rows of cells. The line end behind the last row makes no row of its own. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length || row.length > 0) {
    const { cell, end } = readCell(text, at);
    row.push(cell);
    at = end + 1;
    if (text[end] === '\t') continue;
    if (text[end] === '\r' && text[end + 1] === '\n') at++;
    rows.push(row);
    row = [];
  }
  return rows;
}

function unescaped(text: string): string {
  const plain = text.replaceAll(/<br ?\/?>/g, '\n').replaceAll(/<[^>]*>/g, '');
  return Object.entries(entities)
    .reverse()
    .reduce((result, [letter, entity]) => result.replaceAll(entity, letter), plain);
}

/**
 * The texts of a table this program copied, figures in wire form; undefined: not ours.
 * Read by hand, since the security policy allows no markup parser.
 */
export function readOwnHtml(html: string): string[][] | undefined {
  if (!html.includes(OURS)) return undefined;
  return [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<td([^>]*)>(.*?)<\/td>/gs)].map(([, attributes = '', text = '']) => {
      const figure = /x:num="([^"]*)"/.exec(attributes);
      return figure?.[1] ?? unescaped(text);
    }),
  );
}

/** How far a cell reaches in HTML; nonsense counts as one. */
function reach(cell: Element, name: 'colspan' | 'rowspan'): number {
  const n = Number(cell.getAttribute(name) ?? 1);
  return Number.isInteger(n) && n > 0 && n <= SPAN_MOST ? n : 1;
}

const SPAN_MOST = 1000;

/**
 * The first table of a page somebody copied from, for programs that put no plain text beside it.
 * Parsed apart from the page, so that nothing in it runs; merged cells keep their text at the
 * first place.
 */
export function readTable(html: string): string[][] {
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  const rows: string[][] = [];
  const taken: boolean[][] = [];
  [...(table?.querySelectorAll('tr') ?? [])].forEach((line, top) => {
    const row: string[] = (rows[top] ??= []);
    let left = 0;
    for (const cell of line.querySelectorAll('td, th')) {
      while (taken[top]?.[left] === true) left++;
      cell.querySelectorAll('script, style').forEach((one) => one.remove());
      for (let down = 0; down < reach(cell, 'rowspan'); down++) {
        const marks = (taken[top + down] ??= []);
        for (let along = 0; along < reach(cell, 'colspan'); along++) marks[left + along] = true;
      }
      while (row.length < left) row.push('');
      row.push(cell.textContent.replaceAll(/\s+/g, ' ').trim());
      left += reach(cell, 'colspan');
      while (row.length < left) row.push('');
    }
  });
  return rows;
}

const FONT = /font-family:\s*(?:"|&quot;|')?([^;,"'&}]+)/;

/** Fonts by the classes Excel writes: ".xl65 {…font-family:.VnTime, sans-serif;…}". */
function fontsOfClasses(html: string): Map<string, string> {
  const rules = html.matchAll(/\.([\w-]+)\s*\{([^}]*)\}/g);
  return new Map(
    [...rules].flatMap(([, name = '', body = '']) => {
      const font = FONT.exec(body)?.[1]?.trim();
      return font === undefined ? [] : [[name, font] as const];
    }),
  );
}

/** The font of each text of a table on the clipboard, as far as the table says. */
export function readFonts(html: string): Map<string, string> {
  const classes = fontsOfClasses(html);
  const fonts = new Map<string, string>();
  for (const [, attributes = '', body = ''] of html.matchAll(/<td([^>]*)>(.*?)<\/td>/gs)) {
    const name = /class=["']?([\w-]+)/.exec(attributes)?.[1] ?? '';
    const font = FONT.exec(attributes)?.[1]?.trim() ?? classes.get(name);
    if (font !== undefined) fonts.set(unescaped(body).trim(), font);
  }
  return fonts;
}
