import * as z from 'zod';
import { type Calculation, constant, type Dataset, type Job } from '../../../contract/index.js';
import { log } from '../../../numerics/math/index.js';
import { consistency } from '../consistency.js';
import { limitOf } from '../fixed-points/limit.js';
import { activationTime } from '../fixed-points/population.js';
import { shape } from '../parameters.js';
import { secondMoment, squareOf } from '../teacher.js';
import { problemOf } from './problem.js';

const parameters = z.object(shape).check(consistency);

const rows: Record<string, [symbol: string, meaning: string]> = {
  lazyTime: ['t_lazy', 'time 1/(2α²) of the linearised model'],
  searchTime: ['t_search', 'time at which the largest typical coordinate leaves w ≈ 0'],
  richTime: [
    't_rich',
    'time at which weight decay has brought α to the scale of the weights: where a delayed drop of the test error is half done',
  ],
  relaxationTime: ['1/(2μ_min)', 'time in which the training error falls by e at late times'],
  decayTime: ['1/λ', 'time of weight decay'],
};

/** When things happen. */
export const timeScales: Calculation<typeof parameters> = {
  id: 'time-scales',
  title: 'Time scales',
  role: 'calculator',
  citations: [],
  method:
    'Time scales follow from the linearised start, the growth of driven coordinates and the edge of the Hessian spectrum.',
  parameters,
  quantities: Object.entries(rows).map(([name, [symbol, meaning]]) => ({
    name,
    symbol,
    meaning,
    dims: [],
    scale: 'log',
  })),
  suits: () => ({ applies: true, reason: 'closed forms', seconds: 0.3, bytes: 1e6 }),
  *run(given): Job<Dataset> {
    const { initialScale: alpha, weightDecay, sampleRatio, labelNoiseVariance, teacher } = given;
    const q = secondMoment(teacher);
    const noise = Math.sqrt((q + labelNoiseVariance) / sampleRatio);
    const largest = Math.sqrt(Math.max(...teacher.map(squareOf)));
    const limit = weightDecay > 0 ? undefined : yield* limitOf(problemOf(given));
    const never = Number.POSITIVE_INFINITY;
    const values: Record<string, number> = {
      lazyTime: 1 / (2 * alpha * alpha),
      searchTime: activationTime(Math.sqrt(q), Math.sqrt(largest * largest + noise * noise), alpha),
      richTime: weightDecay > 0 ? Math.max(0, richTime(alpha, weightDecay, q)) : never,
      relaxationTime: limit && limit.smallestHessianEigenvalue > 0 ? 1 / (2 * limit.smallestHessianEigenvalue) : never,
      decayTime: weightDecay > 0 ? 1 / weightDecay : never,
    };
    return { sizes: {}, series: Object.fromEntries(Object.entries(values).map(([name, v]) => [name, constant(v)])) };
  },
};

/**
 * @equation t_rich = (log α + 0.65)/λ at √q = 0.316; 0.65 scales as −½log of the weight scale [dln-dmft 3.5]
 */
export function richTime(alpha: number, weightDecay: number, q: number): number {
  return (log(alpha) + 0.65 - 0.25 * log(q / 0.1)) / weightDecay;
}
