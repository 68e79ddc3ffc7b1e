import type { Spec } from '../../../artifacts/spec.js';
import type { Dataset } from '../../../contract/index.js';
import { findCalculation, findTheory } from '../../../experiments/task.js';
import type { Context } from './index.js';

/** Calculators that know where the curves end, and parameters they cannot take into account. */
const limiting: Record<string, { calculator: string; unless: string[] }> = {
  'dln-dmft': { calculator: 'fixed-points', unless: ['parametrisation', 'initialMixture'] },
};

/** Where curves end, long before they are computed. */
export interface Limits {
  title: string;
  /** Constants named like the curves. */
  dataset: Dataset;
}

/** Limits at infinite time of these quantities; undefined where the theory offers none for the spec. */
export async function limits(
  { spec, quantities }: { spec: Spec; quantities: string[] },
  { registry, executor }: Context,
): Promise<Limits | undefined> {
  const known = limiting[spec.theory];
  if (!known || spec.vary || known.unless.some((name) => name in spec.parameters)) return undefined;
  const theory = await findTheory(registry, spec.theory);
  const { id, title, parameters: takes, quantities: gives } = findCalculation(theory, known.calculator);
  const parameters = Object.fromEntries(Object.entries(spec.parameters).filter(([name]) => name in takes.shape));
  const wanted = gives.filter(({ name, dims }) => dims.length === 0 && quantities.includes(name));
  const request = { quality: 'interactive', seed: spec.seed, quantities: wanted.map(({ name }) => name) } as const;
  const task = { kind: 'calculation', theory: theory.id, calculation: id, parameters, request } as const;
  const { sizes, series } = await executor.perform(task);
  // That a curve falls to nothing needs no line, and has none on a logarithmic axis.
  const drawn = Object.entries(series).filter(([, { values }]) => (values[0] as number) > 0);
  return { title, dataset: { sizes, series: Object.fromEntries(drawn) } };
}
