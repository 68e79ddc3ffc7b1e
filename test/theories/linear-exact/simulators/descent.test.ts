import { describe, expect, test } from 'vitest';
import { type Dataset, finish, numbers, type Request, shapeProblems } from '../../../../src/contract/index.js';
import type { Parameters } from '../../../../src/theories/linear-exact/parameters.js';
import { resolve } from '../../../../src/theories/linear-exact/setting.js';
import { curveNames } from '../../../../src/theories/linear-exact/simulators/curves.js';
import { descent } from '../../../../src/theories/linear-exact/simulators/descent.js';
import { network } from '../../../../src/theories/linear-exact/simulators/network.js';
import { projected } from '../../../../src/theories/linear-exact/simulators/projected.js';
import { solve } from '../../../../src/theories/linear-exact/solution.js';
import { drawStart } from '../../../../src/theories/linear-exact/start.js';
import { emptyState, stateAt } from '../../../../src/theories/linear-exact/state.js';
import { furthest, given, randomNetwork } from '../networks.js';

const everyStep = Float64Array.from({ length: 401 }, (_, k) => k);
const request: Request = { quality: 'publication', seed: 3, at: { t: everyStep } };

function simulate(kind: typeof descent, parameters: Parameters, more: Partial<Request> = {}): Dataset {
  return finish(kind.run(parameters, { ...request, ...more }));
}

const variants = {
  'plain descent': {},
  'heavy ball': { momentum: 0.8 },
  'common weight decay': {
    readoutLearningRate: 0.03,
    hiddenLearningRate: 0.03,
    readoutWeightDecay: 0.1,
    hiddenWeightDecay: 0.1,
  },
  'unequal weight decay': { readoutWeightDecay: 0.2, hiddenWeightDecay: 0.05 },
  'momentum and unequal decay': { momentum: 0.5, readoutWeightDecay: 0.02, hiddenWeightDecay: 0.1 },
};

describe.each(Object.entries(variants))('%s', (_, variant) => {
  test.each([1, 2, 3, 4])(
    'the mode map, the projected weights and the full network give the same numbers (network %i)',
    (seed) => {
      const parameters = { ...randomNetwork(seed), ...variant };
      const full = simulate(network, parameters);
      const wanted = [...curveNames, 'readoutWeights', 'hiddenWeights'];
      for (const other of [simulate(projected, parameters), simulate(descent, parameters)])
        for (const name of wanted)
          expect(furthest(numbers(other, name), numbers(full, name)), name).toBeLessThan(1e-12);
    },
  );
});

test('the first layer across the data line never moves, drawn or given', () => {
  const parameters = given({ width: 20, inputDimension: 5, outputScale: 0.5 });
  const wide = simulate(network, parameters, { replicas: { from: 0, to: 2 } });
  const line = simulate(projected, parameters, { replicas: { from: 0, to: 2 } });
  expect(furthest(numbers(wide, 'slope'), numbers(line, 'slope'))).toBeLessThan(1e-12);
  expect(shapeProblems(wide)).toEqual([]);
});

test('the error of a simulation is its distance from the flow, neither hidden nor inflated', () => {
  for (let seed = 0; seed < 20; seed++) {
    const parameters = randomNetwork(seed);
    const data = simulate(descent, parameters);
    const solution = solve(drawStart(parameters, 0, 0), resolve(parameters));
    const state = emptyState();
    for (const name of ['slope', 'loss', 'kernelEigenvalue', 'cosAngle', 'hiddenSquaredNorm'] as const) {
      const { values, error } = data.series[name]! as { values: Float64Array; error: Float64Array };
      let worst = 0;
      let total = 0;
      let claimed = 0;
      everyStep.forEach((t, k) => {
        stateAt(solution, t, state);
        const distance = Math.abs(values[k]! - state[name]);
        worst = Math.max(worst, distance / (error[k]! + 1e-13));
        total += distance;
        claimed += error[k]!;
      });
      expect(worst, name).toBeLessThan(1.5);
      expect(claimed, name).toBeLessThan(3 * total + 1e-9);
    }
  }
});

test('an interrupted run resumes to the same bytes', () => {
  const parameters = given({ width: 10, outputScale: 0.3 });
  const at = { t: Float64Array.from({ length: 40 }, (_, k) => 20_000 * k) };
  for (const kind of [descent, projected, network]) {
    const asked = { ...request, at, replicas: { from: 2, to: 4 } };
    const whole = simulate(kind, parameters, asked);
    const job = kind.run(parameters, asked);
    let checkpoint = job.next();
    for (let k = 0; k < 4 && !checkpoint.done; k++) checkpoint = job.next();
    if (checkpoint.done) throw new Error('the run was too short to interrupt');
    const partial = checkpoint.value.partial!();
    expect(shapeProblems(partial)).toEqual([]);
    const resume = structuredClone(checkpoint.value.checkpoint!());
    job.return(whole);
    expect(finish(kind.run(parameters, { ...asked, resume }))).toEqual(whole);
  }
});

test('replicas do not depend on the block they are computed in', () => {
  const parameters = given({ width: 30 });
  const block = simulate(descent, parameters, { replicas: { from: 0, to: 3 } });
  const alone = simulate(descent, parameters, { replicas: { from: 2, to: 3 } });
  expect(numbers(block, 'slope').slice(2 * everyStep.length)).toEqual(numbers(alone, 'slope'));
});

test('times between steps come back as the nearest steps, each once', () => {
  const data = simulate(descent, given(), { at: { t: Float64Array.of(0, 0.4, 1.6, 2.2, 7) } });
  expect(numbers(data, 't')).toEqual(Float64Array.of(0, 2, 7));
  const byStep = simulate(descent, given(), { at: { step: Float64Array.of(0, 3) } });
  expect(byStep.series.slope!.dims).toEqual(['step']);
  expect(() => simulate(descent, given(), { at: { t: Float64Array.of(-1) } })).toThrow('time must be ≥ 0');
});

test('a diverging run says when, why and what to do', () => {
  const parameters = given({
    readoutWeights: [2, 1],
    hiddenWeights: [1, -2],
    readoutLearningRate: 1,
    hiddenLearningRate: 1,
  });
  for (const kind of [descent, projected, network])
    expect(() => simulate(kind, parameters)).toThrow(
      /at step \d+.*stability number 11\.0.*multiply both learning rates by less than 0\.385/,
    );
});

test('a run with momentum says why it has no distance from the flow', () => {
  const data = simulate(descent, given({ momentum: 0.9 }));
  expect(data.series.slope!.errorIs).toEqual({ unavailable: expect.stringContaining('momentum') });
});

describe('suits', () => {
  test.each([
    ['network', given(), [true, true, true]],
    ['network wide in width and input', given({ width: 100_000, inputDimension: 1000 }), [false, true, true]],
    ['wider than drawn', given({ width: 1e7, parametrisation: 'ntk' }), [false, false, true]],
  ] as const)('%s', (_, parameters, expected) => {
    expect([network, projected, descent].map((kind) => kind.suits(parameters).applies)).toEqual(expected);
  });
});
