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
import { evaluate } from './evaluate.js';
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
export async function phaseMap(
  { theory, parameters, x, y, measure: name, seed, replicas }: MapRequest,
  executor: Executor,
  watch?: Watch,
): Promise<PhaseMap> {
  const measure = findMeasure(theory, name);
  for (const { name: axis, values } of [x, y]) canonicalParameters(theory, { ...parameters, [axis]: values[0] });
  const cells = y.values.flatMap((b) => x.values.map((a) => ({ a, b })));
  const failures: PhaseMap['failures'] = [];
  let done = 0;
  const values = await inParallel(cells, executor.parallel, async ({ a, b }) => {
    const cell = { ...parameters, [x.name]: rounded(theory, x.name, a), [y.name]: rounded(theory, y.name, b) };
    watch?.step?.({ done: done++, total: cells.length, note: 'cells' });
    try {
      return await cellValue(executor, theory, measure, cell, seed, replicas);
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error)) throw error;
      failures.push({ x: a, y: b, message: error.message });
      return Number.NaN;
    }
  });
  const dims = [y.name, x.name];
  const labelled = measure.scale === 'label';
  const series = {
    [x.name]: exact([x.name], Float64Array.from(x.values)),
    [y.name]: exact([y.name], Float64Array.from(y.values)),
    [measure.name]: exact(
      dims,
      labelled ? values.map((v) => (typeof v === 'string' ? v : '')) : Float64Array.from(values as number[]),
    ),
  };
  return { dataset: { sizes: { [x.name]: x.values.length, [y.name]: y.values.length }, series }, measure, failures };
}

async function cellValue(
  executor: Executor,
  theory: Theory,
  measure: Measure,
  parameters: Record<string, Plain>,
  seed: number,
  replicas: number,
): Promise<number | string> {
  const { calculation } = choose(theory, 'theory', parseParameters(theory.parameters, parameters));
  const request = { quality: 'interactive', seed, quantities: measure.needs } as const;
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
  return evaluate(measure, dataset).value;
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
