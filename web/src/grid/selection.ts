/*
 * Where the cursor stands and what is selected: pure moves over rows and columns.
 */

export interface Place {
  row: number;
  column: number;
}

/** Both corners inclusive, top left first. */
export interface Range {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface Selection {
  /** Where typing goes. */
  active: Place;
  /** The other corner; the same place if one cell is selected. */
  anchor: Place;
}

export interface Extent {
  rows: number;
  columns: number;
}

export function rangeOf({ active, anchor }: Selection): Range {
  return {
    top: Math.min(active.row, anchor.row),
    left: Math.min(active.column, anchor.column),
    bottom: Math.max(active.row, anchor.row),
    right: Math.max(active.column, anchor.column),
  };
}

export function isOneCell(range: Range): boolean {
  return range.top === range.bottom && range.left === range.right;
}

export function clampPlace(place: Place, extent: Extent): Place {
  return {
    row: Math.max(0, Math.min(extent.rows - 1, place.row)),
    column: Math.max(0, Math.min(extent.columns - 1, place.column)),
  };
}

export function* placesOf(range: Range): Generator<Place> {
  for (let row = range.top; row <= range.bottom; row++) {
    for (let column = range.left; column <= range.right; column++) yield { row, column };
  }
}

export interface Step {
  row: -1 | 0 | 1;
  column: -1 | 0 | 1;
}

function isInside(place: Place, extent: Extent): boolean {
  return (
    place.row >= 0 && place.column >= 0 && place.row < extent.rows && place.column < extent.columns
  );
}

function added(place: Place, step: Step): Place {
  return { row: place.row + step.row, column: place.column + step.column };
}

/** The next place in a direction for which `fits` holds; the start if there is none. */
export function nextPlace(
  from: Place,
  step: Step,
  extent: Extent,
  fits: (place: Place) => boolean,
): Place {
  for (let place = added(from, step); isInside(place, extent); place = added(place, step)) {
    if (fits(place)) return place;
  }
  return from;
}

/** Ctrl+arrow as in Excel: to the end of a filled run, or to the next filled cell. */
export function jumpPlace(
  from: Place,
  step: Step,
  extent: Extent,
  isFilled: (place: Place) => boolean,
): Place {
  let place = added(from, step);
  if (!isInside(place, extent)) return from;
  const inRun = isFilled(from) && isFilled(place);
  for (;;) {
    const next = added(place, step);
    if (!isInside(next, extent)) return place;
    if (inRun ? !isFilled(next) : isFilled(place)) return place;
    place = next;
  }
}

/** Row by row, the next (or, backwards, the last) place for which `fits` holds; undefined: none. */
export function tabPlace(
  from: Place,
  direction: 1 | -1,
  extent: Extent,
  fits: (place: Place) => boolean,
): Place | undefined {
  const count = extent.rows * extent.columns;
  for (
    let at = from.row * extent.columns + from.column + direction;
    at >= 0 && at < count;
    at += direction
  ) {
    const place = { row: Math.floor(at / extent.columns), column: at % extent.columns };
    if (fits(place)) return place;
  }
  return undefined;
}
