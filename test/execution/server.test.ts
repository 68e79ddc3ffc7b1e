import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentSecurityPolicy, type Served, serveFolder } from '../../src/execution/server.js';

const root = mkdtempSync(join(tmpdir(), 'curvecast-server-'));
const sent: string[] = [];
let served: Served;

beforeAll(async () => {
  mkdirSync(join(root, 'site/assets'), { recursive: true });
  writeFileSync(join(root, 'secret.txt'), 'secret');
  writeFileSync(join(root, 'site/index.html'), '<p>home');
  writeFileSync(join(root, 'site/assets/a.js'), 'export {}');
  served = await serveFolder(join(root, 'site'), 0, (path) => sent.push(path));
});
afterAll(async () => {
  await served?.close();
  rmSync(root, { recursive: true, force: true });
});

/** A request exactly as written: `fetch` would tidy the path and the host. */
function ask(path: string, { method = 'GET', host }: { method?: string; host?: string } = {}) {
  const { port, hostname } = new URL(served.address);
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const headers = host === undefined ? {} : { host };
    const sending = request({ hostname, port, path, method, headers }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    sending.on('error', reject);
    sending.end();
  });
}

test('serves its files with a strict policy, on the loopback address', async () => {
  expect(new URL(served.address).hostname).toBe('127.0.0.1');
  const page = await ask('/?x=1');
  expect([page.status, page.body]).toEqual([200, '<p>home']);
  expect(page.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  });
  expect((await ask('/assets/a.js')).headers['cache-control']).toMatch(/immutable/);
  expect((await ask('/assets/a.js', { method: 'HEAD' })).body).toBe('');
  expect(sent).toContain('/assets/a.js');
});

test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '/assets/', '/nothing'])(
  '%s is no file of its own',
  async (path) => {
    const { status, body } = await ask(path);
    expect([status, body]).toEqual([404, 'No such file.\n']);
  },
);

test.each(['evil.example', 'evil.example:80', '127.0.0.1', 'localhost:1'])(
  'the name %s does not get in',
  async (host) => {
    expect((await ask('/', { host })).status).toBe(403);
  },
);

test('localhost is another name of it; only reading is offered', async () => {
  const { port } = new URL(served.address);
  expect((await ask('/', { host: `localhost:${port}` })).status).toBe(200);
  expect((await ask('/', { method: 'POST' })).status).toBe(405);
});

test('a taken port is an error', async () => {
  await expect(serveFolder(root, Number(new URL(served.address).port))).rejects.toThrow(/EADDRINUSE/);
});
