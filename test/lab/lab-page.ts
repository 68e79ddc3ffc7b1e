import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { labLink } from '../../src/artifacts/lab-link.js';
import type { Spec } from '../../src/artifacts/spec.js';
import { type Served, serveFolder } from '../../src/execution/server.js';

/** The lab as the build leaves it; `LAB_FOLDER` names another build. */
export const folder = process.env.LAB_FOLDER ?? fileURLToPath(new URL('../../dist/lab/', import.meta.url));

/** A page of the lab with what it complained of: errors, warnings of the content policy, requests that failed. */
export interface LabPage {
  page: Page;
  complaints: string[];
  /** Requests to other addresses than the lab's own. */
  foreign: string[];
}

/** Chromium with the built lab. */
export interface Lab {
  address: string;
  open(wanted?: Spec | string, options?: BrowserContextOptions): Promise<LabPage>;
  close(): Promise<void>;
}

/** Starts both. Call `close` when done. */
export async function startLab(): Promise<Lab> {
  // A copy: whoever builds meanwhile does not take the files away.
  const copy = mkdtempSync(join(tmpdir(), 'curvecast-lab-'));
  cpSync(folder, copy, { recursive: true });
  const served: Served = await serveFolder(copy);
  const browser: Browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  return {
    address: served.address,
    async open(wanted, options = {}) {
      // Without its service worker, which would fetch the whole lab for every page opened here.
      const usual = { viewport: { width: 1280, height: 900 }, serviceWorkers: 'block' } as const;
      const context = await browser.newContext({ ...usual, ...options });
      const page = await context.newPage();
      const complaints: string[] = [];
      const foreign: string[] = [];
      page.on('console', (message) => {
        const blocked = message.text().includes('blocked by Playwright');
        if (!blocked && (message.type() === 'error' || message.type() === 'warning')) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => {
        const { protocol, href } = new URL(request.url());
        if (!href.startsWith(served.address) && protocol.startsWith('http')) foreign.push(href);
      });
      await page.goto(
        typeof wanted === 'string'
          ? `${served.address}${wanted}`
          : wanted
            ? labLink(wanted, served.address)
            : served.address,
      );
      return { page, complaints, foreign };
    },
    async close() {
      await browser.close();
      await served.close();
      rmSync(copy, { recursive: true, force: true });
    },
  };
}

/** A spec as the lab starts it. */
export function labSpec(theory: string, parameters: Spec['parameters'] = {}, more: Partial<Spec> = {}): Spec {
  return { format: 1, theory, parameters, seed: 0, quality: 'interactive', ...more };
}

/** Waits until the large chart shows curves of these parameters (any, unless given). */
export async function curves(page: Page, parameters: Spec['parameters'] = {}): Promise<void> {
  await page.waitForFunction(
    (wanted) => {
      const mark = performance.getEntriesByName('curvecast:drawn').at(-1) as PerformanceMark | undefined;
      return (
        mark?.detail &&
        (JSON.parse(wanted) as [string, unknown][]).every(([name, value]) => mark.detail[name] === value)
      );
    },
    JSON.stringify(Object.entries(parameters)),
    { timeout: 30_000 },
  );
}
