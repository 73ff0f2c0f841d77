import '@/i18n/areas/report';
import type { SignForm } from '@/api/types';
import { t } from '@/i18n/i18n';

/** The way of signing that was chosen; while it is none of those there are, the first. */
export function chosenForm(forms: readonly SignForm[], id: number | null): SignForm | undefined {
  return forms.find((one) => one.authorisation_id === id) ?? forms[0];
}

export function formOptions(forms: readonly SignForm[]) {
  return forms.map((one) => {
    const lines = one.lines.join(', ');
    return {
      value: one.authorisation_id,
      title:
        one.document === ''
          ? lines
          : t('authorisation.sign_option', { lines, document: one.document }),
    };
  });
}
