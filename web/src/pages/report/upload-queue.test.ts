import { describe, expect, it } from 'vitest';

import { NO_CONNECTION, Problem } from '@/api/problem';
import type { Attachments } from '@/api/types';

import { fault, useUploads, type UploadDoors } from './upload-queue';

const now: Attachments = {
  report_id: 1,
  report_version: 1,
  items: [],
  bytes: 0,
  can_change: true,
  reason: '',
  file_bytes_max: 1000,
  bytes_max: 1500,
  files_max: 3,
  endings: ['.pdf', '.png'],
};

function aFile(name: string, size = 10): File {
  return new File([new Uint8Array(size)], name);
}

/** A server that answers when it is told to. */
function rig(explain = (error: unknown) => (error instanceof Error ? error.message : '')) {
  const calls: {
    name: string;
    onSent: (bytes: number) => void;
    signal: AbortSignal;
    done: () => void;
    fail: (error: Error) => void;
  }[] = [];
  const attached: string[] = [];
  const send: UploadDoors['send'] = (file, onSent, signal) =>
    new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      const done = () => resolve(undefined);
      calls.push({ name: file.name, onSent, signal, done, fail: reject });
    });
  const queue = useUploads({ send, explain, done: (name) => attached.push(name) });
  return { calls, attached, queue, settled: () => new Promise((go) => setTimeout(go)) };
}

describe('what need not be sent', () => {
  const none = { files: 0, bytes: 0 };

  it('says why, file by file', () => {
    expect(fault(aFile('a.pdf'), now, none)).toBe('');
    expect(fault(aFile('A.PDF'), now, none)).toBe('');
    expect(fault(aFile('a.pdf', 0), now, none)).toBe('Tệp rỗng.');
    expect(fault(aFile('a.exe'), now, none)).toBe('Loại tệp này không được đính kèm.');
    expect(fault(aFile('a.pdf', 1001), now, none)).toMatch(/lớn hơn mức 1.000 byte/);
    expect(fault(aFile('a.pdf'), now, { files: 3, bytes: 0 })).toBe('Báo cáo chỉ nhận 3 tệp.');
    expect(fault(aFile('a.pdf', 501), now, { files: 1, bytes: 1000 })).toMatch(/Vượt tổng mức/);
  });
});

describe('files on their way', () => {
  it('go one after the other and leave the list when they are attached', async () => {
    const { calls, attached, queue, settled } = rig();
    queue.add([aFile('a.pdf'), aFile('b.png')], now);
    expect(queue.busy.value).toBe(true);
    expect(queue.items.map((one) => one.state)).toEqual(['sending', 'waiting']);
    calls[0]?.onSent(5);
    expect(queue.items[0]?.sent).toBe(5);
    calls[0]?.onSent(300);
    expect(queue.items[0]).toMatchObject({ sent: 10, state: 'checking' });
    calls[0]?.done();
    await settled();
    expect(queue.items.map((one) => [one.name, one.state])).toEqual([['b.png', 'sending']]);
    calls[1]?.done();
    await settled();
    expect(attached).toEqual(['a.pdf', 'b.png']);
    expect(queue.items).toEqual([]);
    expect(queue.busy.value).toBe(false);
  });

  it('are refused by name, and the others go on', async () => {
    const { calls, queue, settled } = rig();
    queue.add([aFile('x.exe'), aFile('a.pdf'), aFile('b.pdf')], now);
    expect(queue.items[0]).toMatchObject({ name: 'x.exe', state: 'refused' });
    calls[0]?.fail(new Problem(422, 'attachment.macro', 'Tệp có chứa macro.'));
    await settled();
    expect(queue.items[1]).toMatchObject({ state: 'refused', reason: 'Tệp có chứa macro.' });
    expect(queue.items[2]?.state).toBe('sending');
    queue.dismiss(queue.items[0]?.key ?? 0);
    expect(queue.items.map((one) => one.name)).toEqual(['a.pdf', 'b.pdf']);
  });

  it('can be given up, waiting or on the way', async () => {
    const { calls, queue, settled } = rig();
    queue.add([aFile('a.pdf'), aFile('b.pdf')], now);
    const [first, second] = queue.items;
    queue.cancel(second?.key ?? 0);
    queue.cancel(first?.key ?? 0);
    await settled();
    expect(calls[0]?.signal.aborted).toBe(true);
    expect(calls.length).toBe(1);
    expect(queue.items.map((one) => one.state)).toEqual(['cancelled', 'cancelled']);
    expect(queue.busy.value).toBe(false);
  });

  it('can be sent again when they did not arrive', async () => {
    const { calls, attached, queue, settled } = rig();
    queue.add([aFile('a.pdf')], now);
    calls[0]?.fail(new Problem(0, NO_CONNECTION, 'Mất kết nối.'));
    await settled();
    expect(queue.items[0]).toMatchObject({ state: 'failed', reason: 'Mất kết nối.' });
    queue.retry(queue.items[0]?.key ?? 0);
    expect(queue.items[0]).toMatchObject({ state: 'sending', sent: 0, reason: '' });
    calls[1]?.done();
    await settled();
    expect(attached).toEqual(['a.pdf']);
  });
});
