import { computed, reactive, ref, toRaw, type ComputedRef, type Reactive, type Ref } from 'vue';

import { isConflict, Problem } from '@/api/problem';
import { t } from '@/i18n/i18n';

import { problemText } from './problem-text';

export type Faults<V> = Partial<Record<keyof V & string, string>>;

/**
 * One form being filled in: its values, whether they differ from where they began, what is wrong.
 * The server's word on a field lands at that field, everything else in the summary.
 */
export interface FormState<V extends object> {
  values: Reactive<V>;
  errors: Ref<Faults<V>>;
  summary: ComputedRef<{ id?: string; text: string }[]>;
  busy: Ref<boolean>;
  dirty: ComputedRef<boolean>;
  /** Somebody else saved first. */
  conflict: Ref<boolean>;
  /** Begins anew with these values, nothing wrong and nothing changed. */
  reset: (values: V) => void;
  /** Checks, sends, and answers whether it was saved. */
  submit: (check: () => Faults<V>, send: () => Promise<unknown>) => Promise<boolean>;
}

export function fieldId(form: string, field: string): string {
  return `${form}-${field}`;
}

export function useForm<V extends object>(name: string, initial: V): FormState<V> {
  const values = reactive({ ...initial }) as Reactive<V>;
  const began = ref(JSON.stringify(initial));
  const errors = ref({}) as Ref<Faults<V>>;
  const general = ref('');
  const busy = ref(false);
  const conflict = ref(false);

  function reset(next: V): void {
    Object.assign(values, next);
    began.value = JSON.stringify(toRaw(values));
    errors.value = {};
    general.value = '';
    conflict.value = false;
  }

  function refuse(error: unknown): void {
    conflict.value = isConflict(error);
    const field = error instanceof Problem ? error.field : undefined;
    if (field !== undefined && field in initial) {
      errors.value = { [field]: problemText(error) } as Faults<V>;
      return;
    }
    general.value = problemText(error);
  }

  async function submit(check: () => Faults<V>, send: () => Promise<unknown>): Promise<boolean> {
    if (busy.value) return false;
    general.value = '';
    conflict.value = false;
    errors.value = check();
    if (Object.keys(errors.value).length > 0) return false;
    busy.value = true;
    try {
      await send();
      began.value = JSON.stringify(toRaw(values));
      return true;
    } catch (error) {
      refuse(error);
      return false;
    } finally {
      busy.value = false;
    }
  }

  return {
    values,
    errors,
    busy,
    conflict,
    dirty: computed(() => JSON.stringify(values) !== began.value),
    summary: computed(() => {
      const lines = Object.entries(errors.value).map(([field, text]) => ({
        id: fieldId(name, field),
        text: String(text),
      }));
      return general.value === '' ? lines : [...lines, { text: general.value }];
    }),
    reset,
    submit,
  };
}

/** The fault of an empty field, as the other faults are worded. */
export function required(value: unknown, label: string): string | undefined {
  const missing = value === null || value === undefined || String(value).trim() === '';
  return missing ? t('ui.fill_in', { label }) : undefined;
}

/** Only the faults there are. */
export function faults<V>(all: Partial<Record<keyof V & string, string | undefined>>): Faults<V> {
  return Object.fromEntries(
    Object.entries(all).filter(([, text]) => text !== undefined),
  ) as Faults<V>;
}
