import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeAddress } from '../../src/lab/state/address.js';
import type { Look } from '../../src/lab/state/look.js';
import { registry } from '../../src/theories/index.js';
import { available } from '../support/tools.js';
import { barriers, overhang } from './barriers.js';
import { curves, type Lab, labSpec, startLab } from './lab-page.js';

const theories = registry.map(({ id }) => id);
const address = (theory: string, look: Look = {}) => writeAddress(labSpec(theory, {}, { replicas: 1 }), look);

describe.skipIf(!available('chromium'))('the lab for everyone', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab?.close());

  test.each(['light', 'dark'] as const)('home: no barrier, %s', async (colorScheme) => {
    const { page } = await lab.open(undefined, { colorScheme });
    await page.waitForSelector('h1');
    expect(await barriers(page)).toEqual([]);
  });

  test.each(theories)('%s: no barrier, light or dark; every folded control among them', async (theory) => {
    const { page } = await lab.open(address(theory), { colorScheme: 'dark' });
    await curves(page);
    await page.waitForSelector('.badge');
    await page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true })");
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: /light and dark/ }).click();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
    await page.waitForTimeout(300);
    expect(await barriers(page)).toEqual([]);
  });

  const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };

  test.each(theories)('%s on a phone: nothing beyond the window, controls after the chart', async (theory) => {
    const { page } = await lab.open(address(theory), phone);
    await curves(page);
    await page.waitForSelector('.small-charts canvas');
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    const top = async (selector: string) => (await page.locator(selector).first().boundingBox())?.y ?? Number.NaN;
    expect(await top('.chart-main')).toBeLessThan(await top('.controls'));
    expect(await top('.controls')).toBeLessThan(await top('.small-charts'));
  });

  test('home on a phone', async () => {
    const { page } = await lab.open(undefined, phone);
    await page.waitForSelector('h1');
    expect(await overhang(page)).toBeLessThanOrEqual(0);
  });

  const tools = [
    { view: 'map', there: '.map-readout', main: '.map-picture', controls: '.map-choices' },
    { view: 'train', there: '.layers', main: '.train-mains', controls: '.train-choices' },
  ];

  test.each(tools)('$view: no barrier, light or dark; on a phone nothing beyond the window', async (tool) => {
    const { page } = await lab.open(`#view=${tool.view}`, phone);
    await page.waitForSelector(tool.there, { timeout: 60_000 });
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.waitForTimeout(300);
      expect(await barriers(page)).toEqual([]);
    }
    expect(await overhang(page)).toBeLessThanOrEqual(0);
    const top = async (selector: string) => (await page.locator(selector).first().boundingBox())?.y ?? Number.NaN;
    expect(await top(tool.main)).toBeLessThan(await top(tool.controls));
  });

  test('embedded: the chart alone', async () => {
    const { page } = await lab.open(address('linear-exact', { embed: '1' }), { viewport: { width: 600, height: 480 } });
    await curves(page);
    expect(await page.locator('.chart-main').count()).toBe(1);
    for (const part of ['.controls', '.masthead', '.small-charts', '.training'])
      expect(await page.locator(part).count()).toBe(0);
  });

  test('everything in the theory view is reached by keyboard', async () => {
    const { page } = await lab.open(address('linear-exact'));
    await curves(page);
    const reached = new Set<string>();
    for (let k = 0; k < 90; k++) {
      await page.keyboard.press('Tab');
      reached.add(
        (await page.evaluate('document.activeElement.id || document.activeElement.textContent.slice(0, 24)')) as string,
      );
    }
    expect([...reached]).toEqual(
      expect.arrayContaining(['control-width', 'control-readoutInitialScale', 'Training loss']),
    );
  });
});
