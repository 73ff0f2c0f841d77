/*
 * Loads the core once for the page.
 */
import type { Core } from './core';

let loading: Promise<Core> | undefined;

export function loadCore(): Promise<Core> {
  loading ??= import('./wasm').then(({ instantiate }) => instantiate());
  loading.catch(() => {
    // A failed load (no network) may be tried again.
    loading = undefined;
  });
  return loading;
}
