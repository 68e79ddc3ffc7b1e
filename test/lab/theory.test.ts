import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { specOfLink } from '../../src/artifacts/lab-link.js';
import { writeAddress } from '../../src/lab/state/address.js';
import { registry } from '../../src/theories/index.js';
import { available } from '../support/tools.js';
import { curves, type Lab, labSpec, startLab } from './lab-page.js';

describe.skipIf(!available('chromium'))('a theory in the lab', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab?.close());

  const shipped = registry.map(({ id }) => id);

  test.each(shipped)('%s opens from the home page without a complaint or a request to elsewhere', async (id) => {
    const { page, complaints, foreign } = await lab.open();
    await page.click(`[data-theory="${id}"]`);
    await curves(page);
    await page.waitForSelector('.badge', { timeout: 30_000 });
    expect(await page.locator('.small-charts canvas').count()).toBeGreaterThan(2);
    expect([complaints, foreign]).toEqual([[], []]);
    expect(specOfLink(page.url()).theory).toBe(id);
  });

  test('a slider redraws the curve and is one step of the history', async () => {
    const { page } = await lab.open(labSpec('linear-exact'));
    await curves(page);
    const before = page.url();
    const slider = page.getByRole('slider', { name: 'readoutInitialScale' });
    await slider.focus();
    for (let k = 0; k < 5; k++) await page.keyboard.press('ArrowRight');
    const value = Number(await page.locator('#control-readoutInitialScale').inputValue());
    expect(value).toBeGreaterThan(0.1);
    await curves(page, { readoutInitialScale: value });
    await page.waitForFunction((old) => location.href !== old, before);
    expect(specOfLink(page.url()).parameters).toEqual({ readoutInitialScale: value });
    await page.goBack();
    await curves(page, { readoutInitialScale: 0.1 });
    await page.goForward();
    await curves(page, { readoutInitialScale: value });
  });

  test('an illegal value says so beside its control and leaves the last curves', async () => {
    const { page } = await lab.open(labSpec('linear-exact'));
    await curves(page);
    await page.fill('#control-width', '-3');
    await page.keyboard.press('Tab');
    const message = page.locator('.control', { has: page.locator('#control-width') }).getByRole('alert');
    await message.waitFor();
    expect(await message.textContent()).toMatch(/integer >= 1/);
    await page.fill('#control-width', '∞');
    await page.keyboard.press('Tab');
    await message.waitFor({ state: 'detached' });
    expect(await page.locator('.banner').count()).toBe(1);
  });

  test('what is typed stays while the page is drawn anew, until the reader is done', async () => {
    const { page } = await lab.open(labSpec('linear-exact'));
    await curves(page);
    await page.fill('#control-width', '17');
    await page.evaluate(
      (address) => {
        location.hash = address;
      },
      writeAddress(labSpec('linear-exact', { readoutInitialScale: 0.3 }), {}),
    );
    await curves(page, { readoutInitialScale: 0.3 });
    expect(await page.inputValue('#control-width')).toBe('17');
    await page.keyboard.press('Tab');
    await curves(page, { readoutInitialScale: 0.3, width: 17 });
  });

  test('training streams beneath the theory, pauses, goes on and ends in a verdict', async () => {
    const { page, complaints } = await lab.open(
      labSpec('linear-exact', { readoutLearningRate: 2e-4, hiddenLearningRate: 2e-4 }, { replicas: 40 }),
    );
    await curves(page);
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.waitForSelector('.agreement', { timeout: 60_000 });
    expect(await page.locator('.agreement summary').textContent()).toMatch(/agree on .*slope/);
    expect(complaints).toEqual([]);
  });

  test('training can be called off', async () => {
    const { page } = await lab.open(labSpec('dln-dmft', { inputDimension: 4000, finalTime: 10 }, { replicas: 50 }));
    await curves(page);
    const train = page.getByRole('button', { name: /^Train, / });
    const stop = page.getByRole('button', { name: 'Stop' });
    await train.or(stop).first().waitFor();
    if (await train.isVisible()) await train.click();
    await stop.click();
    await page.getByRole('button', { name: 'Train again' }).waitFor();
  });

  test('time in steps and linear axes are part of the address', async () => {
    const { page } = await lab.open(labSpec('sgd-ode', { width: 2, finalTime: 10 }));
    await curves(page);
    await page.getByLabel('time in').selectOption('steps');
    await page.getByRole('button', { name: 'x: log' }).click();
    expect(page.url()).toMatch(/&time=steps&x=linear$/);
    await page.reload();
    await curves(page);
    expect(await page.getByRole('button', { name: 'x: lin' }).count()).toBe(1);
    expect(specOfLink(page.url()).theory).toBe('sgd-ode');
  });

  test('the numbers of the large chart are there as a table', async () => {
    const { page } = await lab.open(labSpec('linear-exact'));
    await curves(page);
    await page.getByText('Numbers as a table').click();
    const table = page.locator('.numbers table');
    await table.waitFor();
    expect(await table.locator('tr').count()).toBeGreaterThan(20);
    expect(await table.locator('thead').textContent()).toContain('theory');
  });

  test('hovering says the value of every curve in all charts', async () => {
    const { page } = await lab.open(labSpec('linear-exact'), { viewport: { width: 1280, height: 2400 } });
    await curves(page);
    await page.waitForSelector('.small-charts canvas');
    await page.locator('.chart-main canvas').hover();
    expect(await page.locator('.readout').textContent()).toMatch(/at \d/);
    await page.waitForFunction(() => document.querySelectorAll('.hairline').length > 4);
    await page.mouse.move(0, 0);
    await page.locator('.chart-main canvas').focus();
    for (let k = 0; k < 20; k++) await page.keyboard.press('ArrowRight');
    expect(await page.locator('.readout').textContent()).toMatch(/at 10⁻¹|at 0\.\d/);
  });
});
