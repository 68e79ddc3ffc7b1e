import type { FiniteSizeFit, Part } from '../artifacts/result.js';
import type { Spec } from '../artifacts/spec.js';
import { InputError, type Plain, parseParameters, type Request, type Theory } from '../contract/index.js';
import { choose } from './choose.js';
import { coordinates } from './curves.js';
import { runEnsemble } from './ensemble.js';
import { canonicalParameters, type Laboratory } from './run.js';
import { type Measured, sizeGaps } from './size-gap.js';

/** Replicas per size when the spec names none. */
const defaultReplicas = 256;

/**
 * Simulates the network at several sizes, compares the mean over replicas with the theory's infinite-size limit,
 * and fits gap and spread ~ size^exponent.
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
  const asked: Request = { ...request, quantities: request.quantities ?? theory.headline };
  const limit = await evaluateAt(lab, {
    theory,
    spec,
    role: 'theory',
    size: Number.POSITIVE_INFINITY,
    replicas,
    request: asked,
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
      request: { ...asked, at: coordinates(limit.dataset) },
    });
    parts.push(part);
    const own = coordinates(part.dataset);
    const matched = await evaluateAt(lab, {
      theory,
      spec,
      role: 'theory',
      size: Number.POSITIVE_INFINITY,
      replicas,
      request: { ...asked, at: own },
    });
    means.push({ size, simulated: part.dataset, expected: matched.dataset });
  }
  const shared = theory.headline.filter((name) => name in limit.dataset.series && name in means[0]!.simulated.series);
  return { fits: shared.flatMap((quantity) => sizeGaps(quantity, parameter, means)), parts };
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
  const watch = lab.watch?.(`${role}, ${name} ${value}`, role);
  const dataset = needsReplicas
    ? await runEnsemble(lab.executor, { theory, calculation, parameters, request, replicas }, watch)
    : await lab.executor.perform(
        { kind: 'calculation', theory: theory.id, calculation: calculation.id, parameters, request },
        watch,
      );
  watch?.partial?.take(dataset);
  return {
    id: `${role} ${name} ${value}`,
    role,
    calculation: calculation.id,
    label: `${role}, ${name} ${value}`,
    differs: { [name]: value },
    dataset,
  };
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
