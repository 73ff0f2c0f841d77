/*
 * Copy, cut and paste between the grid and spreadsheets.
 */
import type { NumberStyle } from '@/core/core';

import type { Editing } from './editing';
import { columnAt, item } from './geometry';
import type { Parts } from './parts';
import {
  guessBlockStyle,
  planPaste,
  tooFine,
  withRounded,
  type BadCell,
  type PastePlan,
} from './paste';
import { matchLabels } from './paste-labels';
import { findOldTexts, replaceTexts, type Fonts, type OldCell } from './paste-old';
import { placesOf, type Range } from './selection';
import {
  parseTsv,
  readFonts,
  readOwnHtml,
  readTable,
  writeHtml,
  writeTsv,
  type CopiedCell,
} from './tsv';
import { plainValue } from './values';

type Block = string[][];

/** The first figure that reads differently in the two styles, as it would stand in each. */
function ambiguousText(parts: Parts, block: Block): string {
  const { core } = parts.sheet;
  const texts = block.flat().map((text) => text.trim());
  const differs = texts.find((text) => {
    const vi = core.readNumber(text, 'vi');
    const en = core.readNumber(text, 'en');
    return vi.kind === 'number' && en.kind === 'number' && vi.value !== en.value;
  });
  return differs ?? texts.find((text) => /[.,]/.test(text)) ?? '';
}

function written(parts: Parts, text: string, style: NumberStyle): string {
  const { core } = parts.sheet;
  const read = core.readNumber(text, style);
  return read.kind === 'number' ? core.plainNumber(read.value) : '';
}

function indicesOf(range: Range, columns: number): number[] {
  return [...placesOf(range)].map(({ row, column }) => row * columns + column);
}

function firstCell(row: number): Range {
  return { top: row, left: 0, bottom: row, right: 0 };
}

export class Clipboard {
  constructor(
    private readonly parts: Parts,
    private readonly editing: Editing,
  ) {}

  listen(node: HTMLElement, signal: AbortSignal): void {
    node.addEventListener('copy', (event) => this.copy(event), { signal });
    node.addEventListener('cut', (event) => this.cut(event), { signal });
    node.addEventListener('paste', (event) => this.onPaste(event), { signal });
  }

  /** Pastes a block at the selection, asking how its figures are written when that is not clear. */
  async paste(pasted: Block, style?: NumberStyle, fonts?: Fonts): Promise<void> {
    const { sheet, cursor } = this.parts;
    if (pasted.length === 0 || !this.editing.mayChange()) return;
    const old = findOldTexts(sheet.core, pasted, fonts);
    const [doubt] = old.doubtful;
    const converts = doubt !== undefined && (await this.mayConvert(doubt, old.doubtful.length));
    const texts = converts ? [...old.sure, ...old.doubtful] : old.sure;
    const { block, converted } = replaceTexts(pasted, texts);
    const named = matchLabels(sheet.geometry, block);
    const range = named ? firstCell(named.top) : cursor.range;
    const figures = named?.block ?? block;
    const decided = style ?? (await this.decideStyle(range, figures));
    if (decided === undefined) return;
    const plan = planPaste(sheet, range, figures, decided);
    const [fine, ...more] = tooFine(plan);
    const rounds = fine !== undefined && (await this.mayRound(fine, more.length + 1));
    const byLabels = named !== undefined;
    this.carryOut(rounds ? withRounded(plan, sheet) : plan, { converted, byLabels });
  }

  /** Texts that may be meant as they stand are not converted behind a person's back. */
  private async mayConvert(first: OldCell, cells: number): Promise<boolean> {
    const { options, view } = this.parts;
    const converts = await options.askOldText({ ...first, cells });
    view.focus();
    return converts;
  }

  /** Figures are never rounded behind a person's back. */
  private async mayRound(first: BadCell, cells: number): Promise<boolean> {
    const { sheet, options, view } = this.parts;
    const rounded = sheet.core.formatNumber(first.rounded ?? '');
    const rounds = await options.askRound({ cells, text: first.text.trim(), rounded });
    view.focus();
    return rounds;
  }

  private async decideStyle(range: Range, block: Block): Promise<NumberStyle | undefined> {
    const { sheet, options, view } = this.parts;
    const guess = guessBlockStyle(sheet, range, block);
    if (guess.sure) return guess.style;
    const text = ambiguousText(this.parts, block);
    const asVi = written(this.parts, text, 'vi');
    const asEn = written(this.parts, text, 'en');
    const style = await options.askStyle({ text, asVi, asEn });
    view.focus();
    return style;
  }

  private carryOut(plan: PastePlan, how: { converted: number; byLabels: boolean }): void {
    const { sheet, cursor, options, say } = this.parts;
    const { words } = options;
    sheet.apply(plan.changes);
    sheet.dropRefused(indicesOf(plan.target, sheet.geometry.columns.length));
    for (const { index, text, reason } of plan.bad) {
      const { decimals } = columnAt(sheet.geometry, index);
      sheet.refuse(index, { text: text.trim(), reason: words.bad(reason, text.trim(), decimals) });
    }
    cursor.selectRange(plan.target);
    const { pasted, skipped, outside } = plan;
    const bad = plan.bad.length;
    say({
      kind: bad > 0 ? 'wrong' : 'done',
      text: words.pasted({ pasted, skipped, bad, outside, ...how }),
    });
  }

  private onPaste(event: ClipboardEvent): void {
    if (this.editing.editor.isOpen || !event.clipboardData) return;
    event.preventDefault();
    const html = event.clipboardData.getData('text/html');
    const text = event.clipboardData.getData('text/plain');
    const own = readOwnHtml(html);
    // Our own figures are in wire form, which reads as English figures without separators.
    if (own) void this.paste(own, 'en');
    else {
      const block = text === '' ? readTable(html) : parseTsv(text);
      void this.paste(block, undefined, readFonts(html));
    }
  }

  private copy(event: ClipboardEvent): void {
    if (this.editing.editor.isOpen || !event.clipboardData) return;
    event.preventDefault();
    const { cursor, options, say } = this.parts;
    const cells = this.copiedCells();
    event.clipboardData.setData('text/plain', writeTsv(cells));
    event.clipboardData.setData('text/html', writeHtml(cells));
    const { top, bottom, left, right } = cursor.range;
    const count = (bottom - top + 1) * (right - left + 1);
    say({ kind: 'done', text: options.words.copied(count) });
  }

  private cut(event: ClipboardEvent): void {
    if (this.editing.editor.isOpen || !this.editing.mayChange()) return;
    this.copy(event);
    this.editing.clear();
  }

  private copiedCells(): CopiedCell[][] {
    const { sheet, cursor, options } = this.parts;
    const { columns } = sheet.geometry;
    const { top, left, bottom, right } = cursor.range;
    const rows: CopiedCell[][] = [];
    for (let row = top; row <= bottom; row++) {
      const cells: CopiedCell[] = [];
      for (let column = left; column <= right; column++) {
        const index = row * columns.length + column;
        const value = sheet.value(index);
        const layout = item(columns, column);
        const text = plainValue(sheet.core, layout, value, options.words) || sheet.text(index);
        const isFigure = layout.type === 'number' && value !== null;
        cells.push(isFigure ? { text, figure: value } : { text });
      }
      rows.push(cells);
    }
    return rows;
  }
}
