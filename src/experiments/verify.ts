import { type CaseBlock, type CaseObservable, parseCase } from '../artifacts/case.js';
import {
  type Dataset,
  type Entry,
  InputError,
  type Plain,
  type Request,
  shown,
  type Theory,
  type Verdict,
} from '../contract/index.js';
import type { Executor } from './executor.js';
import { flatten, pick } from './pick.js';
import { findCalculation, findTheory } from './task.js';

/** One observable of a case file, judged. */
export interface Verified {
  calculation: string;
  observable: string;
  verdict: Exclude<Verdict, 'undecided'>;
  /** Numbers compared, and the worst of them in units of its tolerance. */
  count: number;
  worst: { measured: number | string; expected: number | string; tolerance: number; excess: number };
  measured: Plain;
}

/** A case file with all its observables judged. */
export interface VerifiedCase {
  id: string;
  title: string;
  verdict: Exclude<Verdict, 'undecided'>;
  observables: Verified[];
}

/** Computes what a case file names and holds it against the file's numbers. @throws InputError on an unknown key, calculation or observable. */
export async function verify(
  text: string,
  source: string,
  lab: { registry: Entry[]; executor: Executor },
): Promise<VerifiedCase> {
  const file = parseCase(text, source);
  const theory = await findTheory(lab.registry, file.theory);
  const observables: Verified[] = [];
  for (const block of file.blocks) observables.push(...(await verifyBlock(theory, block, lab.executor, source)));
  const verdict = observables.every((row) => row.verdict === 'pass') ? 'pass' : 'fail';
  return { id: file.id, title: file.title, verdict, observables };
}

async function verifyBlock(theory: Theory, block: CaseBlock, executor: Executor, source: string): Promise<Verified[]> {
  const calculation = findCalculation(theory, block.calculation);
  const known = new Set(calculation.quantities.map(({ name }) => name));
  const unknown = Object.keys(block.observables)
    .map(bare)
    .filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new InputError({
      code: 'OBSERVABLE_UNKNOWN',
      path: `${source}: observables.${unknown[0]}`,
      expected: `a quantity of ${theory.id} ${calculation.id}: ${[...known].join(', ')}`,
      received: `'${unknown[0]}'`,
      next: `'curvecast list ${theory.id}' describes them`,
    });
  const isParameter = (dim: string) => dim in calculation.parameters.shape;
  const rows: Verified[] = [];
  for (const family of families(block, isParameter)) {
    const results: { override: Record<string, Plain>; dataset: Dataset }[] = [];
    for (const override of combinations(family.axes)) {
      const request: Request = {
        quality: 'publication',
        seed: 0,
        at: family.at,
        quantities: [...new Set(family.names.map(bare))],
      };
      const parameters = { ...block.parameters, ...override };
      const dataset = await executor.perform({
        kind: 'calculation',
        theory: theory.id,
        calculation: calculation.id,
        parameters,
        request,
      });
      results.push({ override, dataset });
    }
    for (const name of family.names) rows.push(judge(block, name, results, isParameter));
  }
  return rows;
}

/** `published.NAME` holds other numbers for the observable NAME. */
function bare(name: string): string {
  return name.replace(/^published\./, '');
}

/** Observables that need the same parameter values are computed together; coordinates of the other axes are united. */
interface Family {
  axes: Record<string, Plain[]>;
  at: Record<string, Float64Array>;
  names: string[];
}

function families({ observables }: CaseBlock, isParameter: (dim: string) => boolean): Family[] {
  const found = new Map<string, Family>();
  for (const [name, { dims, coordinates }] of Object.entries(observables)) {
    const axes = Object.fromEntries(dims.filter(isParameter).map((dim) => [dim, coordinates[dim] as Plain[]]));
    const key = JSON.stringify(axes);
    const family = found.get(key) ?? { axes, at: {}, names: [] };
    for (const dim of dims.filter((d) => !isParameter(d))) {
      const points = (coordinates[dim] ?? []).filter((v): v is number => typeof v === 'number');
      family.at[dim] = Float64Array.from([...new Set([...(family.at[dim] ?? []), ...points])].sort((a, b) => a - b));
    }
    family.names.push(name);
    found.set(key, family);
  }
  return [...found.values()];
}

function combinations(axes: Record<string, Plain[]>): Record<string, Plain>[] {
  return Object.entries(axes).reduce<Record<string, Plain>[]>(
    (all, [name, values]) => all.flatMap((base) => values.map((value) => ({ ...base, [name]: value }))),
    [{}],
  );
}

function judge(
  { calculation, observables }: CaseBlock,
  name: string,
  results: { override: Record<string, Plain>; dataset: Dataset }[],
  isParameter: (dim: string) => boolean,
): Verified {
  const wanted = observables[name] as CaseObservable;
  const expected = flatten(wanted.value);
  const errors = wanted.standardError === undefined ? [] : flatten(wanted.standardError);
  const measured = pick(bare(name), wanted, results, isParameter);
  let worst: Verified['worst'] = {
    measured: measured[0]!.value,
    expected: expected[0] as number,
    tolerance: 0,
    excess: -1,
  };
  expected.forEach((value, k) => {
    const m = measured[k]!;
    const tolerance = toleranceOf(wanted, value, (errors[k] ?? errors[0] ?? 0) as number, m.standardError);
    const excess = excessOf(m.value, value, tolerance);
    if (!(excess <= worst.excess)) worst = { measured: m.value, expected: value, tolerance, excess };
  });
  return {
    calculation,
    observable: name,
    verdict: worst.excess <= 1 ? 'pass' : 'fail',
    count: expected.length,
    worst,
    measured: measured.map(({ value }) => value),
  };
}

function toleranceOf(
  { tolerance }: CaseObservable,
  expected: number | string,
  standardError: number,
  own: number,
): number {
  if (tolerance === 'exact' || typeof expected === 'string') return 0;
  const { abs = 0, rel = 0, z = 0 } = tolerance;
  return abs + rel * Math.abs(expected) + z * Math.sqrt(standardError * standardError + own * own);
}

/** Deviation over tolerance: at most 1 passes. */
function excessOf(measured: number | string, expected: number | string, tolerance: number): number {
  if (measured === expected) return 0;
  if (typeof measured === 'string' || typeof expected === 'string') return Number.POSITIVE_INFINITY;
  return Math.abs(measured - expected) / tolerance;
}

/** How a number stands in a report. */
export function reading(value: number | string): string {
  return typeof value === 'number' ? shown(Number(value.toPrecision(12))) : value;
}
