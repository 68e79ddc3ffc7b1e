import {
  atMost,
  type Check,
  type Claim,
  type Dataset,
  type Effort,
  type Finding,
  type Job,
  parseParameters,
} from '../../../contract/index.js';
import { fluctuations } from '../fluctuations/index.js';
import { parameters } from '../parameters.js';
import { ensemble } from '../simulators/index.js';

const base = {
  learningRate: 2,
  labelNoiseVariance: 0.05,
  studentOverlap: [
    [0.59, 0.07],
    [0.07, 0.41],
  ],
  crossOverlap: [[0.3], [-0.1]],
};
const steps = Float64Array.of(12, 36, 72, 120);

/** Dimensions, and how far prediction and simulation may differ there: what the next order in 1/d leaves. */
const dimensions: { d: number; spread: number }[] = [
  { d: 20, spread: 0.05 },
  { d: 80, spread: 0.02 },
];

/** Spread and mean shift of finite dimension are predictable. */
export const predictedSpread: Claim = {
  id: 'C14',
  statement: 'The 1/d shift of the mean and the spread between runs are predicted by the expansion around the ODE.',
  origin: 'ours',
  evidence: 'independent simulation',
  *check(effort: Effort, seed: number): Job<Finding> {
    const checks: Check[] = [];
    const instances = effort === 'quick' ? 3000 : 40_000;
    for (const { d, spread } of dimensions) {
      const given = { ...base, inputDimension: d };
      const at = { step: steps.map((step) => (step * d) / 20) };
      const sampled = yield* ensemble.run(parseParameters(ensemble.parameters, { ...given, instances }), {
        quality: 'publication',
        seed,
        at,
      });
      const predicted = yield* fluctuations.run(parseParameters(parameters, given), {
        quality: effort === 'quick' ? 'interactive' : 'publication',
        seed,
        at: { t: sampled.series.t!.values as Float64Array },
      });
      checks.push(spreadCheck(d, spread, sampled, predicted), shiftCheck(d, sampled, predicted));
    }
    return { checks, exhibits: [] };
  },
};

const names = ['studentOverlap', 'crossOverlap'];

/** Standard deviations, averaged over entries so that the sample's own error is below the tolerance. */
function spreadCheck(d: number, tolerance: number, sampled: Dataset, predicted: Dataset): Check {
  const ratios = names.flatMap((name) => {
    const [a, b] = [sampled, predicted].map((data) => values(data, `${name}StandardDeviation`));
    return Array.from(a!, (sd, i) => sd / b![i]! - 1);
  });
  const worst = Math.abs(ratios.reduce((sum, r) => sum + r, 0) / ratios.length);
  return atMost(`d=${d}: mean relative difference of the standard deviations`, worst, tolerance);
}

/** Means, in standard errors: the ODE alone is many of them off. */
function shiftCheck(d: number, sampled: Dataset, predicted: Dataset): Check {
  const scores = (withShift: boolean) =>
    names.flatMap((name) => {
      const error = sampled.series[`${name}Mean`]!.error!;
      const shift = values(predicted, `${name}MeanShift`);
      const ode = values(predicted, name);
      return Array.from(values(sampled, `${name}Mean`), (mean, i) =>
        Math.abs((mean - ode[i]! - (withShift ? shift[i]! : 0)) / Math.max(error[i]!, 0.05 * Math.abs(shift[i]!))),
      );
    });
  const [with_, without] = [true, false].map((withShift) => Math.max(...scores(withShift)));
  return {
    ...atMost(`d=${d}: largest difference of the means, in standard errors`, with_!, 4),
    note: `the ODE alone is off by ${without!.toFixed(1)}`,
  };
}

function values(data: Dataset, name: string): Float64Array {
  return data.series[name]!.values as Float64Array;
}
