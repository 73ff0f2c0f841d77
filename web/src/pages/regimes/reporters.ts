import '@/i18n/areas/assign';
import type { Reporter, ReporterDraft, Unit, UnitKind } from '@/api/types';
import { t } from '@/i18n/i18n';
import { showDay } from '@/lib/dates';
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

/** Between which days a unit is on the list, in words. */
export function daysText(duty: Duty | undefined): string {
  const [from, to] = [showDay(duty?.valid_from), showDay(duty?.valid_to)];
  if (from && to) return t('assign.days_both', { from, to });
  if (from) return t('assign.days_from', { from });
  return to ? t('assign.days_to', { to }) : t('assign.days_always');
}

/** Whether a unit is on the list on a day; null: on any. */
export function isOn(duty: Duty, day: string | null): boolean {
  return day === null || ((duty.valid_from ?? '') <= day && (duty.valid_to ?? day) >= day);
}

export interface UnitView {
  /** Only those on the list on this day. */
  on?: string | null;
  query: string;
  kind: UnitKind | '';
  onlyChosen: boolean;
}

function isListed(duty: Duty | undefined, day: string | null): boolean {
  return duty !== undefined && isOn(duty, day);
}

export function unitsIn(units: readonly Unit[], chosen: Chosen, view: UnitView): Unit[] {
  return units.filter(
    (unit) =>
      (view.kind === '' || unit.kind === view.kind) &&
      (!(view.onlyChosen || view.on) || isListed(chosen.get(unit.id), view.on ?? null)) &&
      matches(`${unit.name} ${unit.code}`, view.query),
  );
}
