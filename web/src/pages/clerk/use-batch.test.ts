import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp, defineComponent } from 'vue';

import { NO_CONNECTION, Problem } from '@/api/problem';
import * as numbers from '@/api/queries/numbers';
import * as server from '@/api/queries/signing';
import type { ClerkItem, SignJob, SignSource } from '@/api/types';
import type { Signer } from '@/sign';

import * as steps from '@/parts/signing/sign-steps';
import { offered, taskOf, type Step } from './batch-steps';
import { useBatch } from './use-batch';

vi.mock('@/api/queries/numbers');
vi.mock('@/api/queries/signing');
vi.mock('@/parts/signing/sign-steps', async (real) => ({
  ...(await real<typeof steps>()),
  ASK_EVERY_MS: 1,
  preparedOf: vi.fn(() => Promise.resolve([])),
  refuseUnfit: vi.fn(() => Promise.resolve()),
  signWithKey: vi.fn(),
}));

function item(report_id: number, more: Partial<ClerkItem> = {}): ClerkItem {
  return {
    report_id,
    version: 7,
    revision: 1,
    digest: 'aa',
    unit_id: 3,
    unit_name: `Xã ${String(report_id)}`,
    regime_name: 'Báo cáo tháng',
    period_title: 'Tháng 5',
    number: '',
    issued_on: null,
    can_number: true,
    number_reason: '',
    can_send: false,
    send_reason: 'Chưa ký số của cơ quan.',
    offers_seal: true,
    held_reason: '',
    ...more,
  } as ClerkItem;
}

function aJob(state: SignJob['state'], id = 1): SignJob {
  return {
    id,
    state,
    state_title: state,
    reason: '',
    detail: '',
    now: '2026-11-20T02:12:00.000Z',
    parts: [],
  } as unknown as SignJob;
}

const all: Step[] = ['number', 'seal', 'send'];
const byKey = { source: 'file' as SignSource, credential: '', key: {} as Signer };
let unmount: () => void = () => undefined;

function batchOf(items: ClerkItem[], chosen = all) {
  let found: ReturnType<typeof useBatch> | undefined;
  const page = defineComponent({
    setup() {
      found = useBatch(items, () => chosen);
      return () => null;
    },
  });
  const app = createApp(page).use(VueQueryPlugin, { queryClient: new QueryClient() });
  app.mount(document.createElement('div'));
  unmount = () => app.unmount();
  if (found === undefined) throw new Error('not set up');
  return found;
}

beforeEach(() => {
  let given = 0;
  vi.mocked(numbers.useRefresh).mockReturnValue(() => Promise.resolve());
  vi.mocked(numbers.giveNumber).mockImplementation(() =>
    Promise.resolve({ text: `0${String(++given)}/BC`, issued_on: '2026-05-20' } as never),
  );
  vi.mocked(numbers.moveReport).mockResolvedValue({} as never);
  vi.mocked(server.beginSigning).mockImplementation(({ reportId }) =>
    Promise.resolve(aJob('waiting', reportId)),
  );
  vi.mocked(server.cancelSigning).mockResolvedValue(aJob('cancelled'));
  vi.mocked(steps.signWithKey).mockImplementation((job, _key, _parts, { taken }) => {
    taken({ ...job, state: 'done' });
    return Promise.resolve();
  });
});
afterEach(() => {
  unmount();
  vi.clearAllMocks();
});

describe('many reports at the clerk’s desk', () => {
  it('are numbered, sealed with one key, and sent; what is not good is named and left', async () => {
    const held = 'Chứng thư số: Đã thu hồi. Hãy xem riêng báo cáo này.';
    const { lines, go } = batchOf([item(1), item(2, { held_reason: held }), item(3)]);
    await go(byKey);
    expect(lines.map(({ outcome, text }) => [outcome, text])).toEqual([
      ['done', '01/BC, đã ký số, đã gửi'],
      ['skipped', held],
      ['done', '02/BC, đã ký số, đã gửi'],
    ]);
    expect(vi.mocked(numbers.moveReport).mock.calls.map(([id]) => id)).toEqual([1, 3]);
    expect(server.cancelSigning).not.toHaveBeenCalled();
  });

  it('are gone on with where one was refused: what was done is not done again', async () => {
    const { lines, go } = batchOf([item(1), item(2)]);
    vi.mocked(steps.signWithKey).mockRejectedValueOnce(new Problem(422, 'sign.x', 'Không khớp.'));
    await go(byKey);
    expect(lines.map(({ outcome, text }) => [outcome, text])).toEqual([
      ['failed', 'Không khớp.'],
      ['done', '02/BC, đã ký số, đã gửi'],
    ]);
    // What was begun for it is given back.
    expect(server.cancelSigning).toHaveBeenCalledExactlyOnceWith(1);
    await go(byKey);
    expect(lines[0]?.text).toBe('đã ký số, đã gửi');
    expect(numbers.giveNumber).toHaveBeenCalledTimes(2);
  });

  it('stop where the connection is lost, and are asked for again with the same keys', async () => {
    const { lines, go } = batchOf([item(1), item(2)], ['number']);
    vi.mocked(numbers.giveNumber).mockRejectedValueOnce(new Problem(0, NO_CONNECTION, ''));
    await go(byKey);
    expect(lines.map(({ outcome }) => outcome)).toEqual(['failed', 'waiting']);
    await go(byKey);
    expect(lines.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    const sent = vi.mocked(numbers.giveNumber).mock.calls.map((call) => call[2]);
    expect(sent[0]).toEqual(sent[1]);
    expect(sent[1]).not.toEqual(sent[2]);
  });

  it('are begun together where a service asks its owner, who confirms once', async () => {
    const { lines, go } = batchOf([item(1), item(2), item(3)], ['number', 'seal']);
    const calls: string[] = [];
    vi.mocked(server.beginSigning).mockImplementation(({ reportId }) => {
      calls.push(`begin ${String(reportId)}`);
      return reportId === 2
        ? Promise.reject(new Problem(409, 'signing.busy', 'Người khác đang ký.'))
        : Promise.resolve(aJob('waiting', reportId));
    });
    vi.mocked(server.signJob).mockImplementation((id) => {
      calls.push(`look ${String(id)}`);
      return Promise.resolve(aJob('done', id));
    });
    await go({ source: 'remote', credential: 'k', key: null });
    expect(calls).toEqual(['begin 1', 'begin 2', 'begin 3', 'look 1', 'look 3']);
    const asked = vi.mocked(server.beginSigning).mock.calls.map(([order]) => order.batch);
    expect(asked[0]).toBeTruthy();
    expect(asked).toEqual([asked[0], asked[0], asked[0]]);
    expect(lines.map(({ outcome }) => outcome)).toEqual(['done', 'failed', 'done']);
    expect(lines[1]?.text).toBe('Người khác đang ký.');
    expect(numbers.giveNumber).toHaveBeenCalledTimes(3);
    expect(server.cancelSigning).not.toHaveBeenCalled();
  });

  it('are not begun again alone where the connection was lost before any was waited for', async () => {
    const { lines, go } = batchOf([item(1), item(2)], ['seal']);
    const calls: number[] = [];
    vi.mocked(server.beginSigning).mockImplementation(({ reportId }) => {
      calls.push(reportId);
      return Promise.reject(new Problem(0, NO_CONNECTION, 'Mất kết nối.'));
    });
    await go({ source: 'remote', credential: 'k', key: null });
    expect(calls).toEqual([1]);
    expect(lines.map(({ outcome }) => outcome)).toEqual(['failed', 'waiting']);
    expect(server.signJob).not.toHaveBeenCalled();
  });

  it('give back what was begun and not waited for', async () => {
    const { go, stop } = batchOf([item(1), item(2)], ['seal']);
    vi.mocked(server.beginSigning).mockImplementation(({ reportId }) =>
      Promise.resolve(aJob('waiting', reportId)),
    );
    vi.mocked(server.signJob).mockImplementation((id) => {
      stop();
      return Promise.resolve(aJob('pending', id));
    });
    await go({ source: 'remote', credential: 'k', key: null });
    const given = vi.mocked(server.cancelSigning).mock.calls.map(([id]) => id);
    expect(given.sort()).toEqual([1, 2]);
  });

  it('take a seal that is there already for done', async () => {
    vi.mocked(server.beginSigning).mockRejectedValueOnce(new Problem(409, 'signing.sealed', ''));
    const { lines, go } = batchOf([item(1)], ['seal']);
    await go(byKey);
    expect(lines[0]?.outcome).toBe('done');
  });

  it('wait for a key at the server, and stop when they are told to', async () => {
    const { lines, go, stop } = batchOf([item(1), item(2)], ['seal']);
    vi.mocked(server.signJob)
      .mockResolvedValueOnce(aJob('pending'))
      .mockResolvedValueOnce(aJob('done'))
      .mockImplementation(() => {
        stop();
        return Promise.resolve(aJob('pending'));
      });
    await go({ source: 'remote', credential: 'a', key: null });
    expect(lines.map(({ outcome }) => outcome)).toEqual(['done', 'waiting']);
    expect(server.cancelSigning).toHaveBeenCalledExactlyOnceWith(2);
  });

  it('say why a service did not sign', async () => {
    const refused = { ...aJob('refused'), detail: 'Người ký từ chối.' };
    vi.mocked(server.signJob).mockResolvedValue(refused);
    const { lines, go } = batchOf([item(1)], ['seal']);
    await go({ source: 'remote', credential: '', key: null });
    expect(lines[0]?.text).toBe('Người ký từ chối.');
  });
});

describe('what is offered', () => {
  it('is what some of them lack', () => {
    const sealed = item(1, { number: '05/BC', offers_seal: false, can_send: true });
    expect(offered([taskOf(sealed)])).toEqual(['send']);
    expect(offered([sealed, item(2)].map(taskOf))).toEqual(all);
  });

  it('is judged by what is known of its first step', () => {
    const { lines, judge } = batchOf([item(1), item(2, { number: '05/BC' })], ['number', 'send']);
    judge();
    expect(lines.map(({ text }) => text)).toEqual(['', 'Chưa ký số của cơ quan.']);
  });
});
