import { expect, test } from 'vitest';
import { finish, parseParameters } from '../../../../src/contract/index.js';
import { compareLaws, lawCases, rms, zScores } from '../../../../src/theories/sgd-ode/claims/law-comparison.js';
import { ensemble } from '../../../../src/theories/sgd-ode/simulators/index.js';

const all: number[] = [];

test.each(lawCases.map((one) => [one.name, one] as const))('%s: the laws agree', (_name, one) => {
  const { meanRms, spreadRms, largest, count } = finish(compareLaws(one, 6000, 17));
  all.push(meanRms, spreadRms);
  expect(meanRms).toBeLessThan(1.7);
  expect(spreadRms).toBeLessThan(1.7);
  // The largest of `count` normal numbers exceeds this once in ten thousand times.
  expect(largest).toBeLessThan(count > 100 ? 5 : 4.5);
});

test('over all cases the z-scores have rms near 1', () => {
  expect(all.length).toBe(2 * lawCases.length);
  expect(rms(all)).toBeGreaterThan(0.7);
  expect(rms(all)).toBeLessThan(1.3);
});

test('the comparison sees one degree of freedom of the χ² too many', () => {
  const sample = (simulator: string, inputDimension: number, seed: number) => {
    const given = { width: 2, teacherWidth: 1, instances: 20_000, simulator, inputDimension };
    const overlaps = {
      studentOverlap: [
        [0.6, 0.1],
        [0.1, 0.5],
      ],
      crossOverlap: [[0.3], [-0.1]],
    };
    // The rate of a step is γ/d: the same in both dimensions, so that only the length of the inputs differs.
    const values = parseParameters(ensemble.parameters, { ...given, ...overlaps, learningRate: 0.1 * inputDimension });
    const quantities = ['studentOverlapMean', 'studentOverlapStandardDeviation'];
    return finish(
      ensemble.run(values, { quality: 'publication', seed, quantities, at: { step: Float64Array.of(5, 20) } }),
    );
  };
  const same = zScores(sample('exact-in-law', 9, 1), sample('direct', 9, 2), 'studentOverlapMean');
  const other = zScores(sample('exact-in-law', 10, 1), sample('direct', 9, 2), 'studentOverlapMean');
  expect(rms(same)).toBeLessThan(2);
  expect(rms(other)).toBeGreaterThan(4);
});
