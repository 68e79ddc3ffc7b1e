import { expect, test } from 'vitest';
import { exact, type View } from '../../src/contract/index.js';
import { exhibitsOf, type Shown } from '../../src/experiments/exhibits.js';

const view: View = { id: 'v', title: 'V', mark: 'line', x: 't', y: ['loss'], guides: { loss: 'lossLimit' } };
const t = exact(['t'], Float64Array.of(1, 2));
const part = (role: 'theory' | 'simulation', names: string[], differs: Record<string, number> = {}) => ({
  label: [role, ...Object.entries(differs).map(([name, value]) => `${name} ${value}`)].join(', '),
  role,
  differs,
  dataset: {
    sizes: { t: 2 },
    series: { t, ...Object.fromEntries(names.map((name) => [name, exact(['t'], Float64Array.of(3, 4))])) },
  },
});
const shown = (...parts: ReturnType<typeof part>[]) =>
  exhibitsOf({ parts, spec: { theory: 'toy' } } as unknown as Shown, { views: [view] })[0]!.layers;

test('a guide of the theory is drawn behind its curve, under the name of the curve', () => {
  const layers = shown(part('theory', ['loss', 'lossLimit']), part('simulation', ['loss']));
  expect(layers.map(({ role }) => role)).toEqual(['guide', 'theory', 'simulation']);
  expect(Object.keys(layers[0]!.dataset.series)).toEqual(['t', 'loss']);
});

test('without the series there is no guide, and a simulation brings none', () => {
  expect(shown(part('theory', ['loss']), part('simulation', ['loss', 'lossLimit'])).map(({ role }) => role)).toEqual([
    'theory',
    'simulation',
  ]);
});

test('layers say which family they belong to: what differs', () => {
  const wide = { width: 10 };
  expect(shown(part('theory', ['loss'], wide), part('simulation', ['loss'])).map(({ family }) => family)).toEqual([
    'width 10',
    '',
  ]);
});
