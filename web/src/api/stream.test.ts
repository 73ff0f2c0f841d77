import { describe, expect, it } from 'vitest';

import { staleAfter, waitBefore } from './stream';

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
    expect(staleAfter({ object_type: 'unit' })).not.toContain('inbox');
  });
});
