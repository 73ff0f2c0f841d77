import '@/i18n/areas/regimes';
import { t } from '@/i18n/i18n';

import { required } from './use-form';

/** The exemption on which less time is given than the regulation asks. */
export type Ground = '' | 'central_request';

export interface ShortNotice {
  short_notice_ground: Ground;
  short_notice_reason: string;
}

/** What is still missing of it. */
export function shortNoticeFaults(values: ShortNotice, needsGround: boolean) {
  return {
    short_notice_ground:
      needsGround && values.short_notice_ground === '' ? t('cycle.ground_missing') : undefined,
    short_notice_reason: required(values.short_notice_reason, t('cycle.short_reason')),
  };
}

/** What is sent of it. */
export function shortNoticeBody(values: ShortNotice, needsGround: boolean) {
  return {
    ...(needsGround && values.short_notice_ground !== ''
      ? { short_notice_ground: values.short_notice_ground }
      : {}),
    short_notice_reason: values.short_notice_reason.trim(),
  };
}
