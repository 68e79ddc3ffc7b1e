import type { Agreement, Part } from '../artifacts/result.js';
import { type Dataset, numbers, type Plain, parseParameters, type Request, type Theory } from '../contract/index.js';
import { agree } from './agreement.js';
import { type Choice, choose } from './choose.js';
import { runEnsemble } from './ensemble.js';
import type { Executor, Watch } from './executor.js';
import type { Laboratory } from './run.js';

/** What is computed for one parameter set: theory, and simulation when replicas are asked for. */
export interface CurvesRequest {
  theory: Theory;
  /** File form, complete. */
  parameters: Record<string, Plain>;
  engine?: string | undefined;
  simulator?: string | undefined;
  replicas?: number | undefined;
  request: Request;
  /** In which parameters this set differs from the run's. */
  differs: Record<string, Plain>;
}

/** Curves of one parameter set with the judgement of their agreement. */
export interface Curves {
  parts: Part[];
  agreement: Agreement[];
  choices: Choice[];
}

/** Theory curve, simulation from the same start beside it, and how far they agree. */
export async function computeCurves(
  executor: Executor,
  wanted: CurvesRequest,
  watch?: Laboratory['watch'],
): Promise<Curves> {
  const { theory, parameters, request, replicas } = wanted;
  const values = parseParameters(theory.parameters, parameters);
  const chosen = choose(theory, 'theory', values, wanted.engine);
  const simulator = replicas ? choose(theory, 'simulation', values, wanted.simulator) : undefined;
  const labelled = (text: string) => [text, ...namesOf(wanted.differs)].join(', ');
  const runByRun = theory.compares === 'start' ? replicas : undefined;
  const predict = (asked: Request, listener: Watch | undefined) =>
    evaluate(executor, { ...wanted, choice: chosen, replicas: runByRun, request: asked }, listener);
  const listen = () => watch?.(labelled('theory'), 'theory');
  const predicted = await predict(request, listen());
  const part = (role: Part['role'], choice: Choice, dataset: Dataset) => partOf(role, choice, wanted.differs, dataset);
  const parts = [part('theory', chosen, predicted)];
  if (!simulator) return { parts, agreement: [], choices: [chosen] };

  const at = coordinates(predicted);
  const simulated = await evaluate(
    executor,
    { ...wanted, choice: simulator, replicas, request: { ...request, at } },
    watch?.(labelled('simulation'), 'simulation'),
  );
  parts.push(part('simulation', simulator, simulated));
  // A simulator that steps cannot meet every time: then the theory comes to its times, never an interpolation.
  const own = coordinates(simulated);
  const judged = { ...request, quantities: request.quantities ?? theory.headline, at: { ...at, ...own } };
  const matched = sameCoordinates(at, own) ? predicted : await predict(judged, progressOnly(listen()));
  const allowance = theory.finiteSize?.allowance?.(values) ?? 0;
  const pair = {
    theory: { calculation: chosen.calculation, dataset: matched },
    simulation: { calculation: simulator.calculation, dataset: simulated },
    allowance,
    compares: theory.compares,
  };
  const shared = theory.headline.filter((name) => name in matched.series && name in simulated.series);
  const agreement = shared.flatMap((name) => agree(name, pair) ?? []);
  return { parts, agreement, choices: [chosen, simulator] };
}

/** A dataset as the part of a result, named after what computed it and in what it differs. */
export function partOf(role: Part['role'], { calculation }: Choice, differs: Part['differs'], dataset: Dataset): Part {
  const names = namesOf(differs);
  return {
    id: [role, ...names].join(' '),
    role,
    calculation: calculation.id,
    label: [calculation.curve ?? role, ...names].join(', '),
    differs,
    dataset,
  };
}

/** In what a member of a family differs, e.g. `width 10`, one text for each parameter. */
export function namesOf(differs: Record<string, Plain>): string[] {
  return Object.entries(differs).map(
    ([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : value}`,
  );
}

/** What is computed for the judgement alone is no curve to be shown. */
function progressOnly(watch: Watch | undefined): Watch {
  return watch?.step ? { step: watch.step } : {};
}

type Evaluation = CurvesRequest & { choice: Choice };

async function evaluate(
  executor: Executor,
  { theory, choice, parameters, request, replicas }: Evaluation,
  watch?: Watch,
): Promise<Dataset> {
  const { calculation } = choice;
  const dataset = replicas
    ? await runEnsemble(executor, { theory, calculation, parameters, request, replicas }, watch)
    : await executor.perform(
        { kind: 'calculation', theory: theory.id, calculation: calculation.id, parameters, request },
        watch,
      );
  watch?.partial?.take(dataset);
  return dataset;
}

/** The coordinate series of a dataset (series named like their only dim) that a request can ask for. */
export function coordinates(dataset: Dataset): Record<string, Float64Array> {
  const found: Record<string, Float64Array> = {};
  for (const [name, { dims, values }] of Object.entries(dataset.series))
    if (name !== 'replica' && dims.length === 1 && dims[0] === name && !Array.isArray(values))
      found[name] = numbers(dataset, name);
  return found;
}

function sameCoordinates(wanted: Record<string, Float64Array>, got: Record<string, Float64Array>): boolean {
  return Object.entries(got).every(([name, values]) => {
    const asked = wanted[name];
    return !asked || (asked.length === values.length && asked.every((v, k) => v === values[k]));
  });
}
