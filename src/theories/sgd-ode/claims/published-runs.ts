import { atMost, type Claim, type Effort, type Finding, type Job, numbers, within } from '../../../contract/index.js';
import { log } from '../../../numerics/math/index.js';
import { publishedClassical, publishedMeanField } from './published.js';
import { curvesOf, exhibit, largestGap, riskOf } from './tools.js';

/** C3: the published ODE of the classical limit. */
export const publishedErf: Claim = {
  id: 'C3',
  statement:
    'Classical limit: erf, ten students, two teachers, three dimensions, γ = 0.05, Δ = 0.001: the published ODE curve is reproduced.',
  origin: 'literature',
  evidence: 'published data',
  check: checkClassical,
};

/** C4: the published simulation of the mean-field limit. */
export const publishedSquare: Claim = {
  id: 'C4',
  statement:
    'Mean-field limit: 5000 square units, one teacher, three dimensions, γ = 1: the published simulation follows the gradient flow of the second moment.',
  origin: 'abstract',
  evidence: 'published data',
  check: checkMeanField,
};

function* checkClassical(_effort: Effort, _seed: number): Job<Finding> {
  const { parameters, times, risk, finalCrossOverlap, finalStudentOverlap } = publishedClassical;
  const found = yield* curvesOf('ode', parameters, { times });
  const ours = numbers(found, 'risk');
  const worst = Math.max(...risk.map((value, i) => Math.abs(ours[i]! / value - 1)));
  const last = (name: string, rows: number[][]) => {
    const expected = rows.flat();
    return largestGap(numbers(found, name).slice(-expected.length), expected);
  };
  return {
    checks: [
      atMost('largest relative deviation of the risk from the published ODE (its Euler error is 4e-4)', worst, 6e-4),
      atMost('overlaps with the teacher at t = 9820', last('crossOverlap', finalCrossOverlap), 2e-4),
      atMost('overlaps between the students at t = 9820', last('studentOverlap', finalStudentOverlap), 2e-4),
    ],
    exhibits: [
      exhibit(
        'Classical limit',
        'Our integration lies on the published curve over seven decades of risk.',
        { x: 't', y: 'risk' },
        [
          { label: 'ours', role: 'theory', x: times.slice(1), y: ours.slice(1) },
          { label: 'published ODE', role: 'data', x: times.slice(1), y: risk.slice(1) },
        ],
      ),
    ],
  };
}

function* checkMeanField(_effort: Effort, _seed: number): Job<Finding> {
  const { parameters, times, risk } = publishedMeanField;
  const ours = yield* riskOf('meanField', parameters, { times });
  const ratio = (from: number, to: number) =>
    Math.max(...risk.map((value, i) => (times[i]! >= from && times[i]! < to ? Math.abs(log(ours[i]! / value)) : 0)));
  const isotropic = {
    width: 'Infinity',
    teacherWidth: 1,
    inputDimension: 3,
    activation: 'square',
    parallelSecondMoment: [[1 / 3]],
    orthogonalSecondMoment: 1 / 3,
    teacherParallelSecondMoment: [[1]],
  };
  const [late] = yield* riskOf('meanField', isotropic, { times: [1e4] });
  return {
    checks: [
      atMost('largest |log ratio| to the published simulation, t < 1', ratio(0, 1), 0.08),
      atMost('largest |log ratio| to the published simulation, t >= 1', ratio(1, 1e9), 0.08),
      within('risk · t² at late times', late! * 1e8, tail(3, 1), { rel: 1e-3 }),
    ],
    exhibits: [
      exhibit('Mean-field limit', 'The gradient flow runs through the published simulation.', { x: 't', y: 'risk' }, [
        { label: 'gradient flow', role: 'theory', x: times.slice(1), y: ours.slice(1) },
        { label: 'published simulation', role: 'data', x: times.slice(1), y: risk.slice(1) },
      ]),
    ],
  };
}

/**
 * Limit of R t² of square units at infinite width.
 * @equation c ≃ 1/(4t(2+(d−k)/(1+k/2))), tr = (d−k)c/(1+k/2), R ≃ ½(tr²(1+k/2) + 2(d−k)c²) [sgd-ode 3.9]
 */
export function tail(d: number, k: number): number {
  const free = d - k;
  const c = 1 / (4 * (2 + free / (1 + k / 2)));
  const trace = (free * c) / (1 + k / 2);
  return 0.5 * (trace * trace * (1 + k / 2) + 2 * free * c * c);
}
