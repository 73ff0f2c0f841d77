import { onBeforeUnmount, onMounted } from 'vue';
import { onBeforeRouteLeave } from 'vue-router';

import { t } from '@/i18n/i18n';
import { confirmed } from '@/ui/confirm';

/** Leaving a page with unsaved work asks first. */
export function useUnsaved(dirty: () => boolean): void {
  function onLeave(event: BeforeUnloadEvent): void {
    if (dirty()) event.preventDefault();
  }
  onMounted(() => window.addEventListener('beforeunload', onLeave));
  onBeforeUnmount(() => window.removeEventListener('beforeunload', onLeave));
  onBeforeRouteLeave(() => !dirty() || leaveUnsaved());
}

/** Asks whether to throw away what was typed. */
export function leaveUnsaved(): Promise<boolean> {
  return confirmed({
    title: t('unsaved.title'),
    text: t('unsaved.text'),
    action: t('unsaved.leave'),
    danger: true,
  });
}
