import type { Reporter, ReporterDraft, Unit, UnitKind } from '@/api/types';
import { matches } from '@/lib/text';

/** What one unit reports: the whole form where both lists are empty. */
export interface Part {
  rows: number[];
  columns: number[];
}

export type Chosen = ReadonlyMap<number, Part>;

export const WHOLE: Part = { rows: [], columns: [] };

export function chosenOf(reporters: readonly Reporter[]): Chosen {
  return new Map(reporters.map((one) => [one.unit_id, { rows: one.rows, columns: one.columns }]));
}

/** In a fixed order, so that two equal choices are equal. */
export function draftOf(chosen: Chosen): ReporterDraft[] {
  return [...chosen]
    .sort(([a], [b]) => a - b)
    .map(([unit_id, part]) => ({ unit_id, rows: part.rows, columns: part.columns }));
}

export function withUnits(chosen: Chosen, ids: readonly number[], on: boolean): Chosen {
  const next = new Map(chosen);
  for (const id of ids) {
    if (!on) next.delete(id);
    else if (!next.has(id)) next.set(id, WHOLE);
  }
  return next;
}

export interface UnitView {
  query: string;
  kind: UnitKind | '';
  onlyChosen: boolean;
}

export function unitsIn(units: readonly Unit[], chosen: Chosen, view: UnitView): Unit[] {
  return units.filter(
    (unit) =>
      (view.kind === '' || unit.kind === view.kind) &&
      (!view.onlyChosen || chosen.has(unit.id)) &&
      matches(`${unit.name} ${unit.code}`, view.query),
  );
}
