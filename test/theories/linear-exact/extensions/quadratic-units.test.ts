import { describe, expect, test } from 'vitest';
import { finish, numbers, parseParameters, shapeProblems } from '../../../../src/contract/index.js';
import { integrate } from '../../../../src/numerics/ode/index.js';
import { quadraticPaths, quadraticState } from '../../../../src/theories/linear-exact/extensions/quadratic.js';
import { quadraticUnits } from '../../../../src/theories/linear-exact/extensions/quadratic-units.js';
import { furthest } from '../networks.js';

const times = Float64Array.from({ length: 31 }, (_, k) => 10 * k);

interface Network {
  readoutWeights: number[];
  hiddenWeights: number[];
  outputScale: number;
  readoutLearningRate: number;
  hiddenLearningRate: number;
  inputs: number[];
  labels: number[];
}

const rates = { outputScale: 0.7, readoutLearningRate: 0.02, hiddenLearningRate: 0.03 };
const data = { inputs: [0.5, 1, -1, 1.2], labels: [0.2, 1.1, 0.9, 1.5] };
const networks: Record<string, Network> = {
  'mixed signs': { ...rates, ...data, readoutWeights: [0.3, -0.2, 0.6, 0.1], hiddenWeights: [0.5, 0.4, -0.2, -0.7] },
  'small readout': { ...rates, ...data, readoutWeights: [0.001, -0.002], hiddenWeights: [0.3, 0.4] },
  'small features': { ...rates, ...data, readoutWeights: [0.8, 0.5], hiddenWeights: [1e-4, -1e-3] },
  'balanced unit': { ...rates, ...data, readoutWeights: [Math.sqrt(0.02), 0.3], hiddenWeights: [Math.sqrt(0.06), 0.2] },
  'output too large': { ...rates, ...data, readoutWeights: [1.5, 0.5], hiddenWeights: [1.2, -1] },
  'wrong sign': { ...rates, ...data, readoutWeights: [-0.7, -0.2], hiddenWeights: [0.9, 0.3] },
};

/** Slope from every weight integrated tightly on the raw data. */
function everyWeight({ readoutWeights, hiddenWeights, outputScale, ...rest }: Network): Float64Array {
  const width = readoutWeights.length;
  const slope = (y: Float64Array) => {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += y[i]! * y[width + i]! * y[width + i]!;
    return outputScale * sum;
  };
  const { values } = integrate(
    {
      name: 'all weights',
      rhs(_t, y, dy) {
        const s = slope(y);
        const pull =
          rest.inputs.reduce((sum, a, m) => sum + (rest.labels[m]! - s * a * a) * a * a, 0) / rest.inputs.length;
        for (let i = 0; i < width; i++) {
          dy[i] = rest.readoutLearningRate * outputScale * pull * y[width + i]! * y[width + i]!;
          dy[width + i] = rest.hiddenLearningRate * outputScale * pull * 2 * y[i]! * y[width + i]!;
        }
      },
    },
    { t: 0, y: Float64Array.from([...readoutWeights, ...hiddenWeights]) },
    times,
    {
      rtol: 1e-13,
      atol: 1e-17,
      method: 'dormand-prince',
      observe: { size: 1, of: (_t, y, out) => void (out[0] = slope(y)) },
    },
  );
  return values;
}

test.each(Object.entries(networks))('%s: one scalar equation equals all weights', (_, network) => {
  const parameters = parseParameters(quadraticUnits.parameters, { ...network });
  const result = finish(quadraticUnits.run(parameters, { quality: 'publication', seed: 0, at: { t: times } }));
  expect(furthest(numbers(result, 'slope'), everyWeight(network))).toBeLessThan(2e-11);
  expect(Math.max(...result.series.slope!.error!)).toBeLessThan(1e-10);
  expect(shapeProblems(result)).toEqual([]);
});

describe('the paths of single units', () => {
  const network = {
    start: { readoutWeights: Float64Array.of(0.5, -0.4, 0.1, 0), hiddenWeights: Float64Array.of(0.01, 0.2, 0.9, 0.3) },
    outputScale: 1,
    readoutRate: 1,
    hiddenRate: 0.5,
    fourthMoment: 1,
    labelMoment: 1,
  };
  const paths = quadraticPaths(network);
  const at = (sigma: number) => {
    const weights = { readoutWeights: new Float64Array(4), hiddenWeights: new Float64Array(4) };
    quadraticState(paths, network, sigma, weights);
    return weights;
  };

  test.each([-30, -3, -0.7, 0, 1e-9, 0.2, 0.9])('conserve 2η_w u² − η_u w² at σ = %f', (sigma) => {
    const { readoutWeights: u, hiddenWeights: w } = at(sigma);
    paths.forEach(({ conserved }, i) => {
      const size = u[i]! * u[i]! + w[i]! * w[i]!;
      expect((size - 2 * w[i]! * w[i]! - conserved) / size).toBeCloseTo(0, 12);
    });
  });

  test('follow u′ = η_u w², w′ = 2η_w u w', () => {
    for (const sigma of [-8, -0.5, 0.3, 0.8]) {
      const h = 1e-5;
      const [before, now, after] = [at(sigma - h), at(sigma), at(sigma + h)];
      for (let i = 0; i < 4; i++) {
        const [u, w] = [now.readoutWeights[i]!, now.hiddenWeights[i]!];
        expect((after.readoutWeights[i]! - before.readoutWeights[i]!) / (2 * h)).toBeCloseTo(w * w, 7);
        expect((after.hiddenWeights[i]! - before.hiddenWeights[i]!) / (2 * h)).toBeCloseTo(u * w, 7);
      }
    }
  });
});
