import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createApp, defineComponent } from 'vue';

import * as server from '@/api/queries/signing';
import type { Documents, SignJob, SignSource } from '@/api/types';
import * as sign from '@/sign';
import { hex, type Bytes } from '@/sign/der';
import { digestOf } from '@/sign/prepared';

import { useSigning, type Signing } from './use-signing';

vi.mock('@/api/queries/signing');
vi.mock('@/sign');

/** What comes when the test says so. */
class Later<T> {
  settle!: (value: T) => void;
  readonly promise = new Promise<T>((done) => (this.settle = done));
}

function bytesOf(text: string): Bytes {
  return Uint8Array.from(Buffer.from(text));
}

const prepared = bytesOf('prepared');
const issued = bytesOf('issued');
const whole = { hole_from: 0, hole_to: 0 };

let made = 0;
async function aJob(source: SignSource): Promise<SignJob> {
  const part = { number: 1, name: 'bao-cao.pdf', kind: 'paper', ...whole };
  return {
    id: ++made,
    source,
    state: 'waiting',
    created_at: '2026-11-20T02:10:00.000Z',
    expires_at: '2026-11-20T02:25:00.000Z',
    now: '2026-11-20T02:12:00.000Z',
    parts: [{ ...part, digest: hex(await digestOf(prepared, whole)) }],
  } as SignJob;
}

let unmount: () => void = () => undefined;
const onDone = vi.fn();

function signing(): Signing {
  let found: Signing | undefined;
  const page = defineComponent({
    setup() {
      const order = {
        reportId: 1,
        revision: 1,
        digest: 'aa',
        purpose: 'approve',
        unitId: 2,
        authorisation_id: null,
      } as const;
      found = useSigning(order, onDone);
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
  made = 0;
  vi.mocked(server.useMakeDocuments).mockReturnValue({
    mutateAsync: () =>
      Promise.resolve({
        items: [{ id: 7, name: 'bao-cao.pdf', kind: 'paper', holds: true }],
      } as Documents),
  } as unknown as ReturnType<typeof server.useMakeDocuments>);
  vi.mocked(server.beginSigning).mockImplementation(({ source }) => aJob(source));
  vi.mocked(server.cancelSigning).mockImplementation((id) => Promise.resolve({ id } as SignJob));
  vi.mocked(server.partBytes).mockImplementation(() => Promise.resolve(prepared));
  vi.mocked(server.documentBytes).mockImplementation(() => Promise.resolve(issued));
});
afterEach(() => {
  unmount();
  vi.resetAllMocks();
});

/** Until nothing is left to be done without the server. */
function settled(): Promise<void> {
  return new Promise((go) => setTimeout(go, 5));
}

describe('what is shown is what will be signed', () => {
  it('also when another way is chosen while the first one is given up', async () => {
    const { show, shown, job, doing } = signing();
    await show('file');
    const given = new Later<SignJob>();
    vi.mocked(server.cancelSigning).mockImplementationOnce(() => given.promise);
    const first = show('file');
    const second = show('upload');
    given.settle({} as SignJob);
    await Promise.all([first, second]);
    await settled();
    expect(shown.value.map(({ bytes }) => bytes)).toEqual([issued]);
    expect(job.value).toBeNull();
    expect(doing.value).toBe('');
  });

  it('and not what comes of a way that was left', async () => {
    const { show, shown, job } = signing();
    const late = new Later<SignJob>();
    vi.mocked(server.beginSigning).mockImplementationOnce(() => late.promise);
    const first = show('file');
    await settled();
    await show('upload');
    late.settle(await aJob('file'));
    await first;
    expect(job.value).toBeNull();
    expect(shown.value.map(({ bytes }) => bytes)).toEqual([issued]);
    expect(server.cancelSigning).toHaveBeenCalledExactlyOnceWith(1);
  });
});

describe('a job that nobody will answer is given back', () => {
  it.each<[string, (at: Signing) => Promise<void>]>([
    ['a key file', ({ show }) => show('file')],
    ['a program', ({ signByProgram }) => signByProgram('', '')],
    ['an upload', ({ beginUpload }) => beginUpload()],
    ['a service', ({ signByServer }) => signByServer('remote', '')],
  ])('when the dialog closes while one begins, by %s', async (_, run) => {
    const late = new Later<SignJob>();
    vi.mocked(server.beginSigning).mockImplementationOnce(() => late.promise);
    const running = run(signing());
    await settled();
    unmount();
    expect(server.cancelSigning).not.toHaveBeenCalled();
    late.settle(await aJob('file'));
    await running;
    expect(server.cancelSigning).toHaveBeenCalledExactlyOnceWith(1);
  });
});

describe('time is the server’s', () => {
  const longAgo = new Date('2001-01-01T00:00:00Z');
  beforeEach(() => {
    vi.useFakeTimers({ now: longAgo, toFake: ['Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('for what is left to sign in', async () => {
    const { show, left } = signing();
    await show('file');
    expect(left.value).toBeGreaterThan(12 * 60_000);
    expect(left.value).toBeLessThanOrEqual(13 * 60_000);
  });

  it('for whether a certificate is in force', async () => {
    const certificate = { subjectName: 'Chủ tịch', issuerName: 'Sub' };
    vi.mocked(sign.openSigner).mockResolvedValue({ certificate } as sign.Signer);
    const { show, signByFile } = signing();
    await show('file');
    await signByFile(new File(['key'], 'leader.p12'), 'x');
    const at = vi.mocked(sign.refuseOutOfDate).mock.calls[0]?.[1].getTime() ?? 0;
    const told = Date.parse('2026-11-20T02:12:00.000Z');
    expect(at).toBeGreaterThanOrEqual(told);
    expect(at).toBeLessThan(told + 60_000);
  });
});

it('says that it is signed also when the dialog was closed before the answer came', async () => {
  const late = new Later<SignJob>();
  vi.mocked(server.answerFile).mockImplementationOnce(() => late.promise);
  const { beginUpload, uploadSigned, job } = signing();
  await beginUpload();
  const part = job.value?.parts[0];
  if (part === undefined) throw new Error('nothing to sign');
  const running = uploadSigned(part, new File(['signed'], 'da-ky.pdf'));
  unmount();
  late.settle({ ...(await aJob('upload')), id: 1, state: 'done' });
  await running;
  expect(onDone).toHaveBeenCalledOnce();
  expect(job.value).toBeNull();
});
