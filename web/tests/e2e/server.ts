/*
 * The program itself, on data of its own in a folder that is gone afterwards.
 *
 * BAOCAO names the program; unset, it is the one that was built last.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PROGRAM = resolve(ROOT, process.env['BAOCAO'] ?? 'build/baocao');
const READY_WITHIN_MS = 60_000;
const ENDS_WITHIN_MS = 15_000;

export interface Server {
  readonly at: string;
  /** Of the account `quantri`, to be changed at its first log-in. */
  readonly password: string;
  stop(): Promise<void>;
  /** Ends it and starts it on its data at another time: whoever was signed in may be no more. */
  restartAt(time: string): Promise<void>;
}

/** Debian's package faketime: a server whose clock is set. */
const CLOCK = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1';
export const canSetClock = existsSync(CLOCK);

/** The program's surroundings with its clock begun at a time, "2027-06-10 08:00:00" UTC. */
function surroundings(time: string | undefined): NodeJS.ProcessEnv {
  if (time === undefined) return process.env;
  const clock = { FAKETIME: `@${time}`, FAKETIME_DONT_FAKE_MONOTONIC: '1', TZ: 'UTC' };
  return { ...process.env, ...clock, LD_PRELOAD: CLOCK };
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        found(port);
      });
    });
  });
}

/** The journeys go the steps all provinces share, as the API's conversations do. */
const PROFILE = join(ROOT, 'tests/profiles/plain.json');

/** Makes the database of a new province; answers the password printed once. */
function initialise(data: string, profile: string, time?: string): string {
  const words = ['init', '40', 'Tỉnh Nghệ An', '--data', data, '--profile', profile];
  const made = spawnSync(PROGRAM, words, { encoding: 'utf8', env: surroundings(time) });
  const password = /([a-z0-9]{4}(?:-[a-z0-9]{4}){3})/.exec(made.stdout)?.[1];
  if (password === undefined) {
    throw new Error(`${PROGRAM} init: ${made.error?.message ?? ''}${made.stdout}${made.stderr}`);
  }
  return password;
}

async function untilReady(at: string, program: ChildProcess, log: () => string): Promise<void> {
  const end = Date.now() + READY_WITHIN_MS;
  while (Date.now() < end && program.exitCode === null) {
    const answer = await fetch(`${at}/readyz`).catch(() => null);
    if (answer?.ok === true) return;
    await pause(50);
  }
  throw new Error(`${PROGRAM} does not answer at ${at}:\n${log()}`);
}

/** Ends the program. One that fell, or does not end when asked to, is a fault like any other. */
async function end(program: ChildProcess, log: () => string): Promise<void> {
  if (program.exitCode === null && program.signalCode === null) {
    const gone = new Promise((resolve) => program.once('exit', resolve));
    const timer = setTimeout(() => program.kill('SIGKILL'), ENDS_WITHIN_MS);
    program.kill('SIGTERM');
    await gone;
    clearTimeout(timer);
  }
  if (program.exitCode === 0) return;
  const how = String(program.exitCode ?? program.signalCode);
  throw new Error(`${PROGRAM} ended with ${how}:\n${log()}`);
}

/**
 * `demo` serves the made-up province instead of an empty one; it takes a while to make. The profile
 * is a shipped one's name or a file.
 */
export async function startServer(
  what: 'empty' | 'demo' = 'empty',
  profile = PROFILE,
  time?: string,
  more: readonly string[] = [],
): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'baocao-e2e-'));
  const data = join(folder, 'data');
  const password = what === 'empty' ? initialise(data, profile, time) : '';
  const port = await freePort();
  const verb = what === 'empty' ? 'serve' : 'demo';
  const listen = `127.0.0.1:${String(port)}`;
  const words = [verb, '--data', data, '--listen', listen, '--profile', profile, ...more];
  let log = '';
  function start(begun: string | undefined): ChildProcess {
    const started = spawn(PROGRAM, words, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: surroundings(begun),
    });
    for (const stream of [started.stdout, started.stderr]) {
      stream.on('data', (part: Buffer) => (log = (log + part.toString()).slice(-8000)));
    }
    return started;
  }
  let program = start(time);
  const at = `http://127.0.0.1:${String(port)}`;
  async function stop(): Promise<void> {
    try {
      await end(program, () => log);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  try {
    await untilReady(at, program, () => log);
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
  async function restartAt(begun: string): Promise<void> {
    await end(program, () => log);
    program = start(begun);
    await untilReady(at, program, () => log);
  }
  return { at, password, stop, restartAt };
}
