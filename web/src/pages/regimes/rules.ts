/*
 * The two rules of a regime's calendar as the form asks for them. The server reads the texts
 * ("15-14", "day=20;month=+0;shift=next"); here they are only put together and taken apart.
 */

export interface WindowChoice {
  kind: 'calendar' | 'cut' | 'other';
  /** cut: the window runs from this day of the month before to the day before it. */
  day: number;
  /** other: the rule as written. */
  text: string;
}

export function readWindow(rule: string): WindowChoice {
  if (rule === '' || rule === 'calendar') return { kind: 'calendar', day: 15, text: rule };
  const cut = /^(\d{1,2})-(\d{1,2})$/.exec(rule);
  if (cut !== null && Number(cut[1]) === Number(cut[2]) + 1) {
    return { kind: 'cut', day: Number(cut[1]), text: rule };
  }
  return { kind: 'other', day: 15, text: rule };
}

export function writeWindow(choice: WindowChoice): string {
  if (choice.kind === 'calendar') return 'calendar';
  if (choice.kind === 'cut') return `${String(choice.day)}-${String(choice.day - 1)}`;
  return choice.text.trim();
}

export type Shift = 'next' | 'previous' | 'none';

export interface DueChoice {
  kind: 'day' | 'other';
  day: number;
  /** Months after the period's last one. */
  month: number;
  /** When the day is no working day. */
  shift: Shift;
  text: string;
}

const shifts: readonly string[] = ['next', 'previous', 'none'];

export function readDue(rule: string): DueChoice {
  const start: DueChoice = { kind: 'day', day: 20, month: 0, shift: 'next', text: rule };
  if (rule === '') return start;
  const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]));
  const [day, month, shift] = [parts.get('day'), parts.get('month'), parts.get('shift') ?? 'none'];
  const known = parts.size === (parts.has('shift') ? 3 : 2) && shifts.includes(shift);
  if (day === undefined || month === undefined || !known) return { ...start, kind: 'other' };
  return { kind: 'day', day: Number(day), month: Number(month), shift: shift as Shift, text: rule };
}

export function writeDue(choice: DueChoice): string {
  if (choice.kind === 'other') return choice.text.trim();
  return `day=${String(choice.day)};month=+${String(choice.month)};shift=${choice.shift}`;
}
