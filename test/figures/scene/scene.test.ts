import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exact } from '../../../src/contract/index.js';
import { axisOver, withTicks } from '../../../src/figures/scene/axis.js';
import { contourLines } from '../../../src/figures/scene/contours.js';
import { ensemble } from '../../../src/figures/scene/ensemble.js';
import { familyOf } from '../../../src/figures/scene/families.js';
import { sceneOf } from '../../../src/figures/scene/index.js';
import { slicesOf } from '../../../src/figures/scene/slices.js';
import { resolveStyle } from '../../../src/figures/style.js';
import { curve, family, histogram, map, quantities } from '../exhibits.js';

describe('slices', () => {
  const dataset = {
    sizes: { replica: 2, t: 3, i: 2 },
    series: {
      t: exact(['t'], Float64Array.of(0, 10, 20)),
      own: exact(['replica', 't'], Float64Array.of(0, 1, 2, 3, 4, 5)),
      q: exact(
        ['replica', 't', 'i'],
        Float64Array.from({ length: 12 }, (_, k) => k),
      ),
      c: exact([], Float64Array.of(7)),
    },
  };

  test('one line for each place in the other dims', () => {
    const slices = slicesOf(dataset, 'q', 't');
    expect(slices.map(({ replica, label, x, y }) => [replica, label, [...x], [...y]])).toEqual([
      [0, 'i = 0', [0, 10, 20], [0, 2, 4]],
      [0, 'i = 1', [0, 10, 20], [1, 3, 5]],
      [1, 'i = 0', [0, 10, 20], [6, 8, 10]],
      [1, 'i = 1', [0, 10, 20], [7, 9, 11]],
    ]);
  });

  test('x may be a series that differs between replicas, and a constant has no x', () => {
    expect(slicesOf(dataset, 'q', 'own').map(({ x }) => [...x])).toEqual([
      [0, 1, 2],
      [0, 1, 2],
      [3, 4, 5],
      [3, 4, 5],
    ]);
    expect(slicesOf(dataset, 'c', 't').map(({ x, y }) => [[...x], [...y]])).toEqual([[[], [7]]]);
    expect(slicesOf(dataset, 'absent', 't')).toEqual([]);
  });
});

test.each([
  ['two lines: every run and the mean', 2, 2, 3],
  ['more lines, each run with its own theory: the first run', 3, 3, 0],
])('%s', (_, lines, curves, replicas) => {
  const t = Float64Array.of(1, 2);
  const values = Float64Array.from({ length: 3 * 2 * lines }, (_, k) => k);
  const dataset = {
    sizes: { replica: 3, t: 2, i: lines },
    series: { t: exact(['t'], t), m: exact(['replica', 't', 'i'], values) },
  };
  const view = { id: 'm', title: 'm', mark: 'line', x: 't', y: ['m'] } as const;
  const layers = [{ label: 'theory', role: 'theory', dataset } as const];
  const scene = sceneOf({ view: { ...view, y: ['m'] }, layers, description: '' }, resolveStyle({}));
  const [panel] = scene.panels;
  if (panel?.kind !== 'curves') throw new Error('a panel of curves was expected');
  expect(panel.curves.map((curve) => curve.replicas.length)).toEqual(Array.from({ length: curves }, () => replicas));
  expect(scene.notes.some((note) => note.startsWith('The first of 3 runs'))).toBe(replicas === 0);
});

test('mean and standard error: sample deviation over the root of the number; a missing value is a gap', () => {
  const { mean, standardError } = ensemble([
    Float64Array.of(1, 1),
    Float64Array.of(3, Number.NaN),
    Float64Array.of(5, 2),
  ]);
  expect([...mean]).toEqual([3, Number.NaN]);
  expect(standardError[0]).toBeCloseTo(2 / Math.sqrt(3), 14);
});

test.each([
  ['theory, width = 10', 'width = 10'],
  ['simulation', ''],
  ['width 100 (simulation)', 'width 100 ()'],
])('family of %s', (label, family) => expect(familyOf({ label })).toBe(family));

test('curves of one family share their colour, whatever the words for what computed them', () => {
  const dataset = {
    sizes: { t: 2, a: 2 },
    series: { t: exact(['t'], Float64Array.of(1, 2)), f: exact(['t', 'a'], Float64Array.of(1, 2, 3, 4)) },
  };
  const layers = [
    { label: 'hierarchy', role: 'theory', dataset, family: '' },
    { label: 'full', role: 'simulation', dataset, family: '' },
  ] as const;
  const view = { id: 'v', title: 'V', mark: 'line', x: 't', y: ['f'] } as const;
  const { panels, legend } = sceneOf(
    { view: { ...view, y: ['f'] }, layers: [...layers], description: '' },
    resolveStyle({}),
  );
  const [panel] = panels;
  if (panel?.kind !== 'curves') throw new Error('a panel of curves was expected');
  expect(panel.curves.map(({ label, colour }) => [label, colour])).toEqual([
    ['hierarchy, a = 0', 0],
    ['hierarchy, a = 1', 1],
    ['full, a = 0', 0],
    ['full, a = 1', 1],
  ]);
  expect(legend.map(({ label }) => label)).toEqual(['hierarchy', 'full', 'a = 0', 'a = 1']);
});

describe('axes', () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 });

  test('ticks are distinct, inside, in order, at least one, and told apart by their texts', () => {
    fc.assert(
      fc.property(
        fc.array(finite, { minLength: 1, maxLength: 8 }),
        fc.constantFrom('linear' as const, 'log' as const),
        fc.integer({ min: 2, max: 9 }),
        (values, scale, count) => {
          const { ticks, domain } = withTicks(axisOver(values, scale, []), count);
          expect(ticks.length).toBeGreaterThan(0);
          const reach = 1e-6 * (domain[1] - domain[0]);
          for (const { at } of ticks) expect(at >= domain[0] - reach && at <= domain[1] + reach).toBe(true);
          expect(new Set(ticks.map(({ text }) => text)).size).toBe(ticks.length);
          expect(ticks.map(({ at }) => at)).toEqual(ticks.map(({ at }) => at).sort((a, b) => a - b));
        },
      ),
    );
  });

  test.each([
    [[1e-5, 2], 'log', ['10⁻⁵', '10⁻⁴', '10⁻³', '10⁻²', '10⁻¹', '10⁰']],
    [[0, 1], 'linear', ['0', '0.2', '0.4', '0.6', '0.8', '1']],
    [[2, 7], 'log', ['2', '3', '5']],
    [[0, 3e6], 'linear', ['0', '10⁶', '2×10⁶', '3×10⁶']],
  ] as const)('%o on a %s axis', (values, scale, texts) => {
    expect(axisOver(values, scale, []).ticks.map(({ text }) => text)).toEqual(texts);
  });
});

test('contours: a circle is one closed line at its radius', () => {
  const n = 41;
  const values = Float64Array.from({ length: n * n }, (_, k) => ((k % n) - 20) ** 2 + (Math.floor(k / n) - 20) ** 2);
  const lines = contourLines(values, n, n, 12.5 ** 2);
  expect(lines.length).toBe(1);
  const line = lines[0] as [number, number][];
  expect(line[0]).toEqual(line.at(-1));
  for (const [x, y] of line) expect(Math.abs(Math.sqrt((x - 20) ** 2 + (y - 20) ** 2) - 12.5)).toBeLessThan(0.02);
});

describe('scenes', () => {
  const style = resolveStyle({ quantities });

  test('theory and simulation of a family share a colour; alone they have two', () => {
    const colours = (exhibit: typeof curve) =>
      sceneOf(exhibit, style).panels.flatMap((panel) =>
        panel.kind === 'curves' ? panel.curves.map(({ colour }) => colour) : [],
      );
    expect(colours(family)).toEqual([0, 0, 1, 1, 2, 2]);
    expect(colours(curve).slice(0, 3)).toEqual([0, 1, 'muted']);
    expect(sceneOf(family, style).legend.map(({ label }) => label)).toEqual([
      'theory',
      'simulation',
      'width = 10',
      'width = 100',
      'width = 1000',
    ]);
  });

  test('panels share one stretch of x', () => {
    const domains = sceneOf(curve, style).panels.map(({ x }) => x.domain.join());
    expect(new Set(domains).size).toBe(1);
  });

  test('a map keeps numbers and labels apart and centres its scale', () => {
    const [panel] = sceneOf(map, style).panels;
    if (panel?.kind !== 'map') throw new Error('not a map');
    expect(panel.classes).toEqual(['diverges']);
    expect([...panel.labels].filter((label) => label === 0).length).toBe([...panel.values].filter(Number.isNaN).length);
    const [low, high] = panel.bar?.domain ?? [0, 0];
    expect(low * high).toBeCloseTo(1, 9);
    expect(panel.contours.map(({ lines }) => lines.length > 0)).toEqual([true, true, true]);
  });

  test('histogram densities integrate to one', () => {
    const [panel] = sceneOf(histogram, style).panels;
    if (panel?.kind !== 'histogram') throw new Error('not a histogram');
    for (const { heights } of panel.groups) {
      const area = heights.reduce(
        (sum, height, k) => sum + height * ((panel.edges[k + 1] as number) - (panel.edges[k] as number)),
        0,
      );
      expect(area).toBeCloseTo(1, 9);
    }
  });
});
