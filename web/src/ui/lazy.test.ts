import { afterEach, expect, test, vi } from 'vitest';
import { createApp, defineComponent, h, nextTick, type App, type Component } from 'vue';

import { lazy } from './lazy';

const part = defineComponent({ render: () => h('p', 'phần này') });

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function online(is: boolean): void {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(is);
}

function show(what: Component, failed: App['config']['errorHandler'] = undefined): HTMLElement {
  const app = createApp(what);
  const place = document.createElement('div');
  app.config.errorHandler = failed;
  app.mount(place);
  return place;
}

async function settle(ms = 0): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
  await nextTick();
}

test('what fails to load is asked for again', async () => {
  vi.useFakeTimers();
  online(true);
  const load = vi.fn().mockRejectedValueOnce(new Error('mạng')).mockResolvedValue(part);
  const place = show(lazy(load));
  await settle();
  expect(place.textContent).toBe('');
  await settle(500);
  expect(place.textContent).toBe('phần này');
  expect(load).toHaveBeenCalledTimes(2);
});

test('without a network it waits for one, however long', async () => {
  vi.useFakeTimers();
  online(false);
  const load = vi.fn().mockRejectedValueOnce(new Error('mạng')).mockResolvedValue(part);
  const place = show(lazy(load));
  await settle(3_600_000);
  expect(load).toHaveBeenCalledTimes(1);
  online(true);
  dispatchEvent(new Event('online'));
  await settle();
  expect(place.textContent).toBe('phần này');
});

test('what never comes is said in the end', async () => {
  vi.useFakeTimers();
  online(true);
  const failed = vi.fn();
  const load = vi.fn().mockRejectedValue(new Error('mất tệp'));
  show(lazy(load), failed);
  await settle(60_000);
  expect(load).toHaveBeenCalledTimes(4);
  expect(failed).toHaveBeenCalledOnce();
});
