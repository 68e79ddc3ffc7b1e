import { describe, expect, test } from 'vitest';
import { numbers, seriesOf } from '../../../../src/contract/index.js';
import { hierarchyEngine } from '../../../../src/theories/linearization/engines/hierarchy.js';
import { infiniteWidth } from '../../../../src/theories/linearization/engines/infinite-width.js';
import { linearEngine } from '../../../../src/theories/linearization/engines/linear.js';
import { networkEngine } from '../../../../src/theories/linearization/engines/network.js';
import { shadowEngine } from '../../../../src/theories/linearization/engines/shadow.js';
import { compute, difference, given } from '../given.js';

const largest = (values: Float64Array) => values.reduce((top, v) => Math.max(top, Math.abs(v)), 0);

test('linear regression: no hidden layer, no deviation, whatever the loss or the batches', () => {
  for (const some of [
    {},
    { loss: 'cross-entropy', finalTime: 3 },
    { dynamics: 'gradient-descent', batchSize: 2, learningRate: 0.1 },
  ]) {
    const run = compute(networkEngine, { hiddenLayers: 0, ...some });
    expect(largest(numbers(run, 'linearDeviation'))).toBeLessThan(1e-6);
  }
});

describe.each([
  ['hierarchy', hierarchyEngine, { width: 96 }],
  ['hierarchy, logistic loss', hierarchyEngine, { width: 96, loss: 'cross-entropy', finalTime: 3 }],
  ['shadow, kinks', shadowEngine, { width: 96, activation: 'relu' }],
  ['linear, batches', linearEngine, { width: 96, dynamics: 'gradient-descent', batchSize: 2, momentum: 0.5 }],
])('%s', (_, engine, some) => {
  test('its error bars hold the trained network, and are not huge', () => {
    // Points of one run stand or fall together: the share is one over networks.
    const replicas = { from: 0, to: 6 };
    const predicted = compute(engine, some, { replicas, quantities: ['output'] });
    const at = { t: numbers(predicted, 't') };
    const trained = compute(networkEngine, some, { at, replicas, quantities: ['output'] });
    const [f, g] = [numbers(predicted, 'output'), numbers(trained, 'output')];
    const bars = seriesOf(predicted, 'output').error!;
    const beyond = f.filter((v, i) => Math.abs(v - g[i]!) > 3 * bars[i]! + 1e-6).length;
    expect(beyond / f.length).toBeLessThan(0.05);
    expect(largest(bars)).toBeLessThan(0.3 * largest(f));
  });
});

test('batches drawn for theory and simulation are the same', () => {
  const some = { dynamics: 'gradient-descent', batchSize: 2, steps: 20 };
  const [theory, simulation] = [compute(linearEngine, some), compute(networkEngine, some)];
  expect(difference(numbers(theory, 'linearOutput'), numbers(simulation, 'linearOutput'))).toBe(0);
});

test('each engine says where it applies', () => {
  const engines = [infiniteWidth, hierarchyEngine, shadowEngine, linearEngine, networkEngine];
  const applying = (some: Record<string, unknown>) =>
    engines.filter((engine) => engine.suits(given(some)).applies).map(({ id }) => id);
  expect(applying({})).toEqual(['hierarchy', 'shadow', 'linear', 'network']);
  expect(applying({ activation: 'relu' })).toEqual(['shadow', 'linear', 'network']);
  expect(applying({ dynamics: 'gradient-descent' })).toEqual(['linear', 'network']);
  expect(applying({ width: 'Infinity' })).toEqual(['infinite-width']);
  expect(applying({ width: 'Infinity', parametrisation: 'mup' })).toEqual([]);
});
