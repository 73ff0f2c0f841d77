/*
 * A block copied with its labels: people mark whole rows of the agency's own file, STT and
 * indicator included. It is recognised by the labels and put on the rows of the same names.
 */
import { fold } from '@/lib/text';

import type { Geometry } from './geometry';

/** This part of the block's labels must be those of the form. */
const ENOUGH = 0.6;

export interface LabelledBlock {
  /** The figures alone. */
  block: string[][];
  /** The row of the form the first of them belongs to. */
  top: number;
}

/** How many rows have their form's label when the block's first row lies on row `shift`. */
function matchesAt(shift: number, labels: readonly string[], rows: readonly string[]): number {
  let matched = 0;
  labels.forEach((label, at) => {
    if (label !== '' && rows[at + shift] === label) matched += 1;
  });
  return matched;
}

function bestShift(labels: readonly string[], rows: readonly string[]) {
  let best = { shift: 0, matched: 0 };
  for (let shift = 1 - labels.length; shift < rows.length; shift++) {
    const matched = matchesAt(shift, labels, rows);
    if (matched > best.matched) best = { shift, matched };
  }
  return best;
}

/** Undefined: the block carries no labels of this form. */
export function matchLabels(
  geometry: Geometry,
  block: readonly (readonly string[])[],
): LabelledBlock | undefined {
  const heads = [
    ...geometry.rowHead.map(({ role }) => role),
    ...geometry.columns.flatMap(({ names }) => names ?? []),
  ];
  const column = heads.indexOf('label');
  const labels = block.map((texts) => fold(texts[column] ?? ''));
  const named = labels.filter((label) => label !== '').length;
  const { shift, matched } = bestShift(
    labels,
    geometry.rows.map(({ label }) => fold(label)),
  );
  if (column < 0 || matched < 2 || matched < named * ENOUGH) return undefined;
  // Rows above the form's first one are the file's own heading.
  const figures = block.slice(Math.max(0, -shift)).map((texts) => texts.slice(heads.length));
  return { block: figures, top: Math.max(0, shift) };
}
