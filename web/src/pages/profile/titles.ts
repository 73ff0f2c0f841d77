import '@/i18n/areas/profile';
import { computed } from 'vue';

import { useProfileWords } from '@/api/queries/profile';
import type { ProfileClock } from '@/api/types';
import { t } from '@/i18n/i18n';
import type { Option } from '@/ui/SelectField.vue';

export type WordKind =
  | 'role'
  | 'right'
  | 'state'
  | 'action'
  | 'side'
  | 'need'
  | 'unit_kind'
  | 'clock_unit'
  | 'signature'
  | 'document'
  | 'period_kind'
  | 'number_series'
  | 'correction_told'
  | 'usage_ower';

/** What the words of a profile mean, as the server says. */
export function useTitles() {
  const words = useProfileWords();
  const lists = computed(
    () => new Map((words.data.value?.items ?? []).map((one) => [one.name, one.words])),
  );

  function title(kind: WordKind, name: string): string {
    return lists.value.get(kind)?.find((word) => word.name === name)?.title ?? name;
  }
  function options<V extends string>(kind: WordKind): Option<V>[] {
    const all = lists.value.get(kind) ?? [];
    return all.map((word) => ({ value: word.name as V, title: word.title }));
  }
  function clock(rule: ProfileClock): string {
    if (rule.value === 0) return t('profile.unsaid');
    return `${String(rule.value)} ${title('clock_unit', rule.unit)}`;
  }
  return { title, options, clock };
}

/** " (Đ8.3)"; nothing where no article is named. */
export function articleText(article: string): string {
  return article === '' ? '' : `(${article})`;
}
