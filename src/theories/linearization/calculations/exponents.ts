import * as z from 'zod';
import {
  type Calculation,
  type Dataset,
  estimated,
  exact,
  InputError,
  type Job,
  parameter,
  type Quantity,
  type Request,
  type Series,
} from '../../../contract/index.js';
import { activations, basePasses, correlations, gram, lazyNetwork } from '../../../networks/index.js';
import { pow } from '../../../numerics/math/index.js';
import { randomStream } from '../../../numerics/random/index.js';
import { estimateExponent, logRms, logRmsOfOneShape, type WidthSample } from '../asymptotics/estimator.js';
import { correlationExponent, richnessOf } from '../asymptotics/exponent-rule.js';
import { dyerGurAri } from '../citations.js';
import { parameters as runParameters } from '../parameters.js';
import { correlationsView, widthExponents } from './width-exponents.js';

const { activation, hiddenLayers, parametrisation, richness, lazinessScale, weightScale, biasScale, inputs } =
  runParameters.shape;

const parameters = z.object({
  activation,
  hiddenLayers,
  parametrisation,
  richness,
  lazinessScale,
  weightScale,
  biasScale,
  inputs,
  width: parameter(z.int().min(0).max(1048576).default(0), {
    symbol: 'n',
    meaning: 'one width of all hidden layers; 0: the widths listed',
    scale: 'log',
    group: 'network',
  }),
  widths: parameter(z.array(z.int().min(2).max(1048576)).default([]), {
    symbol: 'n_i',
    meaning: 'widths to fit exponents over; empty: 64, 256, 1024, for publication 256 to 16384',
    group: 'network',
  }),
  instances: parameter(z.int().min(8).max(100000).default(48), {
    symbol: 'nets',
    meaning: 'networks per width',
    scale: 'log',
    group: 'scaling',
  }),
  baseInput: parameter(z.int().min(0).default(0), {
    symbol: 'x0',
    meaning: 'input at which the derivative is taken, counted from 0',
    group: 'data',
  }),
  contractedInputs: parameter(z.array(z.int().min(0)).min(1).max(4).default([1, 2, 0, 1]), {
    symbol: 'x_1…x_4',
    meaning: 'inputs whose gradient directions are contracted, in order',
    group: 'data',
  }),
});

type Given = z.output<typeof parameters>;

const orders = [1, 2, 3, 4];
const quantities: Quantity[] = [
  ...orders.map(
    (D): Quantity => ({
      name: `correlation${D}Rms`,
      symbol: `rms C_${D}`,
      meaning: `root mean square over networks of C_${D} over Θ^${D}`,
      dims: ['width'],
      scale: 'log',
    }),
  ),
  ...orders.map(
    (D): Quantity => ({
      name: `correlation${D}RmsRule`,
      symbol: `C_${D} ∝ n^p`,
      meaning: `power of the rule through the root mean square of C_${D} at the largest width`,
      dims: ['width'],
      scale: 'log',
    }),
  ),
  ...orders.map(
    (D): Quantity => ({
      name: `correlation${D}Exponent`,
      symbol: `p_${D}`,
      meaning: `fitted width exponent of C_${D}; its standard error is the error bar`,
      dims: [],
      scale: 'linear',
    }),
  ),
  ...orders.map(
    (D): Quantity => ({
      name: `correlation${D}MedianExponent`,
      symbol: `p_${D},½`,
      meaning: `fitted width exponent of the median of |C_${D}|, which heavy tails do not touch; its standard error is the error bar`,
      dims: [],
      scale: 'linear',
    }),
  ),
  ...orders.map(
    (D): Quantity => ({
      name: `correlation${D}CurvatureZ`,
      symbol: `z_${D}`,
      meaning: `distance of the quadratic term from 0 in standard errors; beyond 3: no pure power in this range`,
      dims: [],
      scale: 'linear',
    }),
  ),
  {
    name: 'correlationExponentTheory',
    symbol: 'p(D, s)',
    meaning: 'width exponents by rule; -Infinity where the correlation vanishes by structure',
    dims: ['order'],
    scale: 'linear',
  },
];

/** Width exponents of the derivative correlations over random networks. */
export const exponents: Calculation<typeof parameters> = {
  id: 'exponents',
  title: 'Width exponents of correlations',
  role: 'calculator',
  citations: [dyerGurAri],
  method:
    'Correlations of random networks were computed exactly with hidden matrices drawn only where needed (same law as dense ones); exponents by weighted least squares of log rms on log width.',
  parameters,
  quantities,
  curve: 'random networks',
  views: [correlationsView],
  presets: [widthExponents],
  suits: (given) => {
    const widest = Math.max(given.width, ...given.widths, 1024);
    const bytes = 8 * widest * 60 * given.hiddenLayers;
    return {
      applies: true,
      reason: 'any activation and parametrisation',
      seconds: 1e-6 * widest * given.instances,
      bytes,
    };
  },
  run,
};

function widthsOf(given: Given, { quality }: Request): number[] {
  if (given.width > 0) return [given.width];
  if (given.widths.length > 0) return given.widths;
  return quality === 'interactive' ? [64, 256, 1024] : [256, 1024, 4096, 16384];
}

function* run(given: Given, request: Request): Job<Dataset> {
  check(given);
  const widths = widthsOf(given, request);
  const found: WidthSample[][] = [];
  for (const [i, width] of widths.entries()) {
    const job = sampleWidth(given, request, width);
    for (let step = job.next(); ; step = job.next()) {
      if (step.done) {
        found.push(step.value);
        break;
      }
      yield { done: i + step.value, total: widths.length, note: `width ${width}` };
    }
  }
  const byOrder = given.contractedInputs.map((_, d) => found.map((row) => row[d]!));
  return given.width > 0 ? oneWidth(byOrder, given) : manyWidths(byOrder, given, widths);
}

/** One sample per order: C_D of every network, in units of the D-th power of the mean kernel diagonal. */
function* sampleWidth(given: Given, { seed }: Request, width: number): Generator<number, WidthSample[], void> {
  const x = Float64Array.from(given.inputs.flat());
  const count = given.inputs.length;
  const sizes = [given.inputs[0]!.length, ...Array<number>(given.hiddenLayers).fill(width), 1];
  const values = given.contractedInputs.map(() => new Float64Array(given.instances));
  let diagonal = 0;
  for (let i = 0; i < given.instances; i++) {
    const stream = randomStream(seed, 'width-exponents', width, i);
    const network = lazyNetwork(sizes, activations[given.activation], given, stream);
    const passes = basePasses(network, x, count);
    network.layers.forEach(({ metric, biasMetric }, l) => {
      const [h, d] = [gram(passes.inputs[l]!, count), gram(passes.deltas[l]!, count)];
      for (let a = 0; a < count; a++)
        diagonal += ((metric * h[a * count + a]! + biasMetric) * d[a * count + a]!) / (count * given.instances);
    });
    correlations(network, passes, [given.baseInput], given.contractedInputs).forEach((row, d) => {
      values[d]![i] = Math.abs(row[0]!);
    });
    yield (i + 1) / given.instances;
  }
  let unit = 1;
  return values.map((column) => {
    unit *= diagonal;
    return { width, values: column.map((v) => v / unit) };
  });
}

function oneWidth(byOrder: WidthSample[][], given: Given): Dataset {
  const series: Record<string, Series> = theory(given);
  byOrder.forEach(([sample], d) => {
    const { rms, error } = rmsOf(sample!);
    series[`correlation${d + 1}Rms`] = estimated([], Float64Array.of(rms), Float64Array.of(error), 'standardError');
  });
  return { sizes: { order: orders.length }, series };
}

function manyWidths(byOrder: WidthSample[][], given: Given, widths: number[]): Dataset {
  const series: Record<string, Series> = { width: exact(['width'], Float64Array.from(widths)), ...theory(given) };
  byOrder.forEach((samples, d) => {
    const points = samples.map(rmsOf);
    series[`correlation${d + 1}Rms`] = estimated(
      ['width'],
      Float64Array.from(points, ({ rms }) => rms),
      Float64Array.from(points, ({ error }) => error),
      'standardError',
    );
    const rule = series.correlationExponentTheory!.values[d] as number;
    const law = ruleThrough(points.at(-1)!.rms, rule, widths);
    if (law) series[`correlation${d + 1}RmsRule`] = exact(['width'], law);
    // Zero by structure has no exponent; a power law through zeros would be noise.
    if (points.some(({ rms }) => rms === 0) || widths.length < 3) return;
    const { fit, quantileExponents } = estimateExponent(samples, logRmsOfOneShape(samples));
    const { exponent, curvature } = fit;
    const median = quantileExponents[1]!;
    series[`correlation${d + 1}Exponent`] = estimated(
      [],
      Float64Array.of(exponent.estimate),
      Float64Array.of(exponent.standardError),
      'standardError',
    );
    series[`correlation${d + 1}MedianExponent`] = estimated(
      [],
      Float64Array.of(median.exponent),
      Float64Array.of(median.standardError),
      'standardError',
    );
    if (curvature) series[`correlation${d + 1}CurvatureZ`] = exact([], Float64Array.of(curvature.z));
  });
  return { sizes: { width: widths.length, order: orders.length }, series };
}

/** A power law through the last point, where there is one to draw. */
function ruleThrough(last: number, exponent: number, widths: number[]): Float64Array | undefined {
  if (last === 0 || !Number.isFinite(exponent)) return undefined;
  return Float64Array.from(widths, (width) => last * pow(width / widths.at(-1)!, exponent));
}

function rmsOf(sample: WidthSample): { rms: number; error: number } {
  const rms = Math.sqrt(sample.values.reduce((sum, v) => sum + v * v, 0) / sample.values.length);
  return { rms, error: rms === 0 ? 0 : rms * Math.sqrt(logRms(sample).variance) };
}

function theory(given: Given): Record<string, Series> {
  const family = { ...given, richness: richnessOf(given.parametrisation, given.richness) };
  return {
    order: exact(['order'], Float64Array.from(orders)),
    correlationExponentTheory: exact(
      ['order'],
      Float64Array.from(orders, (D) => correlationExponent(family, D)),
    ),
  };
}

function check({ baseInput, contractedInputs, inputs: rows }: Given): void {
  const wrong = [baseInput, ...contractedInputs].find((a) => a >= rows.length);
  if (wrong === undefined) return;
  throw new InputError({
    code: 'PARAMETER_INVALID',
    path: 'parameters.contractedInputs',
    expected: `indices from 0 to ${rows.length - 1}`,
    received: String(wrong),
    next: 'Inputs are counted from 0',
  });
}
