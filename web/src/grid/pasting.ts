/*
 * Pasting: what a block from the clipboard becomes, with the questions it raises. Comes after the
 * grid itself, before anybody has something to paste.
 */
import type { NumberStyle } from '@/core/core';

import type { Editing } from './editing';
import { columnAt } from './geometry';
import type { Parts } from './parts';
import {
  guessBlockStyle,
  planPaste,
  rowsNeeded,
  tooFine,
  trimmed,
  withRounded,
  type BadCell,
  type PastePlan,
  type RowsNeeded,
} from './paste';
import { matchLabels } from './paste-labels';
import { findOldTexts, replaceTexts, type Fonts, type OldCell } from './paste-old';
import { placesOf, type Range } from './selection';
import { parseTsv, readFonts, readOwnHtml, readTable } from './tsv-read';

type Block = readonly (readonly string[])[];

/** What a spreadsheet puts on the clipboard; empty: nothing of the kind. */
export interface Pasted {
  html: string;
  text: string;
}

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

function cellAt(row: number, column: number): Range {
  return { top: row, left: column, bottom: row, right: column };
}

export class Pasting {
  constructor(
    private readonly parts: Parts,
    private readonly editing: Editing,
  ) {}

  take({ html, text }: Pasted): Promise<void> {
    const own = readOwnHtml(html);
    // Our own figures are in wire form, which reads as English figures without separators.
    if (own) return this.paste(own, 'en');
    const block = text === '' ? readTable(html) : parseTsv(text);
    return this.paste(block, undefined, readFonts(html));
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
    const range = named ? cellAt(named.top, sheet.geometry.naming) : cursor.range;
    const figures = named?.block ?? block;
    const needed = sheet.lists && rowsNeeded(sheet.geometry, range.top, trimmed(figures));
    if (needed && !(await this.makeRoom(needed))) return;
    const rows = needed ? needed.rows - needed.room : 0;
    const target = rows > 0 ? cellAt(range.top, range.left) : range;
    const fitting = rows > 0 ? trimmed(figures) : figures;
    const decided = style ?? (await this.decideStyle(target, fitting));
    if (decided === undefined) {
      if (rows > 0) sheet.undo();
      return;
    }
    const plan = planPaste(sheet, target, fitting, decided);
    const [fine, ...more] = tooFine(plan);
    const rounds = fine !== undefined && (await this.mayRound(fine, more.length + 1));
    const byLabels = named !== undefined;
    this.carryOut(rounds ? withRounded(plan, sheet) : plan, { converted, byLabels, rows });
  }

  /** A list that is too short gets rows, if that is wanted. */
  private async makeRoom(needed: RowsNeeded): Promise<boolean> {
    const isMade = await this.parts.options.makeRoom(needed);
    this.parts.view.focus();
    return isMade;
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

  private carryOut(
    plan: PastePlan,
    how: { converted: number; byLabels: boolean; rows: number },
  ): void {
    const { sheet, cursor, options, say } = this.parts;
    const { words } = options;
    sheet.apply(plan.changes, how.rows > 0 ? 'extends' : undefined);
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
}
