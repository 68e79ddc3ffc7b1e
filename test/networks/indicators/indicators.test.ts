import { expect, test } from 'vitest';
import { featureChanges, normGrowths, outputScaleRatio } from '../../../src/networks/indicators/change.js';
import { kernelRatioForecast } from '../../../src/networks/indicators/forecast.js';
import { kernelCosine, meanLayerKernels, targetRayleighs } from '../../../src/networks/indicators/kernel-indicators.js';
import {
  forwardBackwardCosines,
  frobeniusAlignments,
  singularAlignments,
} from '../../../src/networks/indicators/layer-alignment.js';
import { probe } from '../../../src/networks/indicators/probe.js';
import { inputsOf, small } from '../fixtures.js';

// Numbers of a whole network are held by the reference case le-10; here what must hold for any.
const batch = { inputs: inputsOf(4, 3), labels: inputsOf(4, 2, 9), count: 4 };

test('a network that did not move changed nothing', () => {
  const network = small({ sizes: [3, 6, 5, 2] });
  const seen = probe(network, batch);
  expect([...normGrowths(network, network)]).toEqual([1, 1, 1]);
  expect([...featureChanges(seen, seen)]).toEqual([0, 0]);
  for (const kernel of meanLayerKernels(seen)) expect(kernelCosine(kernel, kernel)).toBeCloseTo(1, 14);
  expect(outputScaleRatio(seen)).toBeGreaterThan(0);
});

test('aligned rank-one layers: cosines and alignments reach their bounds', () => {
  const network = small({ activation: 'linear', sizes: [1, 4, 1] }, { biasScale: 0 });
  network.layers[1]!.map.entries.set(network.layers[0]!.map.entries);
  const seen = probe(network, { inputs: Float64Array.of(1, 2), labels: Float64Array.of(1, 2), count: 2 });
  expect(forwardBackwardCosines(seen)[0]).toBeCloseTo(1, 13);
  expect(frobeniusAlignments(network)[0]).toBeCloseTo(2, 13);
  expect(singularAlignments(network)[0]).toBeCloseTo(1, 13);
});

test('the forecast is the exact ratio of the linear model on a line', () => {
  const network = small({ activation: 'linear', sizes: [1, 3, 1] }, { biasScale: 0, lazinessScale: 0.5 });
  const slope = network.layers[0]!.map.entries.reduce((s, w, i) => s + w * network.layers[1]!.map.entries[i]!, 0);
  const seen = probe(network, { inputs: Float64Array.of(1, -0.5), labels: Float64Array.of(2, -1), count: 2 });
  const [G1, G2] = [network.layers[0]!.metric, network.layers[1]!.metric];
  const norm = (l: number) => network.layers[l]!.map.entries.reduce((s, w) => s + w * w, 0);
  const scale = (G1 * norm(1) + G2 * norm(0)) ** 2 / (4 * G1 * G2);
  expect(kernelRatioForecast(seen)[0]).toBeCloseTo(Math.sqrt(1 + (4 - slope * slope) / scale), 12);
  expect(targetRayleighs(seen)[0]).toBeGreaterThan(0);
});
