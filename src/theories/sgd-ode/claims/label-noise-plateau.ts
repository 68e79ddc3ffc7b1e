import {
  atMost,
  type Check,
  type Claim,
  type Effort,
  type Finding,
  type Job,
  numbers,
  within,
} from '../../../contract/index.js';
import { curvesOf, exhibit, nested, riskOf } from './tools.js';

/** C16: at small γ/s the label-noise part of the variance term is enough. */
export const labelNoisePlateau: Claim = {
  id: 'C16',
  statement:
    'For small but finite γ/s, keeping only the label-noise part of the variance term captures the late plateau.',
  origin: 'literature',
  evidence: 'independent simulation',
  check,
};

const rate = 0.2;

function* check(effort: Effort, seed: number): Job<Finding> {
  const [p, k, runs] = effort === 'quick' ? [4, 2, 6] : [8, 4, 40];
  const checks: Check[] = [];
  const late = Array.from({ length: 40 }, (_, i) => 150 + 5 * i);
  const levels: number[] = [];
  const variances = [0.01, 0.1];
  for (const labelNoiseVariance of variances) {
    const raw = { ...nearRecovery(p, k), labelNoiseVariance };
    const simulated = yield* curvesOf('exactInLaw', raw, { times: late, seed, replicas: runs, quantities: ['risk'] });
    const { mean, error } = overRuns(numbers(simulated, 'risk'), runs);
    const label = yield* riskOf('ode', { ...raw, noiseTerms: 'label-only' }, { times: late });
    const without = yield* riskOf('ode', { ...raw, noiseTerms: 'none' }, { times: late });
    const predicted = average(label);
    levels.push(predicted);
    checks.push(
      within(`Δ = ${labelNoiseVariance}: plateau of SGD against the label-only ODE`, mean, predicted, {
        rel: 0.05,
        abs: 3 * error,
      }),
      atMost(
        `Δ = ${labelNoiseVariance}: ODE without the variance term over the plateau`,
        average(without) / mean,
        0.05,
      ),
    );
  }
  checks.push(
    within('plateau at ten times the label noise over the plateau', levels[1]! / levels[0]!, 10, { rel: 0.05 }),
  );
  return {
    checks,
    exhibits: [
      exhibit(
        'Plateau against label noise',
        'The late plateau of the label-only ODE grows with the label noise.',
        { x: 'labelNoiseVariance', y: 'risk' },
        [{ label: 'label-only ODE', role: 'theory', x: variances, y: levels }],
      ),
    ],
  };
}

/** Pairs of students near each teacher, in ten dimensions. */
function nearRecovery(p: number, k: number): Record<string, unknown> {
  const mixing = Array.from({ length: p }, (_, j) => Array.from({ length: k }, (_u, r) => (j % k === r ? 1 : 0.1)));
  const square = mixing.flatMap((row) => mixing.map((other) => row.reduce((sum, x, r) => sum + x * other[r]!, 0)));
  return {
    studentOverlap: nested(square, p),
    crossOverlap: mixing,
    teacherOverlap: Array.from({ length: k }, (_, r) => Array.from({ length: k }, (_u, u) => (r === u ? 1 : 0))),
    inputDimension: 10,
    learningRate: rate,
  };
}

function average(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, x) => sum + x, 0) / values.length;
}

function overRuns(values: Float64Array, runs: number): { mean: number; error: number } {
  const length = values.length / runs;
  const means = Array.from({ length: runs }, (_, r) => average(values.subarray(r * length, (r + 1) * length)));
  const mean = average(means);
  const spread = means.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (runs - 1);
  return { mean, error: Math.sqrt(spread / runs) };
}
