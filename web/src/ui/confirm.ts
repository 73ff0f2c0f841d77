import { shallowRef } from 'vue';

/* One question at a time, asked from anywhere, answered in ConfirmHost. */

export interface Question {
  title: string;
  text: string;
  /** What the button that goes on says: the verb of the act, never "OK". */
  action: string;
  danger?: boolean;
  /** What should be looked at before going on, and the way there. */
  warning?: { text: string; action: string; go: () => void } | undefined;
  /** Asks for a reason as well; `required` ones cannot be empty. */
  /** Asks for the person's password once more. */
  secret?: { label: string; hint: string };
  note?: { label: string; hint?: string; required: boolean; maxlength: number };
}

interface Asked extends Question {
  answer: (note: string | null, secret?: string) => void;
}

/* What was written for a question, until what it was written for is done: an act may fail, and a
 * window may be closed by mistake. */
const kept = new Map<string, string>();

export function keptNote(title: string): string {
  return kept.get(title) ?? '';
}

export function keepNote(title: string, note: string): void {
  if (note === '') kept.delete(title);
  else kept.set(title, note);
}

/** The act is done, or, without a title, somebody else sits down. */
export function forgetNotes(title?: string): void {
  if (title === undefined) kept.clear();
  else kept.delete(title);
}

export const asked = shallowRef<Asked | null>(null);

export interface Answer {
  note: string;
  secret: string;
}

/** Resolves to what was written, or null when the person steps back. */
export function askAll(question: Question): Promise<Answer | null> {
  asked.value?.answer(null);
  return new Promise((resolve) => {
    asked.value = {
      ...question,
      answer: (note, secret = '') => {
        asked.value = null;
        resolve(note === null ? null : { note, secret });
      },
    };
  });
}

/** Resolves to the note ("" when none is asked for), or null when the person steps back. */
export async function ask(question: Question): Promise<string | null> {
  return (await askAll(question))?.note ?? null;
}

/** Whether to go on. */
export async function confirmed(question: Question): Promise<boolean> {
  return (await ask(question)) !== null;
}
