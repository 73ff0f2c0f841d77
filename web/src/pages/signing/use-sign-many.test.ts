import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp, defineComponent } from 'vue';

import { NO_CONNECTION, Problem } from '@/api/problem';
import * as server from '@/api/queries/signing';
import type { SignItem, SignJob, SignSource } from '@/api/types';
import * as steps from '@/parts/signing/sign-steps';
import { untilOver } from '@/parts/signing/until-over';
import type { Signer } from '@/sign';

import { useSignMany } from './use-sign-many';

vi.mock('@/api/queries/signing');
vi.mock('@/parts/signing/sign-steps', async (real) => ({
  ...(await real<typeof steps>()),
  preparedOf: vi.fn(() => Promise.resolve([])),
  refuseUnfit: vi.fn(() => Promise.resolve()),
  signWithKey: vi.fn(),
}));
vi.mock('@/parts/signing/until-over');

function item(report_id: number, more: Partial<SignItem> = {}): SignItem {
  return {
    report_id,
    revision: 1,
    digest: 'aa',
    unit_id: 3,
    unit_name: `Xã ${String(report_id)}`,
    regime_name: 'Báo cáo tháng',
    period_title: 'Tháng 5',
    can_sign: true,
    sign_reason: '',
    forms: [{ authorisation_id: null, lines: [] }],
    ...more,
  } as unknown as SignItem;
}

/** The document of report 4 is 40, in version 1. */
function aJob(state: SignJob['state'], id: number, source: SignSource = 'file'): SignJob {
  const parts = [{ document_id: 10 * id, base_version: 1, stamp_note: '' }];
  const words = { state_title: state, reason: '', detail: '', now: '2026-11-20T02:12:00.000Z' };
  return { id, state, source, parts, ...words } as unknown as SignJob;
}

const byKey = { source: 'file' as SignSource, credential: '', key: {} as Signer };
const byService = { source: 'remote' as SignSource, credential: 'k', key: null };
let unmount: () => void = () => undefined;

async function manyOf(items: SignItem[]) {
  let found: ReturnType<typeof useSignMany> | undefined;
  const page = defineComponent({
    setup() {
      found = useSignMany(items, ['paper']);
      return () => null;
    },
  });
  const app = createApp(page).use(VueQueryPlugin, { queryClient: new QueryClient() });
  app.mount(document.createElement('div'));
  unmount = () => app.unmount();
  if (found === undefined) throw new Error('not set up');
  await found.prepare();
  return found;
}

const outcomes = ({ lines }: Awaited<ReturnType<typeof manyOf>>) =>
  lines.map(({ outcome, text }) => (text === '' ? outcome : `${outcome}: ${text}`));
const begun = () => vi.mocked(server.beginSigning).mock.calls.map(([order]) => order.reportId);
const keysOf = () =>
  vi.mocked(server.beginSigning).mock.calls.map(([, key]) => key?.['Idempotency-Key']);

beforeEach(() => {
  vi.mocked(server.makeDocuments).mockImplementation(({ id }) => {
    const versions = [{ number: 1, stage: 'issued', hash: 'h', size: 1 }];
    const items = [{ id: 10 * id, kind: 'paper', name: 'a.pdf', holds: true, pages: 2, versions }];
    return Promise.resolve({ items } as never);
  });
  vi.mocked(server.signItem).mockImplementation((one) => Promise.resolve(one));
  vi.mocked(server.beginSigning).mockImplementation(({ reportId, source }) =>
    Promise.resolve(aJob('waiting', reportId, source)),
  );
  vi.mocked(server.cancelSigning).mockImplementation((id) =>
    Promise.resolve(aJob('cancelled', id)),
  );
  vi.mocked(steps.signWithKey).mockImplementation((job, _key, _parts, { taken }) => {
    taken({ ...job, state: 'done' });
    return Promise.resolve();
  });
  vi.mocked(untilOver).mockImplementation((job) => Promise.resolve({ ...job, state: 'done' }));
});
afterEach(() => {
  unmount();
  vi.clearAllMocks();
});

describe('many reports that a leader signs', () => {
  it('are signed by themselves: one that fails says why, and is gone on with', async () => {
    const many = await manyOf([
      item(1),
      item(2),
      item(3),
      item(4, { can_sign: false, sign_reason: 'Chưa qua soát xét.' }),
    ]);
    vi.mocked(server.beginSigning).mockImplementationOnce(() =>
      Promise.reject(new Problem(409, 'signing.taken', 'Người khác đang ký.')),
    );
    await many.go(byKey);
    expect(outcomes(many)).toEqual([
      'failed: Người khác đang ký.',
      'done',
      'done',
      'skipped: Chưa qua soát xét.',
    ]);
    await many.go(byKey);
    expect(outcomes(many).slice(0, 3)).toEqual(['done', 'done', 'done']);
    // What was signed is not begun again; what was refused is another attempt.
    expect(begun()).toEqual([1, 2, 3, 1]);
    expect(new Set(keysOf()).size).toBe(4);
  });

  it('are not signed twice when the answer to a signature is lost', async () => {
    const many = await manyOf([item(1), item(2)]);
    vi.mocked(steps.signWithKey).mockRejectedValueOnce(new Problem(0, NO_CONNECTION, ''));
    await many.go(byKey);
    expect(outcomes(many)[0]).toMatch(/^failed/);
    expect(outcomes(many)[1]).toBe('waiting');
    // It is not given up: nobody knows whether it is signed.
    expect(server.cancelSigning).not.toHaveBeenCalled();
    vi.mocked(server.signJob).mockResolvedValueOnce(aJob('done', 1));
    await many.go(byKey);
    expect(outcomes(many)).toEqual(['done', 'done']);
    expect(begun()).toEqual([1, 2]);
    expect(steps.signWithKey).toHaveBeenCalledTimes(2);
  });

  it('are begun once when the answer to that is lost', async () => {
    const many = await manyOf([item(1)]);
    vi.mocked(server.beginSigning).mockRejectedValueOnce(new Problem(0, NO_CONNECTION, ''));
    await many.go(byKey);
    await many.go(byKey);
    expect(outcomes(many)).toEqual(['done']);
    const [first, second] = keysOf();
    expect(first).toBe(second);
  });

  it('are told as signed where giving one up finds it signed', async () => {
    const many = await manyOf([item(1)]);
    vi.mocked(steps.signWithKey).mockRejectedValueOnce(new Problem(500, 'x', 'Lỗi.'));
    vi.mocked(server.cancelSigning).mockResolvedValueOnce(aJob('done', 1));
    await many.go(byKey);
    expect(outcomes(many)).toEqual(['done']);
  });

  it('are not signed if they are not what was shown, and are shown anew', async () => {
    const many = await manyOf([item(1)]);
    vi.mocked(server.beginSigning).mockResolvedValueOnce({
      ...aJob('waiting', 1),
      parts: [{ document_id: 10, base_version: 2 }],
    } as unknown as SignJob);
    await many.go(byKey);
    expect(outcomes(many)[0]).toContain('khác văn bản đã hiện');
    expect(steps.signWithKey).not.toHaveBeenCalled();
    expect(server.cancelSigning).toHaveBeenCalledExactlyOnceWith(1);
    expect(server.makeDocuments).toHaveBeenCalledTimes(2);
  });

  it('are shown as they were submitted anew, and then signed', async () => {
    const many = await manyOf([item(1)]);
    const changed = new Problem(409, 'signature.changed', 'Đã thay đổi.');
    vi.mocked(server.beginSigning).mockRejectedValueOnce(changed);
    vi.mocked(server.signItem).mockResolvedValueOnce(item(1, { revision: 2, digest: 'bb' }));
    await many.go(byKey);
    expect(outcomes(many)).toEqual(['failed: Đã thay đổi.']);
    expect(server.makeDocuments).toHaveBeenCalledTimes(2);
    expect(many.lines[0]?.item.documents.map(({ seen }) => seen)).toEqual([false]);
    await many.go(byKey);
    expect(outcomes(many)).toEqual(['done']);
    const orders = vi.mocked(server.beginSigning).mock.calls.map(([order]) => order);
    expect(orders.map(({ revision, digest }) => [revision, digest])).toEqual([
      [1, 'aa'],
      [2, 'bb'],
    ]);
  });

  it('are left out when they were given back meanwhile', async () => {
    const many = await manyOf([item(1)]);
    const back = new Problem(409, 'workflow.not_now', 'Đã trả lại.');
    vi.mocked(server.beginSigning).mockRejectedValueOnce(back);
    vi.mocked(server.signItem).mockResolvedValueOnce(null);
    await many.go(byKey);
    expect(outcomes(many)).toEqual(['skipped: Đã trả lại.']);
    expect(many.left.value).toEqual([]);
  });

  it('are issued in another form after one has stopped', async () => {
    const forms = [7, 8].map((authorisation_id) => ({ authorisation_id, lines: [] }));
    const many = await manyOf([item(1, { forms } as never)]);
    many.stop();
    const [line] = many.lines;
    if (line === undefined) throw new Error('no line');
    await many.choose(line, 8);
    expect(line.item.documents).toHaveLength(1);
  });

  it('say why a document could not be made, and leave that report out', async () => {
    vi.mocked(server.makeDocuments).mockRejectedValueOnce(new Problem(500, 'x', 'Không lập được.'));
    const many = await manyOf([item(1), item(2)]);
    await many.go(byKey);
    expect(outcomes(many)).toEqual(['skipped: Không lập được.', 'done']);
  });

  it('are issued anew in the form that is chosen', async () => {
    const forms = [7, 8].map((authorisation_id) => ({ authorisation_id, lines: [] }));
    const many = await manyOf([item(1, { forms } as never)]);
    const [line] = many.lines;
    if (line === undefined) throw new Error('no line');
    await many.choose(line, 8);
    const asked = vi
      .mocked(server.makeDocuments)
      .mock.calls.map(([order]) => order.authorisationId);
    expect(asked).toEqual([7, 8]);
    await many.go(byKey);
    expect(vi.mocked(server.beginSigning).mock.calls[0]?.[0].authorisation_id).toBe(8);
  });
});

describe('many reports that a service signs', () => {
  it('are begun together, in one batch, before any is waited for', async () => {
    const many = await manyOf([item(1), item(2), item(3)]);
    const calls: string[] = [];
    vi.mocked(server.beginSigning).mockImplementation(({ reportId, source }) => {
      calls.push(`begin ${String(reportId)}`);
      if (reportId === 2) return Promise.reject(new Problem(409, 'x', 'Đã bị trả lại.'));
      return Promise.resolve(aJob('waiting', reportId, source));
    });
    vi.mocked(untilOver).mockImplementation((job) => {
      calls.push(`wait ${String(job.id)}`);
      return Promise.resolve({ ...job, state: 'done' });
    });
    vi.mocked(server.signJob).mockImplementation((id) =>
      Promise.resolve(aJob('pending', id, 'remote')),
    );
    await many.go(byService);
    expect(calls).toEqual(['begin 1', 'begin 2', 'begin 3', 'wait 1', 'wait 3']);
    expect(outcomes(many)).toEqual(['done', 'failed: Đã bị trả lại.', 'done']);
    const words = vi.mocked(server.beginSigning).mock.calls.map(([order]) => order.batch);
    expect(words[0]).toBeTruthy();
    expect(new Set(words).size).toBe(1);
  });

  it('are given up where it is stopped, and say so where they were signed by then', async () => {
    const many = await manyOf([item(1), item(2), item(3)]);
    vi.mocked(server.signJob).mockImplementation((id) =>
      Promise.resolve(aJob('pending', id, 'remote')),
    );
    vi.mocked(untilOver).mockImplementation((_job, { signal }) => {
      many.stop();
      return Promise.reject(signal.reason as Error);
    });
    vi.mocked(server.cancelSigning).mockImplementation((id) =>
      Promise.resolve(aJob(id === 2 ? 'done' : 'cancelled', id)),
    );
    await many.go(byService);
    expect(outcomes(many)).toEqual(['waiting', 'done', 'waiting']);
    const given = vi.mocked(server.cancelSigning).mock.calls.map(([id]) => id);
    expect(given.sort()).toEqual([1, 2, 3]);
  });

  it('tell the service’s own reason', async () => {
    const many = await manyOf([item(1)]);
    vi.mocked(server.signJob).mockImplementation((id) =>
      Promise.resolve(aJob('pending', id, 'remote')),
    );
    vi.mocked(untilOver).mockResolvedValue({
      ...aJob('refused', 1, 'remote'),
      detail: 'Người ký từ chối.',
    });
    await many.go(byService);
    expect(outcomes(many)).toEqual(['failed: Người ký từ chối.']);
  });

  it('that were begun for a service are given up before a key signs them', async () => {
    const many = await manyOf([item(1)]);
    vi.mocked(server.signJob).mockImplementation((id) =>
      Promise.resolve(aJob('pending', id, 'remote')),
    );
    vi.mocked(untilOver).mockRejectedValueOnce(new Problem(0, NO_CONNECTION, ''));
    await many.go(byService);
    await many.go(byKey);
    expect(server.cancelSigning).toHaveBeenCalledExactlyOnceWith(1);
    expect(begun()).toEqual([1, 1]);
    expect(outcomes(many)).toEqual(['done']);
  });
});
