import { describe, expect, test } from 'vitest';
import { finish, numbers, parseParameters, scalar, shapeProblems } from '../../../../src/contract/index.js';
import { normal, randomStream } from '../../../../src/numerics/random/index.js';
import { reluLine } from '../../../../src/theories/linear-exact/extensions/relu-line.js';

const end = 30;

/** A random small network with units that have to cross, and data of both signs. */
function network(seed: number) {
  const stream = randomStream(seed, 'relu');
  const draw = (n: number, scale: number) => Array.from({ length: n }, () => scale * normal(stream));
  return {
    readoutWeights: draw(6, 0.7),
    hiddenWeights: draw(6, 0.5),
    outputScale: 1,
    readoutLearningRate: 0.3,
    hiddenLearningRate: 0.2,
    inputs: [1, 0.5, 1.6, -1, -0.6, -1.4],
    labels: [1.1, 0.4, 1.9, -0.9, -0.6, -1.2].map((y) => y * (seed % 2 === 0 ? 1 : -1)),
  };
}

/** Small gradient steps on the ReLU network itself; the slopes on both sides at the end. */
function steps(given: ReturnType<typeof network>, h: number): [number, number] {
  const u = [...given.readoutWeights];
  const w = [...given.hiddenWeights];
  const output = (a: number) => given.outputScale * u.reduce((sum, x, i) => sum + x * Math.max(0, w[i]! * a), 0);
  for (let k = 0; k < Math.round(end / h); k++) {
    const residuals = given.inputs.map((a, m) => output(a) - given.labels[m]!);
    const readout = u.map(() => 0);
    const hidden = u.map(() => 0);
    given.inputs.forEach((a, m) => {
      const r = (given.outputScale * residuals[m]!) / given.inputs.length;
      for (let i = 0; i < u.length; i++)
        if (w[i]! * a > 0) {
          readout[i]! += r * w[i]! * a;
          hidden[i]! += r * u[i]! * a;
        }
    });
    for (let i = 0; i < u.length; i++) {
      u[i]! -= h * given.readoutLearningRate * readout[i]!;
      w[i]! -= h * given.hiddenLearningRate * hidden[i]!;
    }
  }
  return [output(1), output(-1)];
}

function exactly(given: ReturnType<typeof network>) {
  const parameters = parseParameters(reluLine.parameters, { ...given });
  const data = finish(
    reluLine.run(parameters, { quality: 'publication', seed: 0, at: { t: Float64Array.of(0, end) } }),
  );
  expect(shapeProblems(data)).toEqual([]);
  return { data, slopes: [numbers(data, 'positiveSlope')[1]!, numbers(data, 'negativeSlope')[1]!] };
}

describe('against small steps of the network itself', () => {
  const seeds = [2, 9, 17, 21, 24, 27];

  test('units do cross, stick and join', () => {
    const results = Array.from({ length: 28 }, (_, k) => k).map((seed) => exactly(network(seed)).data);
    expect(results.reduce((sum, data) => sum + scalar(data, 'crossings'), 0)).toBeGreaterThan(4);
    expect(results.some((data) => numbers(data, 'stuckUnits')[1]! > 0)).toBe(true);
    expect(results.some((data) => scalar(data, 'crossings') > numbers(data, 'stuckUnits')[1]!)).toBe(true);
  });

  test.each(seeds)('the difference falls with the step (network %i)', (seed) => {
    const { slopes } = exactly(network(seed));
    const away = (h: number) => {
      const simulated = steps(network(seed), h);
      return Math.max(Math.abs(simulated[0] - slopes[0]!), Math.abs(simulated[1] - slopes[1]!));
    };
    expect(away(1e-2)).toBeLessThan(4e-3);
    expect(away(2e-3)).toBeLessThan(8e-4);
    expect(away(4e-4)).toBeLessThan(2e-4);
  });
});
