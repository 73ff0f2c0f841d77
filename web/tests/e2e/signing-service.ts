/*
 * A service that signs for its customers (CSC API), as the tests of keys have it: it asks its signer
 * on a telephone, and counts what it is asked.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { makePki, pkiFile } from './pki';
import { ROOT } from './server';

const SECONDS = 600;
const READY_WITHIN_MS = 10_000;
/** What the service in tests/keys lets in. */
const TOKEN = 'ma-truy-cap-bi-mat';

export class SigningService {
  static running: SigningService | null = null;

  private constructor(
    private readonly folder: string,
    private readonly program: ChildProcess,
    private readonly port: string,
  ) {}

  static async start(): Promise<SigningService> {
    makePki([]);
    const folder = mkdtempSync(join(tmpdir(), 'baocao-csc-'));
    const port = join(folder, 'port');
    writeFileSync(join(folder, 'token'), TOKEN, { mode: 0o600 });
    const words = [join(ROOT, 'tests/keys/csc_mock.py'), pkiFile('.'), port, String(SECONDS)];
    const program = spawn('python3', words, { stdio: 'ignore' });
    for (let waited = 0; !existsSync(port); waited += 50) {
      if (waited > READY_WITHIN_MS) throw new Error('the signing service does not answer');
      await pause(50);
    }
    SigningService.running = new SigningService(folder, program, readFileSync(port, 'utf8'));
    return SigningService.running;
  }

  get settings(): string[] {
    const url = `http://127.0.0.1:${this.port}/csc/v2`;
    const token = ['--sign-service-token-file', join(this.folder, 'token')];
    return ['--sign-service', url, '--sign-service-name', 'Dịch vụ thử', ...token];
  }

  /** How often each thing was asked for, by the names of the interface. */
  async counts(): Promise<Record<string, number>> {
    const got = await fetch(`http://127.0.0.1:${this.port}/`);
    return (await got.json()) as Record<string, number>;
  }

  stop(): void {
    this.program.kill();
    rmSync(this.folder, { recursive: true, force: true });
    SigningService.running = null;
  }
}
