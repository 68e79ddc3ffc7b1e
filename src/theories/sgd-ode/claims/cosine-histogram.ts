import {
  atMost,
  type Check,
  type Claim,
  type Effort,
  exact,
  type Finding,
  type Job,
  numbers,
} from '../../../contract/index.js';
import { ksTest } from '../../../numerics/statistics/index.js';
import { curvesOf } from './tools.js';

/** C21: cosines of square units, from uniform to ±1. */
export const cosineHistogram: Claim = {
  id: 'C21',
  statement:
    'One teacher, three dimensions, square units: the cosines are uniform at the start and end half at +1 and half at −1.',
  origin: 'literature',
  evidence: 'own prototype',
  check,
};

function* check(effort: Effort, seed: number): Job<Finding> {
  const particles = effort === 'quick' ? 800 : 5000;
  const raw = {
    width: 'Infinity',
    teacherWidth: 1,
    inputDimension: 3,
    activation: 'square',
    learningRate: 1,
    particles,
  };
  const times = [0, 1, 1000];
  const cosine = numbers(
    yield* curvesOf('meanField', raw, { times, seed, quantities: ['cosine'], tolerance: 1e-5 }),
    'cosine',
  );
  const at = (t: number) => cosine.subarray(t * particles, (t + 1) * particles);
  const share = (test: (x: number) => boolean) => at(2).filter(test).length / particles;
  const { pValue } = ksTest(at(0), (x) => (x + 1) / 2);
  const beyond: Check = atMost(
    'share of the cosines within ±0.95 at the end',
    share((x) => Math.abs(x) <= 0.95),
    0.05,
  );
  return {
    checks: [
      {
        what: 'Kolmogorov-Smirnov p-value of a uniform start',
        measured: pValue,
        expected: 0.5,
        tolerance: 0.499,
        verdict: pValue > 0.001 ? 'pass' : 'fail',
      },
      beyond,
      atMost('imbalance of the two ends', Math.abs(share((x) => x > 0.95) - share((x) => x < -0.95)), 0.1),
    ],
    exhibits: times.map((t, i) => ({
      view: { id: `cosines-${i}`, title: `Cosines at t = ${t}`, mark: 'histogram', x: 'cosine', y: ['cosine'] },
      layers: [
        {
          label: 'particles',
          role: 'theory',
          dataset: { sizes: { i: particles }, series: { cosine: exact(['i'], at(i).slice()) } },
        },
      ],
      description: `Histogram of the cosines of the students with the teacher at t = ${t}.`,
    })),
  };
}
