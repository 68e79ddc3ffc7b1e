import { type Check, type Claim, type Job, parseParameters, statistical } from '../../../contract/index.js';
import { type Arena, kernels } from '../../../numerics/kernels/index.js';
import { log } from '../../../numerics/math/index.js';
import { normal, randomStream, type Stream, uniform } from '../../../numerics/random/index.js';
import { momentsOf, standardError } from '../../../numerics/statistics/index.js';
import { settingOf } from '../conversions.js';
import { parameters } from '../parameters.js';
import { givenInstance } from '../simulators/given-instance.js';
import { gradientFlowTrainer } from '../simulators/gradient-flow.js';
import { onDigits } from './digits.js';
import { sparseTeacher } from './theory-run.js';

/** Features of mean 0 and variance 1. */
const laws: Record<string, (stream: Stream) => number> = {
  signs: (stream) => (uniform(stream) < 0.5 ? -1 : 1),
  // Kurtosis 6.
  'two-sided exponential': (stream) => (uniform(stream) < 0.5 ? -1 : 1) * -log(1 - uniform(stream)) * Math.SQRT1_2,
};

const times = [2, 8, 32];

/** C11: predictions hold for independent features that are not Gaussian, and on images roughly. */
export const otherFeatures: Claim = {
  id: 'C11',
  statement: 'Predictions carry over to features that are not Gaussian, and to real data.',
  origin: 'abstract',
  evidence: 'independent simulation',
  sets: ['digits'],
  *check(effort, seed, { digits }) {
    const size = effort === 'quick' ? { d: 150, runs: 60 } : { d: 400, runs: 60 };
    const gaussian = yield* testErrors(normal, size, seed);
    const checks: Check[] = [];
    for (const [name, law] of Object.entries(laws)) {
      const found = yield* testErrors(law, size, seed);
      times.forEach((t, k) => {
        const [one, other] = [momentsOf(found[k]!), momentsOf(gaussian[k]!)];
        const [a, b] = [standardError(one), standardError(other)];
        checks.push({
          ...statistical(`${name}: test error at t = ${t} against Gaussian features, d = ${size.d}`, {
            measured: one.mean,
            standardError: Math.sqrt(a * a + b * b),
            expected: other.mean,
            effect: other.mean,
          }),
        });
      });
    }
    checks.push(...(yield* onDigits(digits!, effort === 'quick' ? 60 : 120, seed)));
    return { checks, exhibits: [] };
  },
};

/** Test errors of many networks at every time. */
function* testErrors(
  law: (stream: Stream) => number,
  { d, runs }: { d: number; runs: number },
  seed: number,
): Job<Float64Array[]> {
  const values = parseParameters(parameters, {
    sampleRatio: 2,
    labelNoiseVariance: 0.09,
    initialScale: 0.05,
    teacher: sparseTeacher(0.2),
    inputDimension: d,
  });
  const out = times.map(() => new Float64Array(runs));
  for (let replica = 0; replica < runs; replica++) {
    const arena = kernels().arena(16 * 2 * d * d + 1e6);
    try {
      const stream = randomStream(seed, 'features', replica);
      const matrix = Float64Array.from({ length: 2 * d * d }, () => law(stream) / Math.sqrt(d));
      yield* oneRun(arena, { values: matrix, rows: 2 * d, columns: d }, settingOf(values), { seed, replica }, out);
    } finally {
      arena.release();
    }
  }
  return out;
}

function* oneRun(
  arena: Arena,
  matrix: { values: Float64Array; rows: number; columns: number },
  setting: ReturnType<typeof settingOf>,
  address: { seed: number; replica: number },
  out: Float64Array[],
): Job<void> {
  const instance = givenInstance(arena, setting, matrix, address);
  const training = gradientFlowTrainer.begin(arena, instance, 1e-3, { spent: 0 });
  const w = new Float64Array(matrix.columns);
  const slope = new Float64Array(matrix.columns);
  for (const [k, t] of times.entries()) {
    for (const _ of training.advance(t)) yield { done: address.replica, note: 'networks on other features' };
    training.show(w, slope);
    let sum = 0;
    for (let i = 0; i < w.length; i++) sum += (w[i]! - instance.teacher[i]!) * (w[i]! - instance.teacher[i]!);
    out[k]![address.replica] = sum / w.length;
    yield { done: address.replica, note: 'networks on other features' };
  }
}
