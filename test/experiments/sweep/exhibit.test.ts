import { expect, test } from 'vitest';
import { drawingOf, sweepExhibit } from '../../../src/experiments/sweep/exhibit.js';
import { performed } from './site.js';

const base = { theory: 'linear-exact', observe: ['kernelRatio', 'regime'] };
const sweep = { readoutInitialScale: [0.1, 1], hiddenInitialScale: [0.1, 0.5, 1], momentum: [0, 0.9], seed: [0, 1, 2] };

test('two axes make a map, the others cut at their first value, seeds together', async () => {
  const { plan, records } = await performed({ ...base, sweep });
  const { view, layers, description } = sweepExhibit(plan, records, drawingOf(plan, {}));
  expect(view).toMatchObject({ mark: 'cell', x: 'readoutInitialScale', rows: 'hiddenInitialScale', xScale: 'log' });
  expect(layers[0]!.dataset.sizes).toEqual({ readoutInitialScale: 2, hiddenInitialScale: 3 });
  expect(description).toContain('at momentum 0');
  expect(layers[0]!.dataset.series.kernelRatio!.values).not.toContain(Number.NaN);
});

test('where no theory holds the map says so', async () => {
  const { plan, records } = await performed({ ...base, sweep: { ...sweep, width: [4] } });
  const drawing = drawingOf(plan, { x: 'readoutInitialScale', y: 'momentum', value: 'regime' });
  const { remark } = sweepExhibit(plan, records, drawing).layers[0]!.dataset.series;
  expect(remark!.values).toEqual(['', '', 'no theory', 'no theory']);
});

test('lines: one for each value of an axis, with the error over seeds', async () => {
  const { plan, records } = await performed({ ...base, sweep });
  const { layers } = sweepExhibit(plan, records, drawingOf(plan, { lines: 'hiddenInitialScale' }));
  expect(layers.map(({ label }) => label)).toEqual([
    'hiddenInitialScale 0.1',
    'hiddenInitialScale 0.5',
    'hiddenInitialScale 1',
  ]);
  expect(layers[0]!.dataset.series.kernelRatio!.errorIs).toBe('standardError');
});

test('an axis that is drawn already is not chosen again', async () => {
  const { plan } = await performed({ ...base, sweep: { ...sweep, seed: [0] } });
  expect(drawingOf(plan, { y: 'readoutInitialScale' }).x).toBe('hiddenInitialScale');
  expect(drawingOf(plan, { lines: 'readoutInitialScale' })).toMatchObject({ x: 'hiddenInitialScale' });
  expect(() => drawingOf(plan, { x: 'momentum', y: 'momentum' })).toThrow('twice');
});

test('drawn points are dots; a refinement is a map with its level', async () => {
  const drawn = await performed({
    ...base,
    design: 'sobol',
    points: 8,
    sweep: { readoutInitialScale: { from: 0.1, to: 1 } },
  });
  expect(sweepExhibit(drawn.plan, drawn.records, drawingOf(drawn.plan, {})).view.mark).toBe('dot');
  const box = { readoutInitialScale: { from: 0.1, to: 1 }, hiddenInitialScale: { from: 0.1, to: 1 } };
  const refine = { measure: 'kernelRatio', level: 1.1, accuracy: 1 / 32 };
  const refined = await performed({ ...base, sweep: box, refine });
  const { view, layers } = sweepExhibit(refined.plan, refined.records, drawingOf(refined.plan, {}));
  expect(view.contours).toEqual([1.1]);
  expect(layers[0]!.dataset.series.kernelRatio!.values).not.toContain(Number.NaN);
});

test.each([
  ['an axis there is not', { x: 'width' }],
  ['a column there is not', { value: 'loss' }],
  ['labels over a line', { value: 'regime', lines: 'hiddenInitialScale' }],
])('%s is refused', async (_, wished) => {
  const { plan, records } = await performed({ ...base, sweep: { ...sweep, seed: [0] } });
  expect(() => sweepExhibit(plan, records, drawingOf(plan, wished))).toThrow(/expected/);
});
