import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { NO_CONNECTION, Problem } from '@/api/problem';
import type { DocNode } from '@/editor/doc';

import { DELAY_MS, NarrativeDraft, type DraftStatus, type Kept } from './narrative-draft';

function text(words: string): DocNode {
  return {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }],
  };
}

function setUp(answer: (version: number, doc: DocNode) => Promise<{ version: number }>) {
  const statuses: DraftStatus['kind'][] = [];
  const sent: [number, DocNode][] = [];
  let kept: Kept | null = null;
  const draft = new NarrativeDraft(3, {
    save: (version, doc) => {
      sent.push([version, doc]);
      return answer(version, doc);
    },
    keeper: { put: (one) => (kept = one), get: () => kept, drop: () => (kept = null) },
    onChange: (status) => statuses.push(status.kind),
    onSaved: () => undefined,
  });
  return { draft, statuses, sent, kept: () => kept };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a text on its way', () => {
  it('is sent once, after the last key, and then forgotten here', async () => {
    const { draft, statuses, sent, kept } = setUp((version) =>
      Promise.resolve({ version: version + 1 }),
    );
    draft.type(text('a'));
    await vi.advanceTimersByTimeAsync(DELAY_MS - 1);
    draft.type(text('ab'));
    await vi.advanceTimersByTimeAsync(DELAY_MS - 1);
    expect(sent).toEqual([]);
    expect(kept()?.doc).toEqual(text('ab'));
    await vi.advanceTimersByTimeAsync(1);
    expect(sent).toEqual([[3, text('ab')]]);
    expect(kept()).toBeNull();
    expect(draft.isDirty).toBe(false);
    expect(statuses).toEqual(['waiting', 'waiting', 'saving', 'clean']);
  });

  it('sends what was typed while a request was under way, on its version', async () => {
    let finish = (_: { version: number }): void => undefined;
    const { draft, sent, kept } = setUp((version) =>
      version === 3
        ? new Promise((resolve) => (finish = resolve))
        : Promise.resolve({ version: version + 1 }),
    );
    draft.type(text('a'));
    await vi.advanceTimersByTimeAsync(DELAY_MS);
    draft.type(text('ab'));
    finish({ version: 4 });
    await vi.advanceTimersByTimeAsync(DELAY_MS);
    expect(sent).toEqual([
      [3, text('a')],
      [4, text('ab')],
    ]);
    expect(kept()).toBeNull();
  });

  it('stays on this machine without a connection, and is sent again', async () => {
    let isLost = true;
    const { draft, sent, kept } = setUp((version) =>
      isLost
        ? Promise.reject(new Problem(0, NO_CONNECTION, ''))
        : Promise.resolve({ version: version + 1 }),
    );
    draft.type(text('a'));
    expect(await draft.flush()).toBe(false);
    expect(draft.status.kind).toBe('kept');
    expect(kept()?.doc).toEqual(text('a'));
    isLost = false;
    await vi.advanceTimersByTimeAsync(DELAY_MS * 10);
    expect(sent).toHaveLength(2);
    expect(draft.isDirty).toBe(false);
  });

  it('never writes over what somebody else saved unless asked', async () => {
    const { draft, sent } = setUp((version) =>
      version < 9
        ? Promise.reject(new Problem(409, 'changed_meanwhile', ''))
        : Promise.resolve({ version: version + 1 }),
    );
    draft.type(text('mine'));
    expect(await draft.flush()).toBe(false);
    expect(draft.status.kind).toBe('conflict');
    draft.type(text('mine too'));
    await vi.advanceTimersByTimeAsync(DELAY_MS * 20);
    expect(sent).toHaveLength(1);
    expect(await draft.overwrite(9)).toBe(true);
    expect(sent[1]).toEqual([9, text('mine too')]);
  });

  it('drops mine when theirs is taken', async () => {
    const { draft, kept } = setUp(() => Promise.reject(new Problem(409, 'changed_meanwhile', '')));
    draft.type(text('mine'));
    await draft.flush();
    draft.takeTheirs(5);
    expect(draft.isDirty).toBe(false);
    expect(kept()).toBeNull();
    expect(await draft.flush()).toBe(true);
  });

  it('says what the server refuses and goes on by typing', async () => {
    const { draft, sent } = setUp((version, doc) =>
      JSON.stringify(doc).includes('bad')
        ? Promise.reject(new Problem(422, 'document.invalid', 'Văn bản không hợp lệ'))
        : Promise.resolve({ version: version + 1 }),
    );
    draft.type(text('bad'));
    await draft.flush();
    expect(draft.status).toEqual({ kind: 'refused', reason: 'Văn bản không hợp lệ' });
    draft.type(text('good'));
    await vi.advanceTimersByTimeAsync(DELAY_MS);
    expect(sent).toHaveLength(2);
    expect(draft.status.kind).toBe('clean');
  });
});
