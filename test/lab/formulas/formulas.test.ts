import katex from 'katex';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formulas } from '../../../src/lab/formulas/index.js';
import { registry } from '../../../src/theories/index.js';
import { available } from '../../support/tools.js';
import { curves, type Lab, labSpec, startLab } from '../lab-page.js';

const written = await Promise.all(
  registry.map(async ({ id, load }) => ({ id, theory: await load(), list: (await formulas[id]?.()) ?? [] })),
);
const marks = (tex: string, kind: string) =>
  [...tex.matchAll(/\\htmlClass\{([^}]*)\}/g)]
    .flatMap(([, classes]) => (classes as string).split(' '))
    .filter((name) => name.startsWith(`${kind}-`))
    .map((name) => name.slice(kind.length + 1));

describe.each(written)('formulas of $id', ({ theory, list }) => {
  test('there are some, and KaTeX takes them', () => {
    expect(list.length).toBeGreaterThan(2);
    for (const { tex } of list)
      expect(() => katex.renderToString(tex, { strict: false, trust: true, throwOnError: true })).not.toThrow();
  });

  test('every marked term belongs to a parameter, every term that may drop has a reason', () => {
    const names = Object.keys(theory.parameters.shape);
    for (const { tex, drops = {} } of list) {
      expect(names).toEqual(expect.arrayContaining(marks(tex, 'term')));
      expect(new Set(marks(tex, 'drop'))).toEqual(new Set(Object.keys(drops)));
    }
  });
});

describe.skipIf(!available('chromium'))('formulas in the page', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab?.close());

  test('stand before the small charts; a touched control marks its terms; a term left out is grey and says why', async () => {
    const { page, complaints } = await lab.open(labSpec('sgd-ode', { width: 2, finalTime: 10 }));
    await page.waitForSelector('.formula .katex');
    const order = await page.evaluate(() => {
      const [a, b] = ['.formula', '.small-charts'].map(
        (name) => document.querySelector(name)?.getBoundingClientRect().top,
      );
      return (a as number) < (b as number);
    });
    expect(order).toBe(true);
    await page.focus('#control-learningRate');
    const marked = await page.locator('.tex .term-learningRate').count();
    expect(marked).toBeGreaterThan(1);
    await expect.poll(() => page.locator('.tex .term-on').count()).toBe(marked);
    await page.getByText('dropped here: corrections of order 1/d').waitFor();
    expect(await page.locator('.tex .drop-noise.dropped').count()).toBe(0);
    await page.fill('#control-learningRate', '0');
    await page.keyboard.press('Tab');
    await curves(page, { learningRate: 0 });
    await page.getByText('dropped here: the noise of single samples').waitFor();
    await expect.poll(() => page.locator('.tex .drop-noise.dropped').count()).toBe(1);
    await page.getByText('The formula').click();
    await page.locator('.tex').first().waitFor({ state: 'detached' });
    await page.reload();
    await curves(page);
    expect(await page.locator('details.formula').getAttribute('open')).toBeNull();
    expect(complaints).toEqual([]);
  });
});
