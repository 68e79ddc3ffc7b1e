import {
  type Check,
  type Claim,
  type Effort,
  type Finding,
  type Job,
  parseParameters,
  statistical,
} from '../../../contract/index.js';
import { log, normalQuantile } from '../../../numerics/math/index.js';
import { integrate } from '../../../numerics/ode/index.js';
import { orderParameterSystem } from '../engines/system.js';
import { drawStart } from '../initial/index.js';
import { simulatedExitTimes } from '../landmarks/exit-time.js';
import { phaseRetrievalOf, zeroOverlapRate } from '../landmarks/phase-retrieval.js';
import { type Parameters, parameters } from '../parameters.js';
import { type Setting, settingOf } from '../setting.js';
import { problemOf } from '../simulators/calculation.js';

const overlap = 0.5;
const longest = 8;

const given = (inputDimension: number) =>
  parseParameters(parameters, {
    width: 1,
    teacherWidth: 1,
    activation: 'square',
    constraint: 'spherical',
    learningRate: 0.08,
    inputDimension,
  });

/**
 * Variance that the noise of SGD adds to that of the start on the way out, relative to it, at every dimension.
 * @equation κ = γΣ/(2λs), Σ = Var(e σ'(λ)ρ) = 48 + 4Δ at zero overlap on the sphere [sgd-ode 3.11]
 */
export function addedVariance(
  { learningRate, studentNormalisation, labelNoiseVariance }: Setting,
  escapeRate: number,
): number {
  return (learningRate * (48 + 4 * labelNoiseVariance)) / (2 * escapeRate * studentNormalisation);
}

/**
 * Exit time of the ODE from the median absolute overlap of random starts, times a factor: it falls with the overlap, so it is
 * the median. That of the law, not of a sample, whose own error would count as one of SGD.
 * @equation |m₀| = |N(0, 1)|/√d for a uniform direction in high dimension [sgd-ode 3.12]
 */
function medianOfOde(values: Parameters, factor: number): number {
  const start = drawStart(values, 0, 0);
  const typical = (factor * normalQuantile(0.75)) / Math.sqrt(values.inputDimension);
  const limit = { ...settingOf(values), dimension: Number.POSITIVE_INFINITY };
  const system = orderParameterSystem(limit, { ...start, crossOverlap: Float64Array.of(typical) });
  const exit = { name: 'exit', direction: 1 as const, of: (_t: number, y: Float64Array) => y[1]! - overlap };
  const options = { rtol: 1e-8, atol: 1e-10, events: [exit] };
  return integrate(system.problem, { t: 0, y: system.initial }, Float64Array.of(longest), options).hits[0]!.t;
}

/** Dimensions, and runs in each: a run takes steps in proportion to d. */
const plans: Record<Effort, { d: number; instances: number }[]> = {
  quick: [
    { d: 200, instances: 160 },
    { d: 2000, instances: 160 },
  ],
  full: [
    { d: 1000, instances: 600 },
    { d: 10_000, instances: 600 },
    { d: 100_000, instances: 50 },
  ],
};

/** Phase retrieval escapes in a time of order ln d, and noise hardly changes that. */
export const phaseRetrieval: Claim = {
  id: 'C12',
  statement:
    'Phase retrieval from a random start on the sphere needs a time that grows like ln(d)/(2λ); the noise of SGD shortens it by a constant.',
  origin: 'abstract',
  evidence: 'independent simulation',
  *check(effort: Effort, seed: number): Job<Finding> {
    const plan = plans[effort];
    const dimensions = plan.map(({ d }) => d);
    const one = given(dimensions[0]!);
    const rate = zeroOverlapRate(phaseRetrievalOf(settingOf(one), drawStart(one, 0, 0))!);
    const noise = Math.sqrt(1 + addedVariance(settingOf(one), rate));
    const checks: Check[] = [];
    const medians: { median: number; error: number; effect: number }[] = [];
    for (const { d, instances } of plan) {
      const values = given(d);
      const problem = problemOf('exact-in-law', values, { seed });
      const { median: measured, medianError } = yield* simulatedExitTimes(problem, {
        overlap,
        finalTime: longest,
        instances,
      });
      const expected = medianOfOde(values, noise);
      const alone = medianOfOde(values, 1);
      medians.push({ median: measured, error: medianError, effect: expected });
      checks.push({
        ...statistical(`d=${d}: median exit time of SGD against that of the ODE, noise counted as part of the start`, {
          measured,
          standardError: medianError,
          expected,
          effect: expected,
        }),
        note: `the ODE from the start alone: ${alone.toFixed(3)}`,
      });
    }
    const [first, last] = [medians[0]!, medians.at(-1)!];
    const longer = log(dimensions.at(-1)! / dimensions[0]!) / (2 * rate);
    checks.push(
      statistical(`from d=${dimensions[0]} to ${dimensions.at(-1)}: longer by ln(ratio)/(2λ)`, {
        measured: last.median - first.median,
        standardError: Math.sqrt(first.error * first.error + last.error * last.error),
        expected: longer,
        effect: longer,
      }),
    );
    return { checks, exhibits: [] };
  },
};
