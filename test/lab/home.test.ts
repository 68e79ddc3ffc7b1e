import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { specOfLink } from '../../src/artifacts/lab-link.js';
import { registry } from '../../src/theories/index.js';
import { available } from '../support/tools.js';
import { folder, type Lab, startLab } from './lab-page.js';

describe.skipIf(!available('chromium'))('the home page', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab?.close());

  test('shows a picture with curves for every theory, without loading one', async () => {
    const { page, complaints } = await lab.open();
    await page.waitForSelector('.showpiece');
    expect(await page.locator('.showpiece').count()).toBe(registry.length);
    for (const picture of await page.locator('.picture svg').all())
      expect(await picture.locator('path').count()).toBeGreaterThan(1);
    expect(complaints).toEqual([]);
  });

  test('asks for at most 150 kB of compressed JavaScript', async () => {
    const { page } = await lab.open('#');
    const scripts = new Set<string>();
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.endsWith('.js')) scripts.add(pathname);
    });
    await page.reload({ waitUntil: 'networkidle' });
    const bytes = [...scripts].map((path) => gzipSync(readFileSync(join(folder, path))).length);
    expect(bytes.length).toBeGreaterThan(1);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(150_000);
  });

  test('a dial computes its picture anew, and opens the run it shows', async () => {
    const { page } = await lab.open();
    const card = page.locator('.showpiece').first();
    const path = card.locator('path').first();
    const before = await path.getAttribute('d');
    await card.getByRole('slider').fill('150');
    await page.waitForFunction((old) => document.querySelector('.showpiece path')?.getAttribute('d') !== old, before, {
      timeout: 30_000,
    });
    const value = Number(await card.locator('output').textContent());
    await card.getByRole('button').click();
    await page.waitForURL(/#spec=/);
    expect(specOfLink(page.url()).parameters.hiddenInitialScale).toBe(value);
  });

  test('presets are searched over all theories', async () => {
    const { page } = await lab.open();
    const names = page.locator('.gallery li button');
    const all = await names.count();
    await page.getByRole('searchbox', { name: 'Find a preset' }).fill('plateau');
    await page.waitForFunction((before) => document.querySelectorAll('.gallery li').length !== before, all);
    const found = await page.locator('.gallery li').allTextContents();
    expect(found.length).toBeGreaterThan(1);
    for (const text of found) expect(text.toLowerCase()).toContain('plateau');
    await page.getByRole('searchbox', { name: 'Find a preset' }).fill('zzz');
    await page.getByText('No preset speaks of').waitFor();
  });

  test('leads to phase maps and to training', async () => {
    const { page, complaints } = await lab.open();
    await page.getByRole('button', { name: 'Phase maps' }).last().click();
    await page.getByRole('heading', { name: 'Phase map' }).waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Train your own network' }).click();
    await page.getByRole('heading', { name: 'Train your own network' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('nothing moves for readers who ask for that', async () => {
    const { page } = await lab.open('', { reducedMotion: 'reduce' });
    await page.waitForSelector('.showpiece');
    const moving = await page.evaluate(() => document.getAnimations().length);
    expect(moving).toBe(0);
  });

  test('a phone shows it without scrolling sideways', async () => {
    const { page } = await lab.open('', { viewport: { width: 360, height: 740 } });
    await page.waitForSelector('.showpiece');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
});
