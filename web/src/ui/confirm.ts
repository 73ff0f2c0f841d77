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
  note?: { label: string; hint?: string; required: boolean; maxlength: number };
}

interface Asked extends Question {
  answer: (note: string | null) => void;
}

export const asked = shallowRef<Asked | null>(null);

/** Resolves to the note ("" when none is asked for), or null when the person steps back. */
export function ask(question: Question): Promise<string | null> {
  asked.value?.answer(null);
  return new Promise((resolve) => {
    asked.value = {
      ...question,
      answer: (note) => {
        asked.value = null;
        resolve(note);
      },
    };
  });
}

/** Whether to go on. */
export async function confirmed(question: Question): Promise<boolean> {
  return (await ask(question)) !== null;
}
