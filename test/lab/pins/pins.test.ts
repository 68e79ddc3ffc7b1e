import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { available } from '../../support/tools.js';
import { curves, type Lab, labSpec, startLab } from '../lab-page.js';

describe.skipIf(!available('chromium'))('pinned curves', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab?.close());

  test('stay in every chart under their name, say how they differ, are part of the address, and go', async () => {
    const { page, complaints } = await lab.open(labSpec('linear-exact', { readoutInitialScale: 0.4 }));
    await curves(page);
    await page.waitForTimeout(500);
    await page.getByRole('button', { name: 'Pin curves' }).click();
    await page.getByText('same as now').waitFor();
    await page.fill('#control-readoutInitialScale', '0.05');
    await page.keyboard.press('Tab');
    await curves(page, { readoutInitialScale: 0.05 });
    expect(await page.locator('.pin-differs').textContent()).toMatch(/σu = 0.4/);
    await page.fill('.pin-name', 'large start');
    await page.keyboard.press('Tab');
    await page.locator('.legend-entry', { hasText: 'large start' }).waitFor();
    await page.locator('.small-charts').scrollIntoViewIfNeeded();
    const labels = () => page.locator('.small-charts canvas').evaluateAll((all) => all.map((c) => c.ariaLabel ?? ''));
    await expect.poll(async () => (await labels()).filter((l) => l.includes('large start')).length).toBeGreaterThan(2);
    await page.waitForFunction(() => location.href.includes('pins='));
    await page.reload();
    await curves(page, { readoutInitialScale: 0.05 });
    await page.locator('.legend-entry', { hasText: 'large start' }).waitFor();
    await page.getByRole('button', { name: 'go to' }).click();
    await curves(page, { readoutInitialScale: 0.4 });
    await page.getByRole('button', { name: 'Remove pin large start' }).click();
    await page.locator('.legend-entry', { hasText: 'large start' }).waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('pins=');
    expect(complaints).toEqual([]);
  });
});
