import { createRouter, createWebHistory, type RouteLocationNormalized } from 'vue-router';

import { holdsAny, me } from '@/api/session';

import { routes } from './routes';

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
});

function guard(to: RouteLocationNormalized) {
  if (to.meta.always) return true;
  if (to.meta.open) return me.value === null ? true : '/';
  if (me.value === null) {
    return { path: '/login', query: to.fullPath === '/' ? {} : { next: to.fullPath } };
  }
  if (me.value.must_change_password && to.path !== '/password') return '/password';
  return true;
}

router.beforeEach(guard);

/** Whether the page may be opened; the shell shows a refusal in its place. */
export function mayOpen(to: RouteLocationNormalized): boolean {
  return holdsAny(to.meta.rights ?? []);
}
