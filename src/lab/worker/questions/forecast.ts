import type { Part } from '../../../artifacts/result.js';
import type { Spec } from '../../../artifacts/spec.js';
import { type Conventions, type Dataset, type Plain, parseParameters, type Theory } from '../../../contract/index.js';
import { choose } from '../../../experiments/choose.js';
import { partOf } from '../../../experiments/curves.js';
import { runEnsemble } from '../../../experiments/ensemble.js';
import { canonicalParameters, requestOf, variations } from '../../../experiments/run.js';
import { findTheory } from '../../../experiments/task.js';
import type { Context } from './index.js';

/** What a simulation of these parameters would be, or why there is none. */
export type Simulator = { id: string; title: string; reason: string; seconds: number } | { refused: string };

/** Theory curves of a spec, and what is to be said of them before anything is trained. */
export interface Forecast {
  /** Canonical: every default filled in. */
  parameters: Record<string, Plain>;
  conventions: Conventions;
  parts: Part[];
  /** Which engine, and why. */
  engine: { id: string; title: string; reason: string };
  simulator: Simulator;
  /** Whether the curves are those of the first start alone although every replica has its own. */
  oneStart: boolean;
}

/** How much of a forecast is wanted: a sketch leaves out what the moment does not need. */
export interface ForecastWish {
  spec: Spec;
  /** Only these quantities. */
  quantities: string[];
  /** Of a theory that goes run by run, the first start instead of one for every replica. */
  oneStart: boolean;
}

/** Ensembles of theory curves that take longer, by the engine's estimate, are left to the study; the first start stands for them. */
const longEnsemble = 2;

/** How often unfinished curves are told. */
const partialEvery = 60;

/** Theory alone, for every member of the family. @throws InputError when parameters or engine do not fit. */
export async function forecast(
  { spec, quantities, oneStart }: ForecastWish,
  { registry, executor, tell }: Context,
): Promise<Forecast> {
  const theory = await findTheory(registry, spec.theory);
  const parameters = canonicalParameters(theory, spec.parameters);
  const values = parseParameters(theory.parameters, parameters);
  const first = choose(theory, 'theory', values, spec.engine);
  const members = variations(theory, spec.vary ?? {});
  const starts = theory.compares === 'start' ? (spec.replicas ?? 0) : 0;
  const long = first.calculation.suits(values).seconds * starts * members.length > longEnsemble;
  const runByRun = oneStart || long ? 0 : starts;
  const parts: Part[] = [];
  const { id, title } = first.calculation;
  const so: Omit<Forecast, 'parts'> = {
    parameters,
    conventions: theory.conventions(values),
    engine: { id, title, reason: first.reason },
    simulator: simulatorOf(theory, values, spec),
    oneStart: runByRun < starts,
  };
  for (const differs of members) {
    const own = canonicalParameters(theory, { ...parameters, ...differs });
    const choice = choose(theory, 'theory', parseParameters(theory.parameters, own), spec.engine);
    const named = { theory, calculation: choice.calculation, parameters: own };
    const request = { ...requestOf(spec), quantities };
    const part = (dataset: Dataset) => partOf('theory', choice, differs, dataset);
    const watch = {
      partial: {
        every: partialEvery,
        take: (dataset: Dataset) => tell({ ...so, parts: [...parts, part(dataset)] }),
      },
    };
    const dataset =
      runByRun > 0
        ? await runEnsemble(executor, { ...named, request, replicas: runByRun }, watch)
        : await executor.perform(
            { kind: 'calculation', theory: theory.id, calculation: choice.calculation.id, parameters: own, request },
            watch,
          );
    parts.push(part(dataset));
    tell({ ...so, parts: [...parts] });
  }
  return { ...so, parts };
}

function simulatorOf(theory: Theory, values: Record<string, unknown>, { simulator }: Spec): Simulator {
  try {
    const { calculation, reason } = choose(theory, 'simulation', values, simulator);
    const { id, title } = calculation;
    return { id, title, reason, seconds: calculation.suits(values).seconds };
  } catch (error) {
    return { refused: (error as Error).message };
  }
}
