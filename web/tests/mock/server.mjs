/*
 * Serves the built UI with the program's own headers over answers from memory, so that pages can
 * be looked at and checked (accessibility, content security policy) without the program.
 */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

import { accounts } from './data.mjs';
import { Refusal, routes } from './routes.mjs';

const dist = process.env.DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));

export const CSP = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' wss://127.0.0.1:8987",
  'frame-src blob:',
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
].join('; ');

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

const table = routes.map(([method, path, answer]) => ({
  method,
  answer,
  pattern: new RegExp(`^/api/v1${path.replaceAll(/:(\w+)/g, '(?<$1>\\d+)')}$`),
}));

function sendFile(response, path) {
  const file = normalize(join(dist, path));
  const known = file.startsWith(dist) && existsSync(file) && statSync(file).isFile();
  // A path of the UI's own router is its one page.
  const real = known ? file : join(dist, 'index.html');
  response.writeHead(200, {
    'Content-Type': types[extname(real)] ?? 'application/octet-stream',
    'Content-Security-Policy': CSP,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': path.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
  });
  createReadStream(real).pipe(response);
}

function sendJson(response, status, body) {
  const kind = status >= 400 ? 'application/problem+json' : 'application/json';
  response.writeHead(status, { 'Content-Type': kind, 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}

async function readBody(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  const text = Buffer.concat(parts).toString();
  return (request.headers['content-type'] ?? '').includes('json') && text ? JSON.parse(text) : text;
}

function stream(response) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.write(': here\n\n');
  const beat = setInterval(() => response.write(': beat\n\n'), 15_000);
  response.on('close', () => clearInterval(beat));
}

async function answer(request, response, url) {
  const name = /mock=([\w.]+)/.exec(request.headers.cookie ?? '')?.[1];
  const account = accounts.find((one) => one.username === name);
  const isOpen = request.method === 'POST' && url.pathname === '/api/v1/session';
  if (!account && !isOpen) throw new Refusal(401, 'session.none', 'Chưa đăng nhập.');
  if (url.pathname === '/api/v1/stream') return stream(response);
  const route = table.find(
    (one) => one.method === request.method && one.pattern.test(url.pathname),
  );
  if (!route) throw new Refusal(404, 'route.not_found', 'Không có địa chỉ này.');
  const cookie = (value) =>
    response.setHeader('Set-Cookie', `mock=${value}; Path=/; HttpOnly; SameSite=Strict`);
  const body = await readBody(request);
  // What a page sends while it is left cannot be held back in the browser.
  if (request.method === 'PATCH' && /unsaved=1/.test(request.headers.cookie)) {
    response.destroy();
    return;
  }
  const got = route.answer({
    ...route.pattern.exec(url.pathname)?.groups,
    body,
    account,
    query: url.searchParams,
    signIn: (who) => cookie(who.username),
    signOut: () => cookie(''),
  });
  if (Buffer.isBuffer(got)) {
    const isPdf = got.subarray(0, 4).toString() === '%PDF';
    response.writeHead(200, { 'Content-Type': isPdf ? 'application/pdf' : 'image/png' });
    response.end(got);
    return;
  }
  sendJson(response, 200, got);
}

/** Answers the address it listens at. */
export function startMock(port = 0) {
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://mock');
    if (!url.pathname.startsWith('/api/')) return sendFile(response, url.pathname);
    answer(request, response, url).catch((error) => {
      if (!(error instanceof Refusal)) throw error;
      const { status, key, title, field } = error;
      sendJson(response, status, {
        type: 'about:blank',
        title,
        status,
        key,
        detail: title,
        request_id: 'mock',
        ...(field ? { field } : {}),
        ...(error.faults ? { faults: error.faults, faults_all: error.faults.length } : {}),
      });
    });
  });
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      const at = `http://127.0.0.1:${server.address().port}`;
      resolve({ at, close: () => (server.closeAllConnections(), server.close()) });
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { at } = await startMock(Number(process.env.PORT ?? 8090));
  console.log(`${at}  (quantri, so.nn, vinh.nhap, vinh.duyet, moi; mật khẩu bất kỳ, trừ "sai")`);
}
