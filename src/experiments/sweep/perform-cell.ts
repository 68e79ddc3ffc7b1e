import {
  type Calculation,
  type Dataset,
  InputError,
  type Job,
  joinReplicas,
  type Plain,
  parseParameters,
  type Request,
  type Theory,
  together,
} from '../../contract/index.js';
import { agree } from '../agreement.js';
import { choose } from '../choose.js';
import { sameCoordinates } from '../coordinates.js';
import { coordinates } from '../curves.js';
import { blockSize } from '../ensemble.js';
import { evaluate, measurable } from '../evaluate.js';
import type { Cell, CellWork } from './cell.js';
import { type Columns, record } from './columns.js';
import type { Observable } from './observable.js';

/** A theory with the observables of a sweep looked up once. */
export interface Bench {
  theory: Theory;
  work: CellWork;
  observables: Observable[];
  /** Quantities the observables are computed from. */
  needs: string[];
}

/** Column of the verdict where theory and simulation both ran, and of their largest deviation as a share of the curve's range. */
export const agreementColumn = 'agreement';
export const deviationColumn = 'deviation';

/** Computes one cell. @throws whatever the theory throws; parameters, seed and work alone decide the outcome. */
export function* performCell(bench: Bench, { at, seed }: Cell): Job<Columns> {
  const { theory, work } = bench;
  const parameters: Record<string, Plain> = { ...work.parameters, ...at };
  const values = parseParameters(theory.parameters, parameters);
  const request: Request = {
    quality: work.quality,
    seed,
    ...(work.tolerance === undefined ? {} : { tolerance: work.tolerance }),
    ...(work.times ? { at: { t: Float64Array.from(work.times) } } : {}),
    quantities: bench.needs,
  };
  if (work.engine === 'both') return yield* compared(bench, values, request);
  const { calculation } = choose(theory, work.engine, values);
  const random = work.engine === 'simulation' || theory.compares === 'start';
  const dataset = yield* ensemble(calculation, values, request, random ? work.replicas : 1);
  return read(bench, dataset);
}

function read({ theory, observables, work }: Bench, dataset: Dataset): Columns {
  const columns: Columns = {};
  for (const observable of observables) record(columns, observable, dataset, work);
  if (theory.caution && measurable(theory.caution, dataset))
    columns[theory.caution.name] = String(evaluate(theory.caution, dataset).value);
  return columns;
}

/** Replicas in fixed blocks joined in order, so that a cell has the bytes of any other way to compute it. */
function* ensemble(
  calculation: Calculation,
  values: Record<string, unknown>,
  request: Request,
  replicas: number,
): Job<Dataset> {
  if (replicas === 1) return yield* calculation.run(values, request);
  const size = calculation.block ?? blockSize;
  const blocks: Dataset[] = [];
  for (let from = 0; from < replicas; from += size)
    blocks.push(
      yield* calculation.run(values, { ...request, replicas: { from, to: Math.min(replicas, from + size) } }),
    );
  return joinReplicas(blocks);
}

/** Theory and simulation from the same start with the judgement of their agreement; where one of them does not apply, the other alone. */
function* compared(bench: Bench, values: Record<string, unknown>, request: Request): Job<Columns> {
  const { theory, work, observables } = bench;
  const expects = applicable(theory, 'theory', values);
  const simulates = applicable(theory, 'simulation', values);
  if (!expects && !simulates) choose(theory, 'theory', values);
  const wide = { ...request, quantities: [...new Set([...bench.needs, ...theory.headline])] };
  const runs = theory.compares === 'start' ? work.replicas : 1;
  const predicted = expects && (yield* ensemble(expects, values, wide, runs));
  const columns = predicted ? read(bench, predicted) : {};
  if (!simulates) return columns;
  const at = predicted ? coordinates(predicted) : request.at;
  const simulated = yield* ensemble(simulates, values, { ...wide, ...(at ? { at } : {}) }, work.replicas);
  for (const observable of observables) record(columns, observable, simulated, work, '.simulated');
  if (!expects || !predicted) return columns;
  const own = coordinates(simulated);
  const met = sameCoordinates(at ?? {}, own);
  const matched = met ? predicted : yield* ensemble(expects, values, { ...wide, at: { ...at, ...own } }, runs);
  const pair = {
    theory: { calculation: expects, dataset: matched },
    simulation: { calculation: simulates, dataset: simulated },
    allowance: theory.finiteSize?.allowance?.(values) ?? 0,
    compares: theory.compares,
  };
  const shared = theory.headline.filter((name) => name in matched.series && name in simulated.series);
  const judged = shared.flatMap((name) => agree(name, pair) ?? []);
  columns[agreementColumn] = together(judged.map(({ verdict }) => verdict));
  columns[deviationColumn] = Math.max(0, ...judged.map(({ relativeBias }) => relativeBias));
  return columns;
}

function applicable(
  theory: Theory,
  role: 'theory' | 'simulation',
  values: Record<string, unknown>,
): Calculation | undefined {
  try {
    return choose(theory, role, values).calculation;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}
