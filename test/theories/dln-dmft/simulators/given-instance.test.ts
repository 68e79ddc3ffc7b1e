import { expect, test } from 'vitest';
import { kernels } from '../../../../src/numerics/kernels/index.js';
import { fillNormals, randomStream } from '../../../../src/numerics/random/index.js';
import { settingOf } from '../../../../src/theories/dln-dmft/conversions.js';
import { largestEigenvalue } from '../../../../src/theories/dln-dmft/simulators/features.js';
import { givenInstance } from '../../../../src/theories/dln-dmft/simulators/given-instance.js';
import { gradientFlowTrainer } from '../../../../src/theories/dln-dmft/simulators/gradient-flow.js';
import { instanceOf, parsed, testMse, weightsAt } from './setup.js';

const raw = { sampleRatio: 2, inputDimension: 80, initialScale: 0.2, labelNoiseVariance: 0.09 };

test('plain Gaussian features and their rotated law give the same errors', () => {
  const times = [2, 20];
  const given = Array.from({ length: 40 }, (_, replica) => {
    const arena = kernels().arena();
    const values = fillNormals(new Float64Array(160 * 80), randomStream(3, replica)).map((x) => x / Math.sqrt(80));
    const matrix = { values, rows: 160, columns: 80 };
    const instance = givenInstance(arena, settingOf(parsed(raw)), matrix, { seed: 5, replica });
    const errors = weightsAt(gradientFlowTrainer, instance, times).map((w) => testMse(w, instance));
    arena.release();
    return errors;
  });
  const drawn = Array.from({ length: 40 }, (_, replica) => {
    const instance = instanceOf(raw, replica, 6);
    return weightsAt(gradientFlowTrainer, instance, times).map((w) => testMse(w, instance));
  });
  times.forEach((_, k) => {
    const [a, b] = [given, drawn].map((runs) => runs.map((errors) => errors[k]!));
    const mean = (x: number[]) => x.reduce((sum, v) => sum + v, 0) / x.length;
    const square = (x: number[]) => x.reduce((sum, v) => sum + (v - mean(x)) ** 2, 0) / (x.length * (x.length - 1));
    expect(Math.abs(mean(a!) - mean(b!))).toBeLessThan(3.5 * Math.sqrt(square(a!) + square(b!)));
  });
});

test('the largest eigenvalue is not below the true one and within the margin', () => {
  const arena = kernels().arena();
  const values = Float64Array.of(3, 0, 0, 4);
  const blocks = [{ row: 0, rows: 2, from: 0, values }];
  const found = largestEigenvalue({ rows: 2, columns: 2, blocks });
  arena.release();
  expect(found).toBeGreaterThanOrEqual(16);
  expect(found).toBeLessThan(17.7);
});
