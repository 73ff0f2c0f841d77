import '@/ui/tokens.css';
import '@/ui/base.css';

import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { createApp } from 'vue';

import { whenSignedOut } from '@/api/client';
import { Problem } from '@/api/problem';
import { loadMe } from '@/api/queries/session';
import { me, setMe } from '@/api/session';
import { setLocale, storedLocale } from '@/i18n/i18n';

import App from './App.vue';
import { router } from './router';

const TRIES = 2;

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A refusal stays a refusal; only silence and overload are worth another try.
      retry: (count, error) =>
        count < TRIES && (!(error instanceof Problem) || error.status === 0 || error.status >= 502),
    },
  },
});

whenSignedOut(() => {
  if (me.value === null) return;
  setMe(null);
  queryClient.clear();
  const from = router.currentRoute.value.fullPath;
  void router.push({ path: '/login', query: { next: from, ended: '1' } });
});

async function start(): Promise<void> {
  if (storedLocale() === 'en') await setLocale('en');
  // When nobody answers, the log-in page is the place to say so.
  await loadMe().catch(() => null);
  createApp(App).use(VueQueryPlugin, { queryClient }).use(router).mount('#app');
}

void start();
