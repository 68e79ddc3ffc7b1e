import { expect, test } from 'vitest';
import { finish, numbers } from '../../../../src/contract/index.js';
import { kernels } from '../../../../src/numerics/kernels/index.js';
import { permutation, randomStream } from '../../../../src/numerics/random/index.js';
import { settingOf } from '../../../../src/theories/dln-dmft/conversions.js';
import { prepare } from '../../../../src/theories/dln-dmft/data/whiten.js';
import { dmft } from '../../../../src/theories/dln-dmft/dmft/engine.js';
import { steppedMeanField } from '../../../../src/theories/dln-dmft/extensions/stepped-mean-field.js';
import { givenInstance } from '../../../../src/theories/dln-dmft/simulators/given-instance.js';
import { gradientFlowTrainer } from '../../../../src/theories/dln-dmft/simulators/gradient-flow.js';
import { parsed, testMse, weightsAt } from '../simulators/setup.js';
import { usablePixels } from './digits.js';

const pixels = await usablePixels();
const times = [1, 3, 6, 12];
const raw = {
  sampleRatio: 2,
  labelNoiseVariance: 0.09,
  initialScale: 0.05,
  teacher: [
    { weight: 0.8, kind: 'atom', value: 0 },
    { weight: 0.2, kind: 'gaussian', standardDeviation: 1 },
  ],
  inputDimension: pixels.names.length,
  finalTime: 12,
};
const setting = settingOf(parsed(raw));

/** Mean test errors of networks on random subsets of twice as many images as features. */
function onImages(kind: 'whitened' | 'standardised', runs: number): number[] {
  const { values, columns: d, rows } = prepare(pixels.inputs, pixels.names.length, kind);
  const sums = times.map(() => 0);
  for (let replica = 0; replica < runs; replica++) {
    const order = permutation(rows, randomStream(2, replica));
    const subset = new Float64Array(2 * d * d);
    for (let r = 0; r < 2 * d; r++) subset.set(values.subarray(order[r]! * d, (order[r]! + 1) * d), r * d);
    const arena = kernels().arena();
    const matrix = { values: subset, rows: 2 * d, columns: d };
    const instance = givenInstance(arena, setting, matrix, { seed: 1, replica });
    weightsAt(gradientFlowTrainer, instance, times).forEach((w, k) => {
      sums[k]! += testMse(w, instance) / runs;
    });
    arena.release();
  }
  return sums;
}

test('whitened digits: the isotropic theory holds in kind, within half of the value at 54 dimensions', () => {
  const found = onImages('whitened', 60);
  const theory = finish(
    dmft.run(parsed(raw), { quality: 'interactive', seed: 1, at: { t: Float64Array.from(times) } }),
  );
  const ratios = found.map((value, k) => value / numbers(theory, 'testMse')[k]!);
  expect(Math.min(...ratios)).toBeGreaterThan(0.9);
  expect(Math.max(...ratios)).toBeLessThan(1.5);
});

test('standardised digits on their principal axes: the isotropic theory fails, unequal variances predict them', () => {
  const { variances } = prepare(pixels.inputs, pixels.names.length, 'standardised');
  const found = onImages('standardised', 50);
  const eta = 0.1;
  const problem = {
    ...setting,
    variances: [...variances].map((variance) => ({ weight: 1 / variances.length, variance })),
    stepLength: eta,
    steps: Math.round(12 / eta),
    depth: 2,
  };
  const theory = finish(steppedMeanField(problem, 1728, 1, 0));
  const isotropic = finish(
    dmft.run(parsed(raw), { quality: 'interactive', seed: 1, at: { t: Float64Array.from(times) } }),
  );
  const ratios = found.map((value, k) => value / theory.testMse[Math.round(times[k]! / eta)]!);
  const naive = found.map((value, k) => value / numbers(isotropic, 'testMse')[k]!);
  expect(Math.max(...naive)).toBeGreaterThan(3);
  expect(Math.min(...ratios)).toBeGreaterThan(0.85);
  expect(Math.max(...ratios)).toBeLessThan(1.15);
});
