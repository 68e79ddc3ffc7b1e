import {
  type Check,
  type Claim,
  type Effort,
  type Finding,
  type Job,
  parseParameters,
  statistical,
} from '../../../contract/index.js';
import { activations, gaussianNetwork, ntk, streamNormals } from '../../../networks/index.js';
import { randomStream } from '../../../numerics/random/index.js';
import { powerLawFit } from '../../../numerics/statistics/index.js';
import type { WidthSample } from '../asymptotics/estimator.js';
import { kernelsCalculation } from '../calculations/kernels.js';
import { parameters } from '../parameters.js';
import { exponentCheck, exponentOf } from './judge.js';

/** L9: concentration of the tangent kernel. */
export const concentration: Claim = {
  id: 'L9',
  statement:
    'The tangent kernel of wide networks concentrates at rate n^(-1/2) around a mean that differs from its limit by order 1/n.',
  origin: 'literature',
  evidence: 'own prototype',
  check,
};

function* check(effort: Effort, seed: number): Job<Finding> {
  const quick = effort === 'quick';
  const checks: Check[] = [];
  const nets = quick ? 200 : 2000;
  const widths = quick ? [32, 64, 128] : [32, 64, 128, 256];
  for (const [activation, hiddenLayers] of [
    ['relu', 2],
    ['erf', 1],
    ['gelu', 2],
  ] as const) {
    const limit = yield* limitOf(activation, hiddenLayers, seed);
    const samples: WidthSample[] = [];
    for (const width of widths) {
      const entries = yield* kernelEntries(activation, hiddenLayers, width, nets, seed);
      samples.push({ width, values: entries.map((v) => v - limit) });
    }
    const centred = samples.map(({ width, values }) => {
      const mean = values.reduce((s, v) => s + v, 0) / nets;
      return { width, values: values.map((v) => v - mean) };
    });
    checks.push(
      exponentCheck(`${activation}, ${hiddenLayers} hidden: spread of the kernel`, exponentOf(centred), -0.5, 0.5),
    );
    if (hiddenLayers === 1) checks.push(unbiased(samples[0]!));
  }
  if (!quick) checks.push(yield* biasLaw(seed));
  return { checks, exhibits: [] };
}

/** Entries Θ_01 of random networks on the default inputs. */
function* kernelEntries(
  activation: 'relu' | 'erf' | 'gelu',
  hiddenLayers: number,
  width: number,
  nets: number,
  seed: number,
): Generator<{ done: number }, Float64Array, void> {
  const x = Float64Array.from(parseParameters(parameters, {}).inputs.slice(0, 2).flat());
  const scaling = {
    parametrisation: 'ntk',
    weightScale: Math.SQRT2,
    biasScale: 0,
    richness: 0,
    lazinessScale: 1,
  } as const;
  const sizes = [3, ...Array<number>(hiddenLayers).fill(width), 1];
  const found = new Float64Array(nets);
  for (let i = 0; i < nets; i++) {
    const source = streamNormals(randomStream(seed, 'concentration', width, i));
    found[i] = ntk(gaussianNetwork(sizes, activations[activation], scaling, source), x, 2)[1]!;
    if (i % 8 === 0) yield { done: i };
  }
  return found;
}

/** With one hidden layer the kernel is a mean over independent units: no bias at any width. */
function unbiased({ values }: WidthSample): Check {
  const { mean, standardError } = meanOf(values);
  return statistical('one hidden layer: mean of the kernel minus its limit', {
    measured: mean,
    standardError,
    expected: 0,
    effect: 1,
  });
}

/** With more layers the mean approaches its limit as 1/n, a bias so much smaller than the spread that only very many networks tell its power. */
function* biasLaw(seed: number): Job<Check> {
  const widths = [32, 64, 128];
  const limit = yield* limitOf('relu', 2, seed);
  const gaps: { mean: number; standardError: number }[] = [];
  for (const width of widths)
    gaps.push(meanOf((yield* kernelEntries('relu', 2, width, 100_000, seed)).map((v) => v - limit)));
  const { exponent } = powerLawFit(
    widths,
    gaps.map(({ mean }) => Math.abs(mean)),
    { logErrors: gaps.map(({ mean, standardError }) => standardError / Math.abs(mean)) },
  );
  return exponentCheck('relu, 2 hidden: mean of the kernel minus its limit', exponent, -1);
}

/** Θ_01 of infinite width. */
function* limitOf(activation: string, hiddenLayers: number, seed: number): Job<number> {
  const given = parseParameters(parameters, { activation, hiddenLayers, weightScale: Math.SQRT2 });
  const { series } = yield* kernelsCalculation.run(given, { quality: 'publication', seed });
  return series.ntk!.values[1] as number;
}

function meanOf(values: Float64Array): { mean: number; standardError: number } {
  const mean = values.reduce((s, v) => s + v, 0) / values.length;
  const variance = values.reduce((s, v) => s + (v - mean) * (v - mean), 0) / (values.length - 1);
  return { mean, standardError: Math.sqrt(variance / values.length) };
}
