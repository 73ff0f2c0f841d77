import '@/i18n/areas/urgings';
import { expect, it } from 'vitest';

import { t } from '@/i18n/i18n';

import { emptyText } from './empty-text';

it('says that there is nothing only where nothing is filtered for', () => {
  expect(emptyText('urging.none')).toBe(t('urging.none'));
  expect(emptyText('urging.none', '', null, undefined)).toBe(t('urging.none'));
  expect(emptyText('urging.none', '', 0)).toBe(t('ui.none_here'));
  expect(emptyText('urging.none', 'vinh', null)).toBe(t('ui.none_here'));
});
