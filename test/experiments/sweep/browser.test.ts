import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { expect } from 'vitest';
import { parseSweep } from '../../../src/artifacts/sweep/schema.js';
import { testWith } from '../../support/tools.js';
import { performed } from './site.js';

/** A page with the sweep's engine and its workers, bundled as any site would. */
async function inPage<T>(call: string): Promise<T> {
  const { outputFiles } = await build({
    entryPoints: { page: 'test/experiments/sweep/page.ts', worker: 'src/execution/workers/browser-entry.ts' },
    bundle: true,
    write: false,
    outdir: '/',
    format: 'esm',
    platform: 'browser',
    logLevel: 'silent',
  });
  const scripts = new Map(outputFiles.map(({ path, text }) => [path, text]));
  const server = createServer(({ url = '/' }, response) => {
    response.writeHead(200, { 'content-type': scripts.has(url) ? 'text/javascript' : 'text/html' });
    response.end(scripts.get(url) ?? '<!doctype html><script type="module" src="/page.js"></script>');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return (await page.evaluate(call)) as T;
  } finally {
    await browser.close();
    server.close();
  }
}

testWith('chromium')('Web Workers write the lines Node writes', async () => {
  const raw = {
    theory: 'linear-exact',
    sweep: { width: [1, 10, 100], momentum: [0, 0.5], seed: [0, 1] },
    observe: ['kernelRatio', 'regime', 'loss'],
    times: [1, 10],
    replicas: 3,
  };
  const { lines } = await performed(raw);
  expect(await inPage(`sweepInPage(${JSON.stringify(parseSweep(raw, 'test'))})`)).toEqual(lines.trim().split('\n'));
});
