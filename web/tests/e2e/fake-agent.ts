/*
 * Stands in for the signing program on an official's machine: the same door (a WebSocket on the
 * machine itself, over TLS), the same order and answer. It has no cookies, as the real one has none.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';

const PORT = 8987;
const GREETING = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

export interface AgentOrder {
  FileUploadHandler: string;
  FileName: string;
}

/** Signs what it got; null: the person stepped back. */
type Signs = (document: Buffer, act: string) => Promise<Uint8Array<ArrayBuffer> | null>;

/** The text in a frame of a client, which is masked. */
function textOf(frame: Buffer): string {
  const short = (frame[1] ?? 0) & 0x7f;
  const length = short === 126 ? frame.readUInt16BE(2) : short;
  const from = short === 126 ? 4 : 2;
  const mask = frame.subarray(from, from + 4);
  const masked = frame.subarray(from + 4, from + 4 + length);
  return Buffer.from(masked.map((byte, i) => byte ^ (mask[i % 4] ?? 0))).toString();
}

function frameOf(text: string): Buffer {
  const body = Buffer.from(text);
  const head =
    body.length < 126 ? [0x81, body.length] : [0x81, 126, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from(head), body]);
}

export class FakeAgent {
  readonly orders: { act: string; order: AgentOrder }[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), 'baocao-agent-'));
  private readonly server: Server;

  constructor(private readonly signs: Signs) {
    const subject = ['-subj', '/CN=127.0.0.1', '-days', '2'];
    const out = ['-nodes', '-newkey', 'rsa:2048', '-keyout', 'key.pem', '-out', 'cert.pem'];
    execFileSync('openssl', ['req', '-x509', ...out, ...subject], {
      cwd: this.folder,
      stdio: 'ignore',
    });
    const read = (name: string) => readFileSync(join(this.folder, name));
    this.server = createServer({ key: read('key.pem'), cert: read('cert.pem') });
    this.server.on('upgrade', (request, socket: Duplex) => {
      const key = String(request.headers['sec-websocket-key']);
      const accept = createHash('sha1')
        .update(key + GREETING)
        .digest('base64');
      const head =
        'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n';
      socket.write(`${head}Sec-WebSocket-Accept: ${accept}\r\n\r\n`);
      socket.on('error', () => undefined);
      socket.once('data', (frame: Buffer) => {
        const act = (request.url ?? '').slice(1);
        void this.serve(act, JSON.parse(textOf(frame)) as AgentOrder).then((answer) =>
          socket.write(frameOf(JSON.stringify(answer))),
        );
      });
    });
  }

  async open(): Promise<void> {
    await new Promise<void>((ready, failed) => {
      this.server.once('error', failed);
      this.server.listen(PORT, '127.0.0.1', ready);
    });
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async serve(act: string, order: AgentOrder): Promise<object> {
    this.orders.push({ act, order });
    const got = await fetch(order.FileName);
    if (!got.ok) return { Status: 1, Message: `Không tải được văn bản (${String(got.status)})` };
    const signed = await this.signs(Buffer.from(await got.arrayBuffer()), act);
    if (signed === null) return { Status: 2, Message: 'Người dùng hủy ký' };
    const form = new FormData();
    form.set('uploadfile', new Blob([signed], { type: 'application/pdf' }), 'da-ky.pdf');
    const sent = await fetch(order.FileUploadHandler, { method: 'POST', body: form });
    const said = (await sent.json()) as { Status?: boolean; Message?: string };
    const ok = sent.ok && said.Status === true;
    return {
      Status: ok ? 0 : 3,
      Message: said.Message ?? '',
      FileName: 'da-ky.pdf',
      FileServer: '',
    };
  }
}
