/*
 * Keys and certificates to try signing with, made by OpenSSL when they are needed, in a folder that
 * is gone afterwards: an authority, the one below it that issues, and what those two issue.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Kind = 'rsa' | 'ec' | 'p384';

const algorithms: Record<Kind, string[]> = {
  rsa: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  ec: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  p384: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
};

export class Keys {
  readonly folder = mkdtempSync(join(tmpdir(), 'baocao-keys-'));

  constructor() {
    writeFileSync(this.path('authority.ext'), 'basicConstraints=critical,CA:TRUE\n');
    writeFileSync(
      this.path('person.ext'),
      'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\n',
    );
    this.key('root', 'rsa');
    const subject = ['-subj', '/C=VN/CN=Gốc thử nghiệm', '-days', '9000'];
    this.openssl('req', '-x509', '-utf8', '-key', 'root.key', '-out', 'root.pem', ...subject);
    this.key('sub', 'rsa');
    this.certify('sub', '/C=VN/CN=Cấp dưới thử nghiệm', 'root', 'authority', 8000);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  openssl(...words: string[]): string {
    return execFileSync('openssl', words, {
      cwd: this.folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  key(name: string, kind: Kind): void {
    this.openssl('genpkey', ...algorithms[kind], '-out', `${name}.key`);
  }

  certify(name: string, subject: string, by: string, what: string, days: number): void {
    const request = [`${name}.csr`, '-subj', subject, '-utf8'];
    this.openssl('req', '-new', '-key', `${name}.key`, '-out', ...request);
    const issuer = ['-CA', `${by}.pem`, '-CAkey', `${by}.key`, '-CAcreateserial'];
    const rest = ['-days', String(days), '-extfile', `${what}.ext`, '-out', `${name}.pem`];
    this.openssl('x509', '-req', '-in', `${name}.csr`, ...issuer, ...rest);
  }

  /** Somebody's key and certificate; days below zero: it is over. */
  person(name: string, kind: Kind, days = 5000): void {
    this.key(name, kind);
    this.certify(
      name,
      `/C=VN/O=UBND xã Tân Phú/CN=Chủ tịch UBND xã ${name}`,
      'sub',
      'person',
      days,
    );
  }

  /** A key file of it as some program would write it. */
  keyFile(name: string, password: string, ...how: string[]): Buffer {
    const from = ['-inkey', `${name}.key`, '-in', `${name}.pem`, '-certfile', 'sub.pem'];
    const out = ['-out', `${name}.p12`, '-passout', `pass:${password}`];
    this.openssl('pkcs12', '-export', ...from, ...out, ...how);
    return readFileSync(this.path(`${name}.p12`));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
