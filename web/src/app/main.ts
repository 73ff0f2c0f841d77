import '@/ui/tokens.css';
import '@/ui/base.css';

import { createApp } from 'vue';

import { whenSignedOut } from '@/api/client';
import { loadMe } from '@/api/queries/session';
import { me, setMe } from '@/api/session';
import { setLocale, storedLocale } from '@/i18n/i18n';

import App from './App.vue';
import { router } from './router';

whenSignedOut(() => {
  if (me.value === null) return;
  setMe(null);
  const from = router.currentRoute.value.fullPath;
  void router.push({ path: '/login', query: { next: from, ended: '1' } });
});

async function start(): Promise<void> {
  if (storedLocale() === 'en') await setLocale('en');
  // When nobody answers, the log-in page is the place to say so.
  await loadMe().catch(() => null);
  createApp(App).use(router).mount('#app');
}

void start();
