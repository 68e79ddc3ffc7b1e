import { describe, expect, test } from 'vitest';
import { finish, numbers, parseParameters, shapeProblems } from '../../../../src/contract/index.js';
import { integrate } from '../../../../src/numerics/ode/index.js';
import {
  type Chain,
  chainSlopes,
  plateau,
  timeToSlope,
} from '../../../../src/theories/linear-exact/extensions/depth.js';
import { depthChain } from '../../../../src/theories/linear-exact/extensions/depth-chain.js';
import { furthest } from '../networks.js';

const times = Float64Array.from({ length: 41 }, (_, k) => 25 * k);

/** Every layer of the chain integrated tightly. */
function everyLayer(chain: Chain): Float64Array {
  const { layers, outputScale, learningRate, inputMoment, inputLabelMoment, initialSlope } = chain;
  const slope = (y: Float64Array) => outputScale * y.reduce((product, a) => product * a, 1);
  const { values } = integrate(
    {
      name: 'all layers',
      rhs(_t, y, dy) {
        const s = slope(y);
        for (let l = 0; l < layers; l++) dy[l] = learningRate * (inputLabelMoment - inputMoment * s) * (s / y[l]!);
      },
    },
    { t: 0, y: new Float64Array(layers).fill((initialSlope / outputScale) ** (1 / layers)) },
    times,
    {
      rtol: 1e-13,
      atol: 1e-16,
      method: 'dormand-prince',
      observe: { size: 1, of: (_t, y, out) => void (out[0] = slope(y)) },
    },
  );
  return values;
}

const base: Chain = {
  layers: 2,
  outputScale: 0.8,
  learningRate: 0.01,
  inputMoment: 0.9,
  inputLabelMoment: 1.2,
  initialSlope: 0.02,
};

describe.each([2, 3, 4, 5, 8, 20])('%i layers', (layers) => {
  test.each([0.02, 0.9, 1.3333, 3, 3000])('from slope %f equals the integration of all layers', (initialSlope) => {
    const chain = { ...base, layers, initialSlope };
    const { slope, residual, error } = chainSlopes(chain, times);
    const expected = everyLayer(chain);
    expect(furthest(slope, expected)).toBeLessThan(4e-9);
    slope.forEach((s, k) => {
      expect(Math.abs(s - expected[k]!)).toBeLessThan(error[k]! + 1e-11);
      expect((residual[k]! + s - 1.2 / 0.9) / (1 + s)).toBeCloseTo(0, 13);
    });
    expect(Math.max(...error)).toBeLessThan(1e-10);
  });
});

test.each([2, 4] as const)('quadrature inverts the closed form for %i layers, from below and above', (layers) => {
  for (const initialSlope of [1e-6, 0.02, 1.2, 4]) {
    const chain = { ...base, layers, initialSlope };
    const { slope } = chainSlopes(chain, times);
    times.forEach((t, k) => {
      if (Math.abs(slope[k]! - 1.2 / 0.9) > 1e-3)
        expect(Math.abs(timeToSlope(chain, slope[k]!) / (t || 1) - (t ? 1 : 0))).toBeLessThan(1e-10);
    });
  }
});

test('a small start waits on a plateau: logarithmic for two layers, a power for more', () => {
  for (const layers of [2, 3, 6]) {
    const chain = { ...base, layers, initialSlope: 1e-7 };
    const length = plateau(chain);
    const { slope } = chainSlopes(chain, Float64Array.of(0.9 * length, 1.5 * length));
    expect(slope[0]!).toBeLessThan(0.35);
    expect(slope[1]!).toBeGreaterThan(0.7);
  }
});

test('the calculator gives curves over a grid that shows plateau and rise', () => {
  const parameters = parseParameters(depthChain.parameters, { hiddenLayers: 4 });
  const data = finish(depthChain.run(parameters, { quality: 'interactive', seed: 0 }));
  expect(shapeProblems(data)).toEqual([]);
  expect(numbers(data, 'residualRatio')[0]).toBe(1);
  expect(numbers(data, 'residualRatio').at(-1)).toBeLessThan(1e-3);
  expect(numbers(data, 'slope').at(-1)).toBeCloseTo(1, 3);
});
