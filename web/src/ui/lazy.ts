/*
 * Parts of a page that are loaded when they are shown.
 *
 * What cannot be loaded would take the whole page away. Without a network it waits for one; with one
 * it is asked for again before the page gives up. (Vite asks for a part's style sheet once: a part
 * whose sheet was what failed looks plain until the page is loaded again.)
 */
import { defineAsyncComponent, type AsyncComponentLoader, type Component } from 'vue';

const TRIES_MAX = 4;
const PAUSE_MS = 500;

/** Calls `again` as soon as it may do better: with a network, or after a pause that grows. */
function later(again: () => void, attempts: number): void {
  if (navigator.onLine) setTimeout(again, PAUSE_MS * attempts);
  else addEventListener('online', again, { once: true });
}

export function lazy<T extends Component>(loader: AsyncComponentLoader<T>): T {
  return defineAsyncComponent<T>({
    loader,
    onError(_error, retry, fail, attempts) {
      if (attempts >= TRIES_MAX && navigator.onLine) fail();
      else later(retry, attempts);
    },
  });
}
