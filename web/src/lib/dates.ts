/* Days travel as "2026-07-15", instants as "2026-07-15T08:30:00.000Z"; people read 15/07/2026. */

const ZONE = 'Asia/Ho_Chi_Minh';

const dayParts = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const clockParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** "2026-07-15" as 15/07/2026; empty for none. */
export function showDay(day: string | null | undefined): string {
  if (day === null || day === undefined || day === '') return '';
  return day.split('-').reverse().join('/');
}

/** The Vietnamese day of an instant, as it travels. */
export function dayOf(instant: string | Date): string {
  return dayParts.format(new Date(instant));
}

/** The Vietnamese time of an instant: 14:05. */
export function showClock(instant: string | Date): string {
  return clockParts.format(new Date(instant));
}

/** An instant as 15/07/2026 14:05; empty for none. */
export function showInstant(instant: string | null | undefined): string {
  if (instant === null || instant === undefined || instant === '') return '';
  return `${showDay(dayOf(instant))} ${showClock(instant)}`;
}

export function today(now: Date = new Date()): string {
  return dayOf(now);
}

/** Whether year, month and day name a day that exists. */
export function isDay(day: string): boolean {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const made = new Date(Date.UTC(year, month - 1, date));
  return year >= 1900 && made.getUTCMonth() === month - 1 && made.getUTCDate() === date;
}

/** Reads what people type: 15/7/2026, 15-7-26, 15.07.2026, 15072026. Null: not a day. */
export function readDay(text: string): string | null {
  const trimmed = text.trim();
  const parts =
    /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4}|\d{2})$/.exec(trimmed) ??
    /^(\d{2})(\d{2})(\d{4})$/.exec(trimmed);
  if (parts === null) return null;
  const [, date = '', month = '', year = ''] = parts;
  const full = year.length === 2 ? `20${year}` : year;
  const day = `${full}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

/** The day `days` later (or earlier). */
export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** The weeks of a month, Monday first, padded with days of its neighbours. */
export function monthWeeks(year: number, month: number): string[][] {
  const first = `${String(year)}-${String(month).padStart(2, '0')}-01`;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const start = addDays(first, -weekday);
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const weeks = Math.ceil((weekday + length) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => addDays(start, week * 7 + day)),
  );
}

/** ISO weeks of a year: 52 or 53. */
export function weeksOf(year: number): number {
  const january = new Date(Date.UTC(year, 0, 1)).getUTCDay();
  const december = new Date(Date.UTC(year, 11, 31)).getUTCDay();
  return january === 4 || december === 4 ? 53 : 52;
}

/** The moment at a Vietnamese day and a time as people write it (8:30, 0830, 8h30). Null: no time. */
export function instantOf(day: string, clock: string): string | null {
  const parts =
    /^(\d{1,2})\s*[:hg.]\s*(\d{2})$/i.exec(clock.trim()) ?? /^(\d{2})(\d{2})$/.exec(clock.trim());
  if (parts === null) return null;
  const [hour, minute] = [Number(parts[1]), Number(parts[2])];
  if (hour > 23 || minute > 59) return null;
  const time = [hour, minute].map((one) => String(one).padStart(2, '0')).join(':');
  return new Date(`${day}T${time}:00+07:00`).toISOString();
}
