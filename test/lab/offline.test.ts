import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { available } from '../support/tools.js';
import { curves, type Lab, labSpec, startLab } from './lab-page.js';

describe.skipIf(!available('chromium'))('the lab without a network', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab?.close());

  test('after the first visit every theory, export and formula still works', async () => {
    const { page, complaints, foreign } = await lab.open(labSpec('linear-exact'), {
      serviceWorkers: 'allow',
      acceptDownloads: true,
    });
    await curves(page);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.context().setOffline(true);
    await page.reload();
    await curves(page);
    await page.waitForSelector('.formula .katex');
    await page.getByRole('button', { name: 'Export' }).click();
    const saved = page.waitForEvent('download');
    await page.click('[data-export="pdf"]');
    expect((await saved).suggestedFilename()).toBe('linear-exact-learning-curve.pdf');
    await page.goto(lab.address);
    await page.click('[data-theory="sgd-ode"]');
    await curves(page);
    expect([complaints.filter((text) => !text.includes('ERR_INTERNET_DISCONNECTED')), foreign]).toEqual([[], []]);
  });
});
