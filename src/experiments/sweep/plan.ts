import type { SweepSpec } from '../../artifacts/sweep/spec.js';
import { closest, InputError, type Plain, parseParameters, type Theory } from '../../contract/index.js';
import { axisError, axisOf, type SweptAxis } from './axis.js';
import { type Cell, type CellWork, workOf } from './cell.js';
import { type Design, drawn, lattice, product, zip } from './design.js';
import { checkObserved } from './observable.js';

/** A sweep ready to be performed. */
export interface SweepPlan {
  theory: Theory;
  spec: SweepSpec;
  axes: SweptAxis[];
  work: CellWork;
  /** Number of addresses; a refinement computes few of them. */
  size: number;
  cellAt(address: number): Cell;
}

/** More cells than a folder is meant for. */
const largest = 2e7;

/** Checks every name and value of a sweep against its theory. @throws InputError with path and remedy. */
export function planOf(theory: Theory, spec: SweepSpec): SweepPlan {
  const names = Object.keys(spec.sweep);
  for (const name of names) if (name !== 'seed') checkName(theory, name);
  for (const name of Object.keys(spec.parameters)) checkName(theory, name);
  const both = names.find((name) => name in spec.parameters);
  if (both !== undefined)
    throw axisError(
      `sweep.${both}`,
      "a name under 'parameters' or under 'sweep'",
      'both',
      "Remove it from 'parameters'",
    );
  checkObserved(theory, spec);
  const kind = spec.refine ? 'refine' : spec.design;
  const axes = names.map((name) => axisOf(theory, name, spec.sweep[name] as never, name === 'seed' ? 'product' : kind));
  const design = designOf(spec, axes);
  if (!(design.size <= largest))
    throw new InputError({
      code: 'SWEEP_TOO_LARGE',
      path: 'sweep',
      expected: `at most ${largest} cells`,
      received: String(design.size),
      next: 'Fewer values, or design: sobol with as many points as you can afford',
    });
  const cellAt = (address: number): Cell => {
    const { seed = spec.seed, ...at } = design.at(address);
    return { address, at, seed: seed as number };
  };
  // Values that must be given together can be checked only where all of them are: in the cells.
  if (names.every((name) => name === 'seed')) parseParameters(theory.parameters, spec.parameters);
  return { theory, spec, axes, work: workOf(spec), size: design.size, cellAt };
}

function designOf(spec: SweepSpec, axes: SweptAxis[]): Design {
  if (spec.refine) return refinedDesign(spec, axes);
  if (spec.design !== 'random' && spec.design !== 'sobol') {
    if (spec.points !== undefined)
      throw axisError('points', 'no points: they belong to random and sobol', String(spec.points), 'Remove points');
    const lists = axes.filter((axis): axis is Extract<SweptAxis, { values: Plain[] }> => 'values' in axis);
    return spec.design === 'zip' ? zip(lists) : product(lists);
  }
  if (spec.points === undefined)
    throw axisError(
      'points',
      `the number of points of the design ${spec.design}`,
      'nothing',
      'For example points: 1024',
    );
  return drawn(axes, spec);
}

/** Intervals of the finest and of the first grid of a refinement: powers of two apart. */
export function gridsOf({ accuracy, coarse }: NonNullable<SweepSpec['refine']>): { coarse: number; finest: number } {
  const first = Math.max(2, Math.ceil(1 / (coarse ?? Math.min(0.25, 4 * accuracy)) - 1e-9));
  let finest = first;
  while (finest * accuracy < 1 - 1e-9) finest *= 2;
  return { coarse: first, finest };
}

function refinedDesign({ refine, design }: SweepSpec, axes: SweptAxis[]): Design {
  const [x, y, ...others] = axes;
  if (x === undefined || y === undefined || others.length > 0 || !('at' in x) || !('at' in y) || design !== 'product')
    throw axisError(
      'refine',
      'a sweep of exactly two parameters, each {from, to}, and no other design',
      `${axes.map(({ name }) => name).join(', ') || 'no axis'} (${design})`,
      'Fix the others under parameters; for random starts use replicas',
    );
  return lattice(x, y, gridsOf(refine as NonNullable<typeof refine>).finest);
}

function checkName(theory: Theory, name: string): void {
  const names = Object.keys(theory.parameters.shape);
  if (names.includes(name)) return;
  const near = closest(name, names);
  throw new InputError({
    code: 'PARAMETER_UNKNOWN',
    path: name,
    expected: near.length > 0 ? `'${near.join("' or '")}'` : `one of ${names.join(', ')}`,
    received: `'${name}'`,
    cause: 'The name is misspelt or belongs to another theory',
    next: `'curvecast schema ${theory.id}' lists every parameter`,
  });
}
