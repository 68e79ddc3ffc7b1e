import { type Calculation, type Dataset, InputError, type Job, type Request } from '../../../contract/index.js';
import { activations, basePasses, correlations, gram, lazyNetwork } from '../../../networks/index.js';
import { randomStream } from '../../../numerics/random/index.js';
import type { WidthSample } from '../asymptotics/estimator.js';
import { dyerGurAri } from '../citations.js';
import { type Given, parameters } from './exponents/parameters.js';
import { correlationsView, widthExponents } from './exponents/picture.js';
import { quantities } from './exponents/quantities.js';
import { manyWidths, oneWidth } from './exponents/series.js';

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
    const widths = widthsOf(given, 'publication');
    const units = widths.reduce((sum, width) => sum + width, 0) * given.hiddenLayers;
    return {
      applies: true,
      reason: 'any activation and parametrisation',
      seconds: 6e-6 * units * given.instances,
      bytes: 8 * Math.max(...widths) * 60 * given.hiddenLayers,
    };
  },
  run,
};

function widthsOf(given: Given, quality: Request['quality']): number[] {
  if (given.width > 0) return [given.width];
  if (given.widths.length > 0) return given.widths;
  return quality === 'interactive' ? [64, 256, 1024] : [256, 1024, 4096, 16384];
}

function* run(given: Given, request: Request): Job<Dataset> {
  check(given);
  const widths = widthsOf(given, request.quality);
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
