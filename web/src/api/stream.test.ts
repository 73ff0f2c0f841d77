import type { QueryClient } from '@tanstack/vue-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { loadMe } from './queries/session';
import { listen, staleAfter, waitBefore } from './stream';

vi.mock('./queries/session', () => ({ loadMe: vi.fn() }));

describe('reconnecting', () => {
  it('waits longer each time, but never more than a minute', () => {
    expect(waitBefore(0, 1)).toBe(1_000);
    expect(waitBefore(3, 1)).toBe(8_000);
    expect(waitBefore(30, 1)).toBe(60_000);
  });

  it('spreads browsers over half of the wait', () => {
    expect(waitBefore(2, 0)).toBe(2_000);
    expect(waitBefore(2, 1)).toBe(4_000);
  });
});

describe('what a change makes stale', () => {
  it('refetches the inbox when a report changes', () => {
    expect(staleAfter({ object_type: 'report' })).toContain('inbox');
  });

  it('leaves the inbox alone when a unit changes', () => {
    expect(staleAfter({ object_type: 'announcement' })).toContain('announcement');
    expect(staleAfter({ object_type: 'alert' })).toEqual(['alert']);
    expect(staleAfter({ object_type: 'unit' })).not.toContain('inbox');
  });
});

describe('a stream that ends', () => {
  let opened: EventTarget[] = [];
  let stop: () => void;

  class FakeSource extends EventTarget {
    constructor() {
      super();
      opened.push(this);
    }
    close = vi.fn();
  }

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('EventSource', FakeSource);
    opened = [];
    stop = listen({ invalidateQueries: vi.fn() } as unknown as QueryClient);
  });
  afterEach(() => {
    stop();
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  async function end(): Promise<void> {
    opened.at(-1)?.dispatchEvent(new Event('error'));
    await vi.advanceTimersByTimeAsync(2_000);
  }

  it('is opened again while we are still logged in', async () => {
    vi.mocked(loadMe).mockResolvedValue({} as never);
    await end();
    expect(opened).toHaveLength(2);
  });

  it('is opened again when nobody answers: the network may be back then', async () => {
    vi.mocked(loadMe).mockRejectedValue(new Error('no network'));
    await end();
    expect(opened).toHaveLength(2);
  });

  it('stays closed when the session ended with it', async () => {
    vi.mocked(loadMe).mockResolvedValue(null);
    await end();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(opened).toHaveLength(1);
  });
});
