import type { Part } from '../../artifacts/result.js';
import type { Spec } from '../../artifacts/spec.js';
import { contractVersion, version } from '../../artifacts/version.js';
import {
  type Citation,
  constant,
  type Dataset,
  exact,
  numbers,
  parseParameters,
  type Theory,
} from '../../contract/index.js';
import { kernels } from '../../numerics/kernels/index.js';
import { evaluate, measurable } from '../evaluate.js';
import type { Unstamped } from '../run.js';
import type { parameters } from './parameters.js';
import { readingOf } from './reading.js';

/** A training run as a result: its curves, the forecast beside them, and what they say. */
export function resultOf(
  dataset: Dataset,
  {
    spec,
    theory,
    notes,
    citations,
  }: { spec: Spec; theory: Theory<typeof parameters>; notes: string[]; citations: Citation[] },
): Unstamped {
  const { id, method } = theory.engines[0]!;
  const part = (name: string, role: Part['role'], data: Dataset): Part => ({
    id: name,
    role,
    calculation: id,
    label: name,
    differs: {},
    dataset: data,
  });
  const forecast = forecastOf(dataset);
  const judged = theory.measures.filter((measure) => measurable(measure, dataset));
  return {
    format: 1,
    contractVersion,
    version,
    kind: 'run',
    title: theory.title,
    spec,
    kernels: kernels().id,
    conventions: theory.conventions(parseParameters(theory.parameters, spec.parameters)),
    parts: [
      part('training', 'simulation', dataset),
      ...(forecast ? [part('forecast from the start', 'theory', forecast)] : []),
    ],
    agreement: [],
    regime: readingOf(dataset),
    measures: Object.fromEntries(judged.map((measure) => [measure.name, evaluate(measure, dataset)])),
    notes,
    citations: [theory.citation, ...citations],
    methods: [method],
  };
}

/** The forecast kernel ratio as a level line over the run. */
function forecastOf(dataset: Dataset): Dataset | undefined {
  const found = dataset.series.kernelRatioForecast;
  if (!found) return undefined;
  const value = found.values[0] as number;
  const t = numbers(dataset, 't');
  return {
    sizes: { t: 2 },
    series: {
      t: exact(['t'], Float64Array.of(t[0]!, t.at(-1)!)),
      kernelRatio: exact(['t'], Float64Array.of(value, value)),
      kernelRatioForecast: constant(value),
    },
  };
}
