import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { specOfLink } from '../../../src/artifacts/lab-link.js';
import { available } from '../../support/tools.js';
import { curves, type Lab, labSpec, startLab } from '../lab-page.js';

/** Theories, the name of their panel's point, and parameters that dragging sets. */
const cases = [
  { theory: 'sgd-ode', point: 'This run among the three limits', sets: ['learningRate', 'inputDimension', 'width'] },
  {
    theory: 'linear-exact',
    point: 'End of this run in the plane of mechanisms',
    sets: ['readoutInitialScale', 'hiddenInitialScale'],
  },
  { theory: 'linearization', point: 'This run by width and laziness', sets: ['width', 'lazinessScale'] },
] as const;

async function parametersSoon(page: Page, before: string) {
  await page.waitForFunction((old) => location.href !== old, before);
  return specOfLink(page.url()).parameters;
}

describe.skipIf(!available('chromium'))('panels of the theories', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab?.close());

  const machines = cases.flatMap((one) => [1, 3].map((slowness) => ({ ...one, slowness })));

  const title = '$theory: dragging and arrow keys set parameters, page $slowness × slower';
  test.each(machines)(title, { timeout: 120_000 }, async (one) => {
    const { theory, point, sets, slowness } = one;
    const { page, complaints } = await lab.open(labSpec(theory));
    page.setDefaultTimeout(60_000);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
    await curves(page);
    const grip = page.getByRole('slider', { name: point });
    await grip.scrollIntoViewIfNeeded();
    const said = await grip.getAttribute('aria-valuetext');
    const box = (await page.locator('.panel-stage').boundingBox()) as {
      x: number;
      y: number;
      width: number;
      height: number;
    };
    let before = page.url();
    await page.mouse.move(box.x + 0.5 * box.width, box.y + 0.6 * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.55 * box.width, box.y + 0.5 * box.height, { steps: 4 });
    await page.mouse.up();
    expect(Object.keys(await parametersSoon(page, before)).sort()).toEqual([...sets].sort());
    await page.waitForFunction(
      ([name, old]) => document.querySelector(`[aria-label="${name}"]`)?.getAttribute('aria-valuetext') !== old,
      [point, said],
    );
    before = page.url();
    await page.waitForTimeout(400);
    await grip.focus();
    for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowLeft');
    await parametersSoon(page, before);
    expect(complaints).toEqual([]);
  });

  test('dln-dmft: phases in time; the end of the line sets the end of the run', async () => {
    const { page, complaints } = await lab.open(labSpec('dln-dmft', { finalTime: 50 }));
    await page.waitForSelector('.timeline-phase', { timeout: 60_000 });
    expect(await page.locator('.timeline-words dt').allTextContents()).toEqual([
      expect.stringContaining('search'),
      expect.stringContaining('descent'),
      expect.stringContaining('late decay'),
    ]);
    const end = page.getByRole('slider', { name: 'End of the run' });
    await end.focus();
    const before = page.url();
    await page.keyboard.press('ArrowRight');
    expect(await parametersSoon(page, before)).toEqual({ finalTime: 55 });
    await page.locator('.timeline').hover();
    expect(await page.locator('.hairline').count()).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });
});
