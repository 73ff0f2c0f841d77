/* Where something is on a form: row and column keys, 0 meaning the whole of it. */

export interface Place {
  row: number;
  column: number;
}

export const SHEET: Place = { row: 0, column: 0 };

export function samePlace(a: Place | null, b: Place | null): boolean {
  return a?.row === b?.row && a?.column === b?.column;
}

/** A column's key as spreadsheets name it: 1 is A, 27 is AA. */
export function columnLetters(key: number): string {
  let letters = '';
  for (let rest = key; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** A spreadsheet's last row; keys beyond it are of rows reporters added. */
const SHEET_ROWS = 1048576;

export function isOnSheet({ row }: Place): boolean {
  return row <= SHEET_ROWS;
}

/** "D14", "cột D", "dòng 14" are for people; this is only the address. */
export function address(place: Place): string {
  return `${columnLetters(place.column)}${place.row > 0 ? String(place.row) : ''}`;
}
