/*
 * Pasted texts in encodings of before Unicode (TCVN3, VNI, VISCII, VPS), found by the core.
 */
import type { Core } from '@/core/core';

/** The font each text of the clipboard stands in. */
export type Fonts = ReadonlyMap<string, string>;

export interface OldCell {
  text: string;
  reading: string;
  encoding: string;
}

export interface OldTexts {
  sure: OldCell[];
  doubtful: OldCell[];
}

export interface OldBlock {
  block: string[][];
  /** Cells that read otherwise now. */
  converted: number;
}

type Block = readonly (readonly string[])[];

function isAscii(text: string): boolean {
  return [...text].every((letter) => letter < '\u0080');
}

/** The texts of one source are judged together: a short one is told by its neighbours. */
export function findOldTexts(core: Core, block: Block, fonts?: Fonts): OldTexts {
  const texts = [...new Set(block.flat())].filter((text) => !isAscii(text));
  const found: OldTexts = { sure: [], doubtful: [] };
  if (texts.length === 0) return found;
  const asked = texts.map((text) => ({ text, font: fonts?.get(text.trim()) ?? '' }));
  for (const { index, reading, encoding, isDoubtful } of core.readOldTexts(asked)) {
    const text = texts[index] ?? '';
    (isDoubtful ? found.doubtful : found.sure).push({ text, reading, encoding });
  }
  return found;
}

export function replaceTexts(block: Block, cells: readonly OldCell[]): OldBlock {
  const readings = new Map(cells.map(({ text, reading }) => [text, reading]));
  let converted = 0;
  const replaced = block.map((row) =>
    row.map((text) => {
      const reading = readings.get(text);
      if (reading !== undefined) converted++;
      return reading ?? text;
    }),
  );
  return { block: replaced, converted };
}
