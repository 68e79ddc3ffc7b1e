import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { specOfLink } from '../../src/artifacts/lab-link.js';
import { readAddress, writeAddress } from '../../src/lab/state/address.js';
import { curvecast } from '../support/command-line.js';
import { available } from '../support/tools.js';
import frozen from './fixtures/links.json' with { type: 'json' };
import { curves, type Lab, labSpec, startLab } from './lab-page.js';

test.each(frozen)('the link of $made still reads as it did', ({ link, spec, look }) => {
  expect(specOfLink(link)).toEqual(spec);
  expect(readAddress(link.slice(link.indexOf('#'))).look).toEqual(look);
});

test('an address keeps spec and look', () => {
  const spec = labSpec('linear-exact', { width: 'Infinity' }, { replicas: 3 });
  const look = { x: 'log', main: 'kernel', 'map.x': 'a&b=c' } as const;
  const address = readAddress(writeAddress(spec, look));
  expect(address.look).toEqual(look);
  expect(specOfLink(address.link as string)).toEqual(spec);
  expect(readAddress(writeAddress(undefined, { view: 'map' }))).toEqual({ look: { view: 'map' } });
});

test('the command line runs a link with a look as it is', async () => {
  const link = `https://example.org/lab/${writeAddress(labSpec('linear-exact', { width: 30 }), { x: 'log' })}`;
  const { code, out } = await curvecast(['run', link, '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out).spec).toMatchObject({
    theory: 'linear-exact',
    parameters: { width: 30 },
    quality: 'interactive',
  });
  const changed = await curvecast(['run', link, '--width', '40', '--json']);
  expect(JSON.parse(changed.out).spec.parameters.width).toBe(40);
});

describe.skipIf(!available('chromium'))('links in the page', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab?.close());

  test.each(frozen)('the link of $made opens', async ({ link, spec, look }) => {
    const { page, complaints } = await lab.open(link.slice(link.indexOf('#')));
    if (!('view' in look)) await curves(page);
    expect(specOfLink(page.url())).toEqual(spec);
    expect(complaints).toEqual([]);
  });

  test('a damaged link says so', async () => {
    const { page } = await lab.open('#spec=1.abc');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').textContent()).toMatch(/cannot be opened/);
  });
});
