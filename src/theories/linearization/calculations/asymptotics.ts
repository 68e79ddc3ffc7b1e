import * as z from 'zod';
import {
  type Calculation,
  type Dataset,
  estimated,
  exact,
  immediate,
  parameter,
  type Quantity,
} from '../../../contract/index.js';
import { portableNormals } from '../../../networks/index.js';
import { pow } from '../../../numerics/math/index.js';
import { zScore } from '../../../numerics/statistics/index.js';
import { estimateExponent, type WidthSample } from '../asymptotics/estimator.js';
import { estimatorViews } from './views.js';

const parameters = z.object({
  samples: parameter(
    z
      .object({
        kind: z.literal('gaussian-power'),
        exponent: z.number().min(-10).max(10),
        seed: z.int().min(0).max(4294967295),
      })
      .default({ kind: 'gaussian-power', exponent: -0.5, seed: 1 }),
    {
      symbol: 'n^s |z|',
      meaning:
        'sample i of width n is n^exponent times the absolute value of a normal, from the portable generator with seed + index of the width',
      group: 'scaling',
    },
  ),
  widths: parameter(z.array(z.int().min(1)).min(3).default([32, 64, 128, 256, 512]), {
    symbol: 'n_i',
    meaning: 'widths, at least three',
    group: 'scaling',
  }),
  samplesPerWidth: parameter(z.int().min(8).max(1000000).default(200), {
    symbol: 'S',
    meaning: 'samples per width, at least eight',
    group: 'scaling',
  }),
  statistic: parameter(z.enum(['rms']).default('rms'), {
    symbol: 'stat',
    meaning: 'statistic of a sample that is fitted: root mean square',
    group: 'scaling',
  }),
  varianceEstimate: parameter(z.enum(['delta-method']).default('delta-method'), {
    symbol: 'var',
    meaning: 'sampling variance of its logarithm: delta method',
    group: 'scaling',
  }),
});

type Given = z.output<typeof parameters>;

const quantities: Quantity[] = (
  [
    ['logRms', 'ln rms', ['width'], 'logarithm of the root mean square at each width'],
    ['fittedExponent', 'p', [], 'fitted width exponent'],
    ['fittedExponentStandardError', 's_p', [], 'its standard error'],
    ['fittedExponentZScore', 'z', [], 'distance from the true exponent in standard errors'],
    ['chiSquarePerDegree', 'χ²/dof', [], 'misfit of a pure power; above 4: none'],
    ['curvatureZ', 'z_c', [], 'distance of the quadratic term from 0 in standard errors; beyond 3: no pure power'],
    ['lastExponent', 'p_last', [], 'exponent between the two largest widths'],
    ['quantileExponents', 'p_q', ['quantile'], 'exponents of the quantiles 0.1, 0.5, 0.9'],
    ['bound', 'bound', [], 'definite: the quantiles share the exponent; one-sided: they do not'],
  ] as [string, string, string[], string][]
).map(([name, symbol, dims, meaning]): Quantity => ({ name, symbol, dims, meaning, scale: 'linear' }));

function estimate({ samples, widths, samplesPerWidth }: Given): Dataset {
  const drawn = widths.map((width, i): WidthSample => {
    const z = new Float64Array(samplesPerWidth);
    portableNormals(samples.seed + i)(z);
    const scale = pow(width, samples.exponent);
    return { width, values: z.map((v) => scale * Math.abs(v)) };
  });
  const { points, fit, quantileExponents, definite } = estimateExponent(drawn);
  const { estimate: exponent, standardError } = fit.exponent;
  const one = (value: number) => exact([], Float64Array.of(value));
  return {
    sizes: { width: widths.length, quantile: quantileExponents.length },
    series: {
      width: exact(['width'], Float64Array.from(widths)),
      quantile: exact(
        ['quantile'],
        Float64Array.from(quantileExponents, ({ level }) => level),
      ),
      logRms: estimated(
        ['width'],
        Float64Array.from(points, ({ logRms }) => logRms),
        Float64Array.from(points, ({ variance }) => Math.sqrt(variance)),
        'standardError',
      ),
      fittedExponent: one(exponent),
      fittedExponentStandardError: one(standardError),
      fittedExponentZScore: one(zScore(exponent, samples.exponent, standardError)),
      chiSquarePerDegree: one(fit.chiSquarePerDegree!),
      ...(fit.curvature ? { curvatureZ: one(fit.curvature.z) } : {}),
      lastExponent: one(fit.lastSlope),
      quantileExponents: estimated(
        ['quantile'],
        Float64Array.from(quantileExponents, ({ exponent: e }) => e),
        Float64Array.from(quantileExponents, (q) => q.standardError),
        'standardError',
      ),
      bound: exact([], [definite ? 'definite' : 'one-sided']),
    },
  };
}

/** The exponent estimator on samples whose exponent is known. */
export const asymptotics: Calculation<typeof parameters> = {
  id: 'asymptotics',
  title: 'Exponent estimator for stochastic bounds',
  role: 'calculator',
  citations: [],
  method:
    'Exponents were fitted by weighted least squares of the logarithm of the root mean square on log width, weights from the delta method; a bound counts as definite when low, middle and high quantiles share the exponent.',
  parameters,
  quantities,
  curve: 'samples',
  views: estimatorViews,
  suits: (given) => ({
    applies: true,
    reason: 'known samples',
    seconds: 1e-6 * given.widths.length * given.samplesPerWidth,
    bytes: 8 * given.widths.length * given.samplesPerWidth,
  }),
  run: (given) => immediate(() => estimate(given)),
};
