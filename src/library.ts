import { resultHash } from './artifacts/hash.js';
import type { Result } from './artifacts/result.js';
import { type Spec, specFormat } from './artifacts/spec.js';
import { type Dataset, type Entry, fileForm, type Plain, parseParameters, type Theory } from './contract/index.js';
import { inProcess } from './execution/in-process.js';
import { choose } from './experiments/choose.js';
import { runEnsemble } from './experiments/ensemble.js';
import { canonicalParameters, requestOf, run } from './experiments/run.js';
import { findTheory } from './experiments/task.js';
import { registry } from './theories/index.js';

/** What a library call may ask for beside parameters; absent fields are chosen by the program. */
export type Wishes = Partial<
  Pick<
    Spec,
    'seed' | 'quality' | 'tolerance' | 'engine' | 'simulator' | 'replicas' | 'quantities' | 'times' | 'sizes' | 'vary'
  >
>;

/** A result without the block on host and date. */
export type Compared = Omit<Result, 'run'>;

/** Loads a theory by its id, e.g. `linear-exact`. @throws InputError `THEORY_UNKNOWN`. */
export function theory(id: string): Promise<Theory> {
  return findTheory(registry, id);
}

/**
 * The theory's curves and constants for these parameters (file form; what is left out has its default).
 * @returns labelled arrays, each with its error estimate; time in the theory's own unit.
 * @throws InputError when a parameter is illegal; NumericalError when the method fails.
 */
export async function predict(
  theory: Theory,
  parameters: Record<string, unknown> = {},
  wishes: Wishes = {},
): Promise<Dataset> {
  const { calculation } = choose(theory, 'theory', parseParameters(theory.parameters, parameters), wishes.engine);
  const spec = specOf(theory, parameters, wishes);
  const task = {
    kind: 'calculation',
    theory: theory.id,
    calculation: calculation.id,
    parameters: canonicalParameters(theory, parameters),
  } as const;
  return inProcess(only(theory)).perform({ ...task, request: requestOf(spec) });
}

/**
 * Trains the real network from `replicas` random starts (1 unless said).
 * @returns labelled arrays with the leading dim `replica`.
 * @throws InputError when a parameter is illegal; NumericalError when training blows up.
 */
export async function simulate(
  theory: Theory,
  parameters: Record<string, unknown> = {},
  wishes: Wishes = {},
): Promise<Dataset> {
  const { calculation } = choose(
    theory,
    'simulation',
    parseParameters(theory.parameters, parameters),
    wishes.simulator,
  );
  const request = requestOf(specOf(theory, parameters, wishes));
  const ensemble = {
    theory,
    calculation,
    parameters: canonicalParameters(theory, parameters),
    request,
    replicas: wishes.replicas ?? 1,
  };
  return runEnsemble(inProcess(only(theory)), ensemble);
}

/** Theory and simulation from the same start, with the judgement of their agreement, the regime and the measures. */
export async function compare(
  theory: Theory,
  parameters: Record<string, unknown> = {},
  wishes: Wishes = {},
): Promise<Compared> {
  const spec = specOf(theory, parameters, { replicas: 1, ...wishes });
  const result = await run(spec, { registry: only(theory), executor: inProcess(only(theory)) });
  return { ...result, hash: resultHash(result) };
}

function specOf(theory: Theory, parameters: Record<string, unknown>, wishes: Wishes): Spec {
  const plain = fileForm(parameters) as Record<string, Plain>;
  return { format: specFormat, theory: theory.id, parameters: plain, seed: 0, quality: 'publication', ...wishes };
}

function only(theory: Theory): Entry[] {
  return [{ id: theory.id, title: theory.title, load: async () => theory }];
}
