import type { Part, Result } from '../artifacts/result.js';
import { type Exhibit, InputError, type Plain, type View } from '../contract/index.js';

/** A named result to overlay. */
export interface Named {
  name: string;
  result: Result;
}

/** Parameters in which results differ: one value per result. */
export interface Difference {
  parameter: string;
  values: Plain[];
}

/** Results overlaid on common axes, with what distinguishes them. */
export interface Comparison {
  differences: Difference[];
  notes: string[];
  exhibits: Exhibit[];
}

/** What may be converted so that results share an axis. */
export interface Conversions {
  /** Bring every time axis to optimiser steps. */
  time?: 'steps';
  /** Overlay losses although they are normalised differently, each divided by its own first value. */
  loss?: 'relative';
}

/** Overlays what all results share of the given views. @throws InputError `COMPARE_MISMATCH` when losses or times mean different things and no conversion is asked for. */
export function compare(results: Named[], views: View[], conversions: Conversions = {}): Comparison {
  if (results.length < 2)
    throw mismatch('results', 'at least two results', String(results.length), 'Name two or more result files');
  checkLosses(results, conversions);
  checkTimes(results, conversions);
  const notes = [
    ...(conversions.time ? ['Time axes converted to optimiser steps.'] : []),
    ...(conversions.loss ? ['Every curve is divided by its own first value.'] : []),
  ];
  return { differences: differencesOf(results), notes, exhibits: exhibitsOf(results, views, conversions) };
}

function checkLosses(results: Named[], { loss }: Conversions): void {
  const kinds = [...new Set(results.map(({ result }) => result.conventions.lossNormalisation))];
  if (kinds.length < 2 || loss) return;
  throw mismatch(
    'loss',
    'the same loss normalisation in every result',
    kinds.join(' / '),
    'Add --relative to divide every curve by its first value',
  );
}

function checkTimes(results: Named[], { time }: Conversions): void {
  const scales = new Set(
    results.map(({ result }) => `${result.conventions.timeUnit}, ${result.conventions.stepsPerTime} steps`),
  );
  if (scales.size < 2) return;
  if (!time)
    throw mismatch(
      'time',
      'the same unit of time in every result',
      [...scales].join(' / '),
      'Add --steps to put every curve on optimiser steps',
    );
  const flow = results.find(({ result }) => !(result.conventions.stepsPerTime > 0));
  if (flow)
    throw mismatch(
      flow.name,
      'a time axis that counts steps',
      'pure gradient flow',
      'Compare results that have a learning rate',
    );
}

function mismatch(path: string, expected: string, received: string, next: string): InputError {
  return new InputError({ code: 'COMPARE_MISMATCH', path, expected, received, next });
}

/** Parameters, theory, seed and engines in which the results differ. */
export function differencesOf(results: Named[]): Difference[] {
  const rows = results.map(({ result: { spec } }) => ({
    theory: spec.theory,
    seed: spec.seed,
    replicas: spec.replicas ?? null,
    ...spec.parameters,
  })) as Record<string, Plain>[];
  const names = [...new Set(rows.flatMap(Object.keys))];
  return names
    .map((parameter) => ({ parameter, values: rows.map((row) => row[parameter] ?? null) }))
    .filter(({ values }) => new Set(values.map((v) => JSON.stringify(v))).size > 1);
}

function exhibitsOf(results: Named[], views: View[], conversions: Conversions): Exhibit[] {
  const shown = results.map(({ result }) => new Set(result.parts.flatMap(({ dataset }) => curvesOf(dataset))));
  const quantities = views.flatMap((view) =>
    view.y.filter((name) => view.x === 't' && shown.every((set) => set.has(name))).map((name) => ({ view, name })),
  );
  return quantities.map(({ view, name }) => ({
    view: {
      ...view,
      id: `compare-${name}`,
      title: view.y.length > 1 ? `${view.title}: ${name}` : view.title,
      y: [name],
    },
    layers: results.flatMap((named) =>
      named.result.parts
        .filter(({ dataset }) => name in dataset.series)
        .map((part) => layerOf(shortName(named, results), part, name, named.result, conversions)),
    ),
    description: `${name} of ${results.map((named) => named.name).join(', ')}.`,
  }));
}

/** The last piece of a path, where that tells the results apart. */
function shortName({ name }: Named, results: Named[]): string {
  const last = (path: string) => path.split('/').filter(Boolean).at(-1)!;
  return results.filter((other) => last(other.name) === last(name)).length === 1 ? last(name) : name;
}

function curvesOf({ series }: Part['dataset']): string[] {
  return Object.entries(series)
    .filter(
      ([name, { dims, values }]) =>
        name !== 't' &&
        dims.at(-1) === 't' &&
        dims.every((d) => d === 't' || d === 'replica') &&
        !Array.isArray(values),
    )
    .map(([name]) => name);
}

function layerOf(
  name: string,
  part: Part,
  quantity: string,
  { conventions }: Result,
  { time, loss }: Conversions,
): Exhibit['layers'][number] {
  const curve = part.dataset.series[quantity]!;
  const values = curve.values as Float64Array;
  const factor = loss ? 1 / values[0]! : 1;
  const t = part.dataset.series.t!;
  const clock = (t.values as Float64Array).map((v) => (time ? v * conventions.stepsPerTime : v));
  return {
    label: `${name}: ${part.label}`,
    role: part.role,
    dataset: {
      sizes: part.dataset.sizes,
      series: {
        t: { ...t, values: clock },
        [quantity]: {
          ...curve,
          values: values.map((v) => v * factor),
          ...(curve.error ? { error: curve.error.map((e) => e * Math.abs(factor)) } : {}),
        },
      },
    },
  };
}
