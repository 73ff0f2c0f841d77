import { describe, expect, it } from 'vitest';

import {
  clampPlace,
  jumpPlace,
  nextPlace,
  placesOf,
  rangeOf,
  tabPlace,
  type Place,
} from './selection';

const extent = { rows: 5, columns: 3 };
const down = { row: 1, column: 0 } as const;

/** A column of cells: a letter is filled, a dot is not. */
function filled(pattern: string): (place: Place) => boolean {
  return (place) => pattern[place.row] === 'x';
}

describe('jumpPlace', () => {
  const cases: [string, number, number, string][] = [
    ['xxx..', 0, 2, 'to the end of a filled run'],
    ['x..x.', 0, 3, 'over a gap to the next filled cell'],
    ['x....', 0, 4, 'to the edge when nothing follows'],
    ['..xx.', 0, 2, 'from an empty cell to the first filled one'],
    ['xxxxx', 4, 4, 'nowhere from the edge'],
  ];
  it.each(cases)('%s from %i goes to %i: %s', (pattern, from, to) => {
    const place = jumpPlace({ row: from, column: 0 }, down, extent, filled(pattern));
    expect(place.row).toBe(to);
  });
});

describe('nextPlace', () => {
  it('skips what does not fit', () => {
    const place = nextPlace({ row: 0, column: 0 }, down, extent, ({ row }) => row === 3);
    expect(place).toEqual({ row: 3, column: 0 });
  });

  it('stays when nothing fits', () => {
    const from = { row: 0, column: 0 };
    expect(nextPlace(from, down, extent, () => false)).toBe(from);
  });
});

describe('tabPlace', () => {
  it('goes on in the next row', () => {
    const place = tabPlace({ row: 0, column: 2 }, 1, extent, () => true);
    expect(place).toEqual({ row: 1, column: 0 });
  });

  it('goes backwards over cells that do not fit', () => {
    const place = tabPlace({ row: 1, column: 0 }, -1, extent, ({ column }) => column === 1);
    expect(place).toEqual({ row: 0, column: 1 });
  });

  it('is undefined behind the last cell, so that focus may leave the grid', () => {
    expect(tabPlace({ row: 4, column: 2 }, 1, extent, () => true)).toBeUndefined();
  });
});

describe('rangeOf', () => {
  it('has its corners in order whatever way was dragged', () => {
    const range = rangeOf({ active: { row: 1, column: 0 }, anchor: { row: 0, column: 2 } });
    expect(range).toEqual({ top: 0, left: 0, bottom: 1, right: 2 });
    expect([...placesOf(range)]).toHaveLength(6);
  });

  it('is kept inside the sheet', () => {
    expect(clampPlace({ row: 9, column: -1 }, extent)).toEqual({ row: 4, column: 0 });
  });
});
