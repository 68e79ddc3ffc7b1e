import type { FiniteSizeFit, Part } from '../artifacts/result.js';
import type { Spec } from '../artifacts/spec.js';
import {
  type Dataset,
  InputError,
  numbers,
  type Plain,
  parseParameters,
  type Request,
  replicaCount,
  type Theory,
} from '../contract/index.js';
import { pow } from '../numerics/math/index.js';
import { powerLawFit } from '../numerics/statistics/index.js';
import { choose } from './choose.js';
import { coordinates } from './curves.js';
import { runEnsemble } from './ensemble.js';
import { canonicalParameters, type Laboratory } from './run.js';

/** Replicas per size when the spec names none. */
const defaultReplicas = 64;

/**
 * Simulates the network at several sizes, compares the mean over replicas with the theory's infinite-size limit,
 * and fits gap ~ size^exponent at the time where the smallest network is furthest from the limit.
 */
export async function finiteSizeStudy(
  lab: Laboratory,
  theory: Theory,
  spec: Spec,
  request: Request,
): Promise<{ fits: FiniteSizeFit[]; parts: Part[] }> {
  const { parameter } = theory.finiteSize ?? refuseSizes(theory);
  const sizes = [...new Set(spec.sizes)].sort((a, b) => a - b);
  if (sizes.length < 2) throw tooFewSizes(sizes);
  const replicas = spec.replicas ?? defaultReplicas;
  const limit = await evaluateAt(lab, {
    theory,
    spec,
    role: 'theory',
    size: Number.POSITIVE_INFINITY,
    replicas,
    request,
  });
  const parts: Part[] = [limit];
  const means: Measured[] = [];
  for (const size of sizes) {
    const part = await evaluateAt(lab, {
      theory,
      spec,
      role: 'simulation',
      size,
      replicas,
      request: { ...request, at: coordinates(limit.dataset) },
    });
    parts.push(part);
    const own = coordinates(part.dataset);
    const matched = await evaluateAt(lab, {
      theory,
      spec,
      role: 'theory',
      size: Number.POSITIVE_INFINITY,
      replicas,
      request: { ...request, at: own },
    });
    means.push({ size, simulated: part.dataset, expected: matched.dataset });
  }
  const quantity = theory.headline.find((name) => name in limit.dataset.series && name in means[0]!.simulated.series);
  return { fits: quantity ? [fitGap(quantity, parameter, means)] : [], parts };
}

/** Networks of one size beside the limit theory at their times. */
interface Measured {
  size: number;
  simulated: Dataset;
  expected: Dataset;
}

interface Evaluation {
  theory: Theory;
  spec: Spec;
  role: 'theory' | 'simulation';
  size: number;
  replicas: number;
  request: Request;
}

async function evaluateAt(lab: Laboratory, { theory, spec, role, size, replicas, request }: Evaluation): Promise<Part> {
  const name = theory.finiteSize!.parameter;
  const value: Plain = size === Number.POSITIVE_INFINITY ? 'Infinity' : size;
  const parameters = canonicalParameters(theory, { ...spec.parameters, [name]: value });
  const { calculation } = choose(
    theory,
    role,
    parseParameters(theory.parameters, parameters),
    role === 'simulation' ? spec.simulator : undefined,
  );
  const needsReplicas = role === 'simulation' || theory.compares === 'start';
  const watch = lab.watch?.(`${role} at ${name} ${value}`);
  const dataset = needsReplicas
    ? await runEnsemble(lab.executor, { theory, calculation, parameters, request, replicas }, watch)
    : await lab.executor.perform(
        { kind: 'calculation', theory: theory.id, calculation: calculation.id, parameters, request },
        watch,
      );
  return {
    id: `${role} ${name} ${value}`,
    role,
    calculation: calculation.id,
    label: `${role}, ${name} ${value}`,
    differs: { [name]: value },
    dataset,
  };
}

function fitGap(quantity: string, parameter: string, means: Measured[]): FiniteSizeFit {
  const curves = means.map(({ simulated, expected }) => difference(quantity, simulated, expected));
  // One place for all sizes: where the smallest network is most significantly off, so that noise does not choose it anew each time.
  const first = curves[0]!;
  const fraction =
    indexOfLargest(first.mean.map((g, k) => Math.abs(g) / (first.standardError[k]! + Number.MIN_VALUE))) /
    first.mean.length;
  const places = curves.map(({ mean }) => Math.min(mean.length - 1, Math.round(fraction * mean.length)));
  const gaps = curves.map(({ mean }, i) => Math.abs(mean[places[i]!]!));
  const gapErrors = curves.map(({ standardError }, i) => standardError[places[i]!]!);
  const sizes = means.map(({ size }) => size);
  const fit = powerLawFit(sizes, gaps, { logErrors: gapErrors.map((error, i) => error / gaps[i]!) });
  const { estimate: exponent, low, high } = fit.exponent;
  const extrapolated = gaps.at(-1)! * pow(2, exponent);
  const resolved = gaps.filter((gap, i) => gap > 2 * gapErrors[i]!).length;
  const reason =
    resolved < sizes.length
      ? `only ${resolved} of ${sizes.length} gaps exceed twice their standard error: simulate more replicas before trusting the exponent`
      : `all ${sizes.length} gaps exceed twice their standard error`;
  return {
    quantity,
    parameter,
    sizes,
    gaps,
    gapErrors,
    exponent,
    confidence: [low, high],
    curved: !fit.pure,
    extrapolated,
    reason,
  };
}

/** Mean over replicas of simulation minus theory, with its standard error (both may be ensembles of their own). */
function difference(
  quantity: string,
  simulated: Dataset,
  expected: Dataset,
): { mean: number[]; standardError: number[] } {
  const [a, b] = [momentsOf(simulated, quantity), momentsOf(expected, quantity)];
  return {
    mean: a.mean.map((m, k) => m - b.mean[k]!),
    standardError: a.variance.map((v, k) => Math.sqrt(v + b.variance[k]!)),
  };
}

/** Mean over replicas and variance of that mean, point by point. */
function momentsOf(dataset: Dataset, quantity: string): { mean: number[]; variance: number[] } {
  const values = numbers(dataset, quantity);
  const n = replicaCount(dataset) ?? 1;
  const length = values.length / n;
  const mean = new Array<number>(length).fill(0);
  const variance = new Array<number>(length).fill(0);
  for (let k = 0; k < length; k++) {
    for (let r = 0; r < n; r++) mean[k]! += values[r * length + k]! / n;
    if (n > 1) for (let r = 0; r < n; r++) variance[k]! += square(values[r * length + k]! - mean[k]!) / (n * (n - 1));
  }
  return { mean, variance };
}

function square(x: number): number {
  return x * x;
}

function indexOfLargest(values: number[]): number {
  return values.reduce((best, v, k) => (v > values[best]! ? k : best), 0);
}

function refuseSizes(theory: Theory): never {
  throw new InputError({
    code: 'SIZES_UNAVAILABLE',
    path: '--sizes',
    expected: 'a theory with a size parameter and an infinite-size limit',
    received: theory.id,
    next: 'Leave out --sizes',
  });
}

function tooFewSizes(sizes: number[]): InputError {
  return new InputError({
    code: 'SIZES_TOO_FEW',
    path: '--sizes',
    expected: 'at least two different sizes',
    received: sizes.join(',') || 'none',
    cause: 'A power law needs two points',
    next: 'Give for example --sizes 100,1000,10000',
  });
}
