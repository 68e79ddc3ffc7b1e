import { expect, test } from 'vitest';
import { exact } from '../../../src/contract/index.js';
import { sceneOf } from '../../../src/figures/scene/index.js';
import { spreadBand } from '../../../src/figures/scene/spread-band.js';
import { resolveStyle } from '../../../src/figures/style.js';

const spread = { mean: 'riskMean', standardDeviation: 'riskStandardDeviation' };
const place = { name: 'risk', x: 't', place: '', runs: 2 };
const series = {
  t: exact(['t'], Float64Array.of(1, 2)),
  risk: exact(['t'], Float64Array.of(5, 4)),
  riskStandardDeviation: exact(['t'], Float64Array.of(1, 0.5)),
};
const single = { sizes: { t: 2 }, series: { ...series, riskMean: exact(['t'], Float64Array.of(6, 4.5)) } };

test('mean plus and minus two standard deviations; without a mean around the curve itself', () => {
  expect(spreadBand(single, spread, place)).toEqual({
    low: Float64Array.of(4, 3.5),
    high: Float64Array.of(8, 5.5),
    interval: 'predicted spread',
  });
  expect(spreadBand({ sizes: { t: 2 }, series }, spread, place).high).toEqual(Float64Array.of(7, 5));
  expect(spreadBand({ sizes: { t: 2 }, series: { t: series.t, risk: series.risk } }, spread, place)).toEqual({});
});

test('over replicas: mean of the means, root of the mean variance', () => {
  const dims = ['replica', 't'];
  const two = {
    sizes: { replica: 2, t: 1 },
    series: {
      t: exact(['t'], Float64Array.of(1)),
      risk: exact(dims, Float64Array.of(1, 3)),
      riskStandardDeviation: exact(dims, Float64Array.of(1, 7)),
    },
  };
  expect([...spreadBand(two, spread, place).high!]).toEqual([2 + 2 * 5]);
});

test('a view that asks for it draws the band around theory and says so', () => {
  const view = { id: 'risk', title: 'risk', mark: 'line', x: 't', y: ['risk'], spread: { risk: spread } } as const;
  const exhibit = {
    view: { ...view, y: [...view.y] },
    layers: [{ label: 'theory', role: 'theory' as const, dataset: single }],
    description: '',
  };
  const { panels, notes, legend } = sceneOf(exhibit, resolveStyle({ quantities: [] }));
  const [panel] = panels;
  expect(panel?.kind === 'curves' && [...panel.curves[0]!.low!]).toEqual([4, 3.5]);
  expect(notes.join()).toMatch(/2 standard deviations/);
  expect(legend[0]!.looks).toContain('band');
});
