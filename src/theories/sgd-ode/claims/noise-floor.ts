import { type Claim, type Effort, type Finding, type Job, within } from '../../../contract/index.js';
import { exhibit, exponentOf, identity, riskOf } from './tools.js';

/** C5: the term of order γ/s sets a noise floor that depends on the learning rate. */
export const noiseFloor: Claim = {
  id: 'C5',
  statement:
    'In the high-dimensional regime the extra term (γ/s) E[e²σ′σ′] gives a noise floor proportional to learning rate and label noise.',
  origin: 'abstract',
  evidence: 'closed form',
  check,
};

function recovered(K: number, s: number) {
  const same = identity(K);
  return {
    studentOverlap: same,
    crossOverlap: same,
    teacherOverlap: same,
    studentNormalisation: s,
    teacherNormalisation: s,
  };
}

/** @equation R∞ = (γΔ/4) Σ_j (a_j/s)² E[σ'_j²], erf: E[σ'²] = 2/(π√3) [sgd-ode 3.9] */
export function predictedFloor(learningRate: number, variance: number, K: number, s: number): number {
  return ((learningRate * variance) / 4) * (K / (s * s)) * (2 / (Math.PI * Math.sqrt(3)));
}

function* check(_effort: Effort, _seed: number): Job<Finding> {
  const floor = function* (
    K: number,
    s: number,
    raw: { learningRate: number; labelNoiseVariance: number },
  ): Job<number> {
    const [late] = yield* riskOf('ode', { ...recovered(K, s), ...raw }, { times: [400 * s], tolerance: 1e-6 });
    return late!;
  };
  const base = { learningRate: 0.02, labelNoiseVariance: 0.01 };
  const single = yield* floor(1, 1, base);
  const pair = yield* floor(2, 1, base);
  const scaled = yield* floor(2, 2, base);
  const rates = [0.01, 0.02, 0.04];
  const floors: number[] = [];
  for (const learningRate of rates) floors.push(yield* floor(1, 1, { ...base, learningRate }));
  const noisier = yield* floor(1, 1, { ...base, labelNoiseVariance: 0.02 });
  return {
    checks: [
      within('floor of one committee unit', single, predictedFloor(0.02, 0.01, 1, 1), { rel: 0.01 }),
      within('floor of two committee units', pair, predictedFloor(0.02, 0.01, 2, 1), { rel: 0.015 }),
      within('floor of two units in mean-field scaling', scaled, predictedFloor(0.02, 0.01, 2, 2), { rel: 0.015 }),
      within('exponent of the floor in the learning rate', exponentOf(rates, floors), 1, { abs: 0.02 }),
      within('floor at twice the label noise over the floor', noisier / single, 2, { rel: 0.01 }),
    ],
    exhibits: [
      exhibit(
        'Noise floor against learning rate',
        'The floor of the ODE grows in proportion to the learning rate.',
        { x: 'learningRate', y: 'risk' },
        [
          { label: 'γΔ/(2π√3)', role: 'theory', x: rates, y: rates.map((rate) => predictedFloor(rate, 0.01, 1, 1)) },
          { label: 'ODE at late times', role: 'simulation', x: rates, y: floors },
        ],
      ),
    ],
  };
}
