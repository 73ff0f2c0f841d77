import type { Reporter, ReporterDraft, Unit, UnitKind } from '@/api/types';
import { matches } from '@/lib/text';
import { WHOLE, type Part } from '@/parts/part';

export { WHOLE, type Part };

/** And between which days it is on the list; null: open. */
export interface Duty extends Part {
  valid_from?: string | null;
  valid_to?: string | null;
}

export type Chosen = ReadonlyMap<number, Duty>;

export function chosenOf(reporters: readonly Reporter[]): Chosen {
  return new Map(
    reporters.map(({ unit_id, rows, columns, valid_from, valid_to }) => [
      unit_id,
      { rows, columns, valid_from, valid_to },
    ]),
  );
}

/** In a fixed order, so that two equal choices are equal. */
export function draftOf(chosen: Chosen): ReporterDraft[] {
  return [...chosen]
    .sort(([a], [b]) => a - b)
    .map(([unit_id, duty]) => ({
      unit_id,
      rows: duty.rows,
      columns: duty.columns,
      valid_from: duty.valid_from ?? null,
      valid_to: duty.valid_to ?? null,
    }));
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
