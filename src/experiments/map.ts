import {
  type Dataset,
  exact,
  InputError,
  type Measure,
  type Plain,
  parseParameters,
  type Theory,
} from '../contract/index.js';
import { exp, log } from '../numerics/math/index.js';
import { choose } from './choose.js';
import { inParallel, runEnsemble } from './ensemble.js';
import { evaluate, measurable } from './evaluate.js';
import type { Executor, Watch } from './executor.js';
import { canonicalParameters } from './run.js';

/** An axis of a phase map: a parameter and its values. */
export interface Axis {
  name: string;
  values: number[];
  scale: 'linear' | 'log';
}

/** What is mapped. */
export interface MapRequest {
  theory: Theory;
  parameters: Record<string, Plain>;
  x: Axis;
  y: Axis;
  measure: string;
  seed: number;
  /** Random starts per cell; their median is drawn. */
  replicas: number;
}

/** A phase map: the measure over both axes (NaN where no engine applies), labels of the regime, and how many cells failed. */
export interface PhaseMap {
  dataset: Dataset;
  measure: Measure;
  failures: { x: number; y: number; message: string }[];
}

/** Evaluates a measure on a grid of two parameters; a cell that cannot be computed is recorded and left empty. */
export async function phaseMap(request: MapRequest, executor: Executor, watch?: Watch): Promise<PhaseMap> {
  const { theory, parameters, x, y } = request;
  const measure = findMeasure(theory, request.measure);
  for (const { name, values } of [x, y])
    canonicalParameters(theory, { ...parameters, [name]: rounded(theory, name, values[0]!) });
  const cells = y.values.flatMap((b) => x.values.map((a) => ({ a, b })));
  let done = 0;
  const evaluated = await inParallel(cells, executor.parallel, (place) => {
    watch?.step?.({ done: done++, total: cells.length, note: 'cells' });
    return mapCell(request, place, executor);
  });
  return {
    dataset: datasetOf(evaluated, request, measure),
    measure,
    failures: evaluated.flatMap(({ failure }) => failure ?? []),
  };
}

/** What a map shows at one place. */
export interface Cell {
  value: number | string;
  /** Why the value is not to be trusted; empty where it is. */
  caution: string;
  failure?: PhaseMap['failures'][number];
}

/** What a cell needs to know of its map: the axes by name only. */
export type CellRequest = Omit<MapRequest, 'x' | 'y'> & { x: Pick<Axis, 'name'>; y: Pick<Axis, 'name'> };

/** One cell of a phase map; what cannot be computed is told as its failure. @throws InputError `MEASURE_UNKNOWN`. */
export async function mapCell(
  request: CellRequest,
  { a, b }: { a: number; b: number },
  executor: Executor,
): Promise<Cell> {
  const { theory, parameters, x, y } = request;
  const measure = findMeasure(theory, request.measure);
  const own = { ...parameters, [x.name]: rounded(theory, x.name, a), [y.name]: rounded(theory, y.name, b) };
  try {
    return await cellOf(executor, request, measure, own);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return { value: Number.NaN, caution: '', failure: { x: a, y: b, message: error.message } };
  }
}

async function cellOf(
  executor: Executor,
  { theory, seed, replicas }: CellRequest,
  measure: Measure,
  parameters: Record<string, Plain>,
): Promise<Cell> {
  const { calculation } = choose(theory, 'theory', parseParameters(theory.parameters, parameters));
  const needs = [...new Set([...measure.needs, ...(theory.caution?.needs ?? [])])];
  const request = { quality: 'interactive', seed, quantities: needs } as const;
  const dataset =
    theory.compares === 'start'
      ? await runEnsemble(executor, { theory, calculation, parameters, request, replicas })
      : await executor.perform({
          kind: 'calculation',
          theory: theory.id,
          calculation: calculation.id,
          parameters,
          request,
        });
  if (!measurable(measure, dataset)) throw untold(measure, calculation.id);
  const caution =
    theory.caution && measurable(theory.caution, dataset) ? String(evaluate(theory.caution, dataset).value) : '';
  return { value: evaluate(measure, dataset).value, caution };
}

function untold({ name, needs }: Measure, engine: string): InputError {
  return new InputError({
    code: 'ENGINE_UNSUITABLE',
    path: '--value',
    expected: `an engine that computes ${needs.join(', ')} for ${name}`,
    received: `'${engine}', which applies here`,
    next: 'Choose another measure or other ranges',
  });
}

function datasetOf(cells: Cell[], { theory, x, y }: MapRequest, measure: Measure): Dataset {
  const dims = [y.name, x.name];
  const values = cells.map(({ value }) => value);
  const labelled = measure.scale === 'label';
  const series = {
    [x.name]: exact([x.name], Float64Array.from(x.values)),
    [y.name]: exact([y.name], Float64Array.from(y.values)),
    [measure.name]: exact(
      dims,
      labelled ? values.map((v) => (typeof v === 'string' ? v : '')) : Float64Array.from(values as number[]),
    ),
    ...(theory.caution
      ? {
          [theory.caution.name]: exact(
            dims,
            cells.map(({ caution }) => caution),
          ),
        }
      : {}),
  };
  return { sizes: { [x.name]: x.values.length, [y.name]: y.values.length }, series };
}

/** Values from-to on a linear or logarithmic axis. */
export function axisValues(from: number, to: number, count: number, scale: 'linear' | 'log'): number[] {
  return Array.from({ length: count }, (_, i) => {
    const share = count === 1 ? 0 : i / (count - 1);
    return scale === 'log' ? exp(log(from) + share * (log(to) - log(from))) : from + share * (to - from);
  });
}

/** Integer parameters take the nearest integer of an axis. */
function rounded(theory: Theory, name: string, value: number): number {
  const property = theory.parameters.shape[name]!;
  return property.safeParse(value).success ? value : Math.round(value);
}

function findMeasure(theory: Theory, name: string): Measure {
  const found = theory.measures.find((measure) => measure.name === name);
  if (found) return found;
  throw new InputError({
    code: 'MEASURE_UNKNOWN',
    path: '--value',
    expected: `a measure of ${theory.id}: ${theory.measures.map((measure) => measure.name).join(', ')}`,
    received: `'${name}'`,
    next: `'curvecast list ${theory.id}' describes them`,
  });
}
