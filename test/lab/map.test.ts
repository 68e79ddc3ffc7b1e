import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { labLink, specOfLink } from '../../src/artifacts/lab-link.js';
import { registry } from '../../src/theories/index.js';
import { available } from '../support/tools.js';
import { curves, type Lab, labSpec, startLab } from './lab-page.js';

const link = (theory: string, look = '') => `${labLink(labSpec(theory, {}), '')}&view=map${look}`;

describe.skipIf(!available('chromium'))('phase maps in the lab', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab?.close());

  /** Waits for a grid of at least so many points along each axis. */
  const grid = (page: Page, least: number) =>
    page.waitForFunction(
      (wanted) =>
        Number.parseInt(document.querySelector('.map-status [role=status]')?.textContent ?? '0', 10) >= wanted,
      least,
      { timeout: 60_000 },
    );

  test.each(registry.map(({ id }) => id))('%s: a first picture comes without complaint', async (id) => {
    const { page, complaints, foreign } = await lab.open(link(id));
    await page.waitForSelector('.map-status', { timeout: 60_000 });
    expect(
      await page.locator('.map-picture canvas').evaluate((canvas: HTMLCanvasElement) => canvas.height),
    ).toBeGreaterThan(200);
    expect([complaints, foreign]).toEqual([[], []]);
  });

  test('refines grid by grid; a click opens the run there', async () => {
    const { page, complaints } = await lab.open(link('linear-exact', '&map.replicas=1'));
    await grid(page, 17);
    const picture = page.locator('.map-picture');
    await picture.hover({ position: { x: 200, y: 200 } });
    expect(await page.locator('#map-readout').textContent()).toMatch(/kernel ratio/);
    await picture.click({ position: { x: 200, y: 200 } });
    await page.waitForFunction(() => !location.hash.includes('view=map'));
    const { parameters } = specOfLink(page.url());
    expect(parameters.readoutInitialScale).toBeGreaterThan(0.01);
    expect(parameters.readoutInitialScale).toBeLessThan(0.1);
    expect(parameters.hiddenInitialScale).toBeGreaterThan(0.1);
    await curves(page, parameters);
    expect(complaints).toEqual([]);
  });

  test('arrow keys move the cursor, Enter opens the run', async () => {
    const { page } = await lab.open(link('sgd-ode'));
    await page.waitForSelector('.map-status', { timeout: 60_000 });
    await page.locator('.map-picture').focus();
    await page.keyboard.press('ArrowRight');
    const middle = await page.locator('#map-readout').textContent();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    expect(await page.locator('#map-readout').textContent()).not.toBe(middle);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => !location.hash.includes('view=map'));
    expect(specOfLink(page.url()).parameters.widthExponent).toBeGreaterThan(0.3);
  });

  test('axes and measure are part of the address', async () => {
    const { page } = await lab.open(link('linear-exact'));
    await page.getByLabel('What is drawn').selectOption('regime');
    await page.getByLabel('Across: parameter').selectOption('width');
    // Typed while the map is being refined.
    await page.getByLabel('Up: to').fill('');
    await page.getByLabel('Up: to').pressSequentially('2', { delay: 300 });
    await page.waitForTimeout(300);
    await page.keyboard.press('Tab');
    await page.waitForFunction(() => location.hash.includes('map.y='));
    await page.reload();
    await page.waitForSelector('.regions li', { timeout: 60_000 });
    expect(await page.getByLabel('What is drawn').inputValue()).toBe('regime');
    expect(await page.getByLabel('Across: parameter').inputValue()).toBe('width');
    expect(await page.getByLabel('Up: to').inputValue()).toBe('2');
  });

  test('where the theory does not hold is hatched and named', async () => {
    const look = '&map.x=readoutLearningRate:1:20:log&map.y=hiddenLearningRate:1:20:log&map.value=halfLife';
    const { page } = await lab.open(link('linear-exact', look));
    await page.waitForSelector('.region-swatch.hatched', { timeout: 60_000 });
    expect(await page.locator('.regions').textContent()).toMatch(/diverges/);
  });

  test('a map is taken away as a figure and as numbers', async () => {
    const { page } = await lab.open(link('linear-exact', '&map.replicas=1&map.value=regime'));
    await grid(page, 17);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Export' }).click();
    const taken = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name, exact: true }).click(),
      ]);
      return readFileSync(await download.path(), 'utf8');
    };
    expect(await taken('svg')).toMatch(/^<svg[\s\S]+feature/);
    const lines = (await taken('csv')).trim().split('\n');
    expect(lines[0]).toBe('readoutInitialScale,hiddenInitialScale,regime,caution');
    expect([9 * 9, 17 * 17, 33 * 33, 65 * 65]).toContain(lines.length - 1);
  });

  test('a map under way can be stopped; the command line of its grid is copied', async () => {
    const { page } = await lab.open(link('dln-dmft'), { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'Stop' }).click({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Compute again' }).waitFor();
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('button', { name: 'Command line' }).click();
    await page.getByText('Copied.').waitFor();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toMatch(
      /^curvecast map dln-dmft --x initialScale=0\.001:3:\d+:log --y sampleRatio=0\.2:5:\d+:log --value phase/,
    );
  });
});
