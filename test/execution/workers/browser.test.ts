import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resultHash } from '../../../src/artifacts/hash.js';
import type { Spec } from '../../../src/artifacts/spec.js';
import { inProcess } from '../../../src/execution/in-process.js';
import { run } from '../../../src/experiments/run.js';
import { registry } from '../../../src/theories/index.js';
import { available } from '../../support/tools.js';
import { canonicalSpecs } from '../canonical-specs.js';

const specs = await canonicalSpecs(registry);
const isolation = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

/** The page's two scripts, bundled as any site would. */
async function bundles(): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    entryPoints: { page: 'test/execution/workers/page.ts', worker: 'src/execution/workers/browser-entry.ts' },
    bundle: true,
    write: false,
    outdir: '/',
    format: 'esm',
    platform: 'browser',
    logLevel: 'silent',
  });
  return new Map(outputFiles.map(({ path, text }) => [path, text]));
}

async function serve(): Promise<Server> {
  const scripts = await bundles();
  const server = createServer(({ url = '/' }, response) => {
    const isolated = url.startsWith('/isolated/');
    const path = url.replace(/^\/\w+(?=\/)/, '');
    const script = scripts.get(path);
    const type = script ? 'text/javascript' : 'text/html';
    response.writeHead(script || path === '/' ? 200 : 404, { 'content-type': type, ...(isolated ? isolation : {}) });
    response.end(script ?? (path === '/' ? '<!doctype html><script type="module" src="page.js"></script>' : ''));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

describe.skipIf(!available('chromium'))('Web Workers in Chromium', () => {
  let server: Server;
  let browser: Browser;
  const pages: Record<string, Page> = {};

  beforeAll(async () => {
    server = await serve();
    browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
    for (const kind of ['isolated', 'open']) {
      pages[kind] = await browser.newPage();
      await pages[kind].goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/${kind}/`);
    }
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });
  const ask = (kind: string, call: string, spec: Spec) => pages[kind]!.evaluate(`${call}(${JSON.stringify(spec)})`);

  test.each([
    ['isolated', true],
    ['open', false],
  ])('%s page: shares memory with its workers: %s', async (kind, shares) => {
    expect(await pages[kind]!.evaluate('globalThis.crossOriginIsolated')).toBe(shares);
  });

  test.each(specs)('$name: the hash of Node', async ({ spec }) => {
    const here = resultHash(await run(spec, { registry, executor: inProcess(registry) }));
    expect(await ask('isolated', 'hashInPage', spec), 'isolated page').toBe(here);
    expect(await ask('open', 'hashInPage', spec), 'open page').toBe(here);
  });

  const long: Spec = {
    ...specs[0]!.spec,
    theory: 'linear-exact',
    parameters: { readoutLearningRate: 1e-5, hiddenLearningRate: 1e-5 },
    replicas: 1000,
  };

  test.each(['isolated', 'open'])('%s page: a cancel is heard within a second', async (kind) => {
    expect(await ask(kind, 'cancelInPage', long)).toBeLessThan(1000);
  });

  test('a worker that cannot start fails its task', async () => {
    expect(await ask('open', 'lostInPage', specs[0]!.spec)).toMatch(/the worker computing linear-exact \S+ ended/);
  });
});
