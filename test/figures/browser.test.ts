import { existsSync } from 'node:fs';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeCanvas } from '../../src/execution/drawing.js';
import { renderFigure } from '../../src/figures/index.js';
import { family, map, quantities } from './exhibits.js';

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (!executablePath) console.warn('SKIPPED: no Chromium on this machine, figures were not drawn in a browser');

/** Draws two exhibits in a page and keeps the bytes as text. */
const script = `
  import { browserCanvas, renderFigure } from './src/figures/index.ts';
  import { family, map, quantities } from './test/figures/exhibits.ts';
  globalThis.draw = async (name, format) => {
    const bytes = await renderFigure({ family, map }[name], format, { quantities, width: '3.25in' }, browserCanvas, 192);
    return Array.from(bytes);
  };`;

describe.skipIf(!executablePath)('in a page', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const bundle = await build({
      stdin: { contents: script, resolveDir: process.cwd(), loader: 'ts' },
      bundle: true,
      write: false,
      format: 'iife',
      platform: 'browser',
      logLevel: 'silent',
    });
    browser = await chromium.launch({
      executablePath: executablePath as string,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
    });
    // On screens of low density Plot sets axes half a pixel off, for crisp lines; all others draw what Node draws.
    page = await browser.newPage({ deviceScaleFactor: 2 });
    await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? '' });
  });
  afterAll(() => browser?.close());

  const drawn = async (name: string, format: string) =>
    Uint8Array.from((await page.evaluate(`draw('${name}', '${format}')`)) as number[]);

  test.each([
    ['family', 'svg', family],
    ['map', 'svg', map],
    ['map', 'pdf', map],
    ['family', 'pgfplots', family],
  ] as const)('%s, %o: the same bytes as in Node', async (name, format, exhibit) => {
    const there = await drawn(name, format);
    const here = await renderFigure(exhibit, format, { quantities, width: '3.25in' }, nodeCanvas);
    expect(there.length).toBe(here.length);
    expect(Buffer.compare(there, here)).toBe(0);
  });

  test('a PNG of the asked width', async () => {
    const png = Buffer.from(await drawn('family', 'png'));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(624);
  });
});
