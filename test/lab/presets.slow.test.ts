import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { registry } from '../../src/theories/index.js';
import { available } from '../support/tools.js';
import { curves, type Lab, labSpec, startLab } from './lab-page.js';

const theories = await Promise.all(registry.map(({ load }) => load()));
const all = theories.flatMap(({ id, presets }) => presets.map((preset) => ({ theory: id, ...preset })));

describe.skipIf(!available('chromium'))('every preset', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab?.close());

  test.each(all)('$theory $id opens without a complaint', async ({ theory, parameters, vary }) => {
    const { page, complaints } = await lab.open(
      labSpec(theory, parameters, { replicas: 5, ...(vary ? { vary } : {}) }),
    );
    await curves(page);
    await page.waitForSelector('main[aria-busy="false"]', { timeout: 120_000 });
    expect(await page.locator('.banner, .control-error').allTextContents()).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});
