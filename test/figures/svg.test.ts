import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import type { Exhibit } from '../../src/contract/index.js';
import { nodeCanvas } from '../../src/execution/drawing.js';
import { drawSvg, type Style } from '../../src/figures/index.js';
import { broken, curve, exhibits, map, mapData, quantities } from './exhibits.js';

const bare: Style = { quantities, embedFont: false };
const small: Exhibit = { ...map, layers: [{ label: 'theory', role: 'theory', dataset: mapData(16) }] };

const snapshots: [string, Exhibit, Style][] = [
  ...Object.entries({ ...exhibits, map: small }).map(([name, exhibit]): [string, Exhibit, Style] => [
    name,
    exhibit,
    bare,
  ]),
  [
    'curve-paper',
    curve,
    { ...bare, width: '3.25in', fontSize: 8, captions: false, observables: ['loss'], xScale: 'log' },
  ],
  ['curve-dark', curve, { ...bare, theme: 'dark', width: '6.5in' }],
  ['curve-adaptive', curve, { ...bare, theme: 'adaptive', observables: ['slope'], width: 340 }],
];

describe('figures a reviewer can see', () => {
  test.each(snapshots)('%s', async (name, exhibit, style) => {
    await expect(await drawSvg(exhibit, style, nodeCanvas)).toMatchFileSnapshot(`output/${name}.svg`);
  });
});

const parsed = async (exhibit: Exhibit, style: Style) =>
  new JSDOM(await drawSvg(exhibit, style, nodeCanvas), { contentType: 'image/svg+xml' }).window.document
    .documentElement;

test.each(Object.keys(exhibits) as (keyof typeof exhibits)[])(
  '%s: the same bytes every time, and no stray values',
  async (name) => {
    const first = await drawSvg(exhibits[name], bare, nodeCanvas);
    await drawSvg(curve, bare, nodeCanvas);
    expect(await drawSvg(exhibits[name], bare, nodeCanvas)).toBe(first);
    expect(first).not.toMatch(/="[^"]*(NaN|Infinity|undefined|null)/);
    expect(first).not.toMatch(/="[^"]*\d\.\d{3,}/);
  },
);

test('a figure has a role, a title, a description and ids that exist once', async () => {
  const root = await parsed(broken, bare);
  expect(root.getAttribute('role')).toBe('img');
  const [title, description] = (root.getAttribute('aria-labelledby') ?? '')
    .split(' ')
    .map((id) => root.querySelector(`[id="${id}"]`));
  expect(title?.tagName).toBe('title');
  expect(title?.textContent).toBe(broken.view.title);
  expect(description?.textContent).toContain(broken.description);
  expect(description?.textContent).toContain('2 of 9 values are not finite');
  const ids = [...root.querySelectorAll('[id]')].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('two different figures share no id, so one page can hold both', async () => {
  const idsOf = async (exhibit: Exhibit) =>
    [...(await parsed(exhibit, bare)).querySelectorAll('[id]')].map(({ id }) => id);
  const [a, b] = [await idsOf(curve), await idsOf(broken)];
  expect(a.filter((id) => b.includes(id))).toEqual([]);
});

test.each([
  ['3.25in', 312],
  ['82mm', 309.92],
  ['234pt', 312],
  [480, 480],
  ['480', 480],
])('width %s is %d px', async (width, pixels) => {
  const root = await parsed(curve, { ...bare, width });
  expect(Number(root.getAttribute('width'))).toBeCloseTo(pixels, 2);
  expect(root.getAttribute('viewBox')).toBe(`0 0 ${root.getAttribute('width')} ${root.getAttribute('height')}`);
});

test('height is met exactly and all text has the asked size', async () => {
  const root = await parsed(curve, { ...bare, height: '4in', fontSize: 7.5, captions: false });
  expect(root.getAttribute('height')).toBe('384');
  expect(root.getAttribute('font-size')).toBe('10');
  const sizes = [...root.querySelectorAll('text[font-size]')].map((text) => text.getAttribute('font-size'));
  expect(sizes).toEqual([]);
});

test('no text leaves the figure', async () => {
  for (const exhibit of Object.values(exhibits)) {
    const root = await parsed(exhibit, { ...bare, width: '3.25in', fontSize: 8 });
    for (const text of root.querySelectorAll('text[x][y]')) {
      expect(Number(text.getAttribute('y'))).toBeLessThan(Number(root.getAttribute('height')));
      expect(Number(text.getAttribute('x'))).toBeLessThan(312);
    }
  }
});

test('the typeface travels inside unless told otherwise', async () => {
  expect(await drawSvg(broken, { quantities }, nodeCanvas)).toContain('url(data:font/woff2;base64,');
  expect(await drawSvg(broken, bare, nodeCanvas)).not.toContain('@font-face');
});

test.each([
  [{ width: '3.25 furlong' }, 'style.width'],
  [{ width: -3 }, 'style.width'],
  [{ fontSize: 0 }, 'style.fontSize'],
  [{ aspect: Number.NaN }, 'style.aspect'],
  [{ observables: ['los'] }, "did you mean 'loss'"],
])('%o is refused, saying where', async (style: Style, message: string) => {
  await expect(drawSvg(curve, style, nodeCanvas)).rejects.toThrow(message);
});
