import { type Spec, specFormat } from '../artifacts/spec.js';
import { InputError, type Plain, type Theory } from '../contract/index.js';
import { findPreset } from '../experiments/presets.js';
import { subjectOf } from '../experiments/subject.js';
import { withArrayFiles } from './array-file.js';
import { resolveBase } from './base.js';
import { dataOf } from './data-of.js';
import { givenParameters, parameterName, parseVary } from './flags.js';
import type { World } from './main.js';

/**
 * The spec of a run or of a calculator: BASE (preset, file, result, link) overridden by flags.
 * @param calculation the calculator asked for; without it BASE decides.
 * @throws InputError when either cannot be used.
 */
export async function specOf(
  id: string,
  base: string | undefined,
  options: Record<string, unknown>,
  { registry }: World,
  calculation?: string,
): Promise<Spec> {
  const asked = await subjectOf(registry, { theory: id, ...(calculation === undefined ? {} : { calculation }) });
  const { spec: ground, set } = await groundOf(asked, base, calculation);
  const subject = await subjectOf(registry, ground);
  const flags = await withArrayFiles({ ...givenParameters(asked, options), ...givenParameters(subject, options) });
  const data = await dataOf(subject, set === undefined ? options : { data: set, ...options });
  const numbers = listOf(options.times, '--times');
  const sizes = listOf(options.sizes, '--sizes');
  return {
    ...ground,
    parameters: { ...ground.parameters, ...data?.parameters, ...flags },
    ...(data ? { data: data.record } : {}),
    ...(options.seed === undefined ? {} : { seed: whole(options.seed, '--seed', 0) }),
    ...(options.simulate === undefined ? {} : { replicas: whole(options.simulate, '--simulate', 1) }),
    ...(options.quality ? { quality: options.quality as Spec['quality'] } : {}),
    ...(options.tolerance === undefined ? {} : { tolerance: options.tolerance as number }),
    ...(options.engine ? { engine: options.engine as string } : {}),
    ...(options.simulator && !('simulator' in flags) ? { simulator: options.simulator as string } : {}),
    ...(options.quantities ? { quantities: String(options.quantities).split(',').map(parameterName) } : {}),
    ...(numbers ? { times: numbers } : {}),
    ...(sizes ? { sizes } : {}),
    ...(options.vary ? { vary: varied(subject, options.vary as string[]) } : {}),
  };
}

/** The same where only a run will do. @throws InputError `THEORY_MISMATCH` when BASE belongs to a calculator. */
export async function runSpecOf(...given: Parameters<typeof specOf>): Promise<Spec> {
  const spec = await specOf(...given);
  refuseCalculator(spec, given[1] ?? spec.theory);
  return spec;
}

/** @throws InputError `THEORY_MISMATCH` when the spec is one of a calculator. */
export function refuseCalculator({ theory, calculation }: Spec, base: string): void {
  if (calculation === undefined) return;
  throw new InputError({
    code: 'THEORY_MISMATCH',
    path: base,
    expected: `a run of ${theory}`,
    received: `its calculator '${calculation}'`,
    next: `curvecast calculate ${theory} ${calculation} ${base}`,
  });
}

/** What BASE says, and the data set it trains on. */
async function groundOf(
  subject: Theory,
  base: string | undefined,
  calculation: string | undefined,
): Promise<{ spec: Spec; set?: string | undefined }> {
  const blank: Spec = {
    format: specFormat,
    theory: subject.id,
    ...(calculation === undefined ? {} : { calculation }),
    parameters: {},
    seed: 0,
    quality: 'publication',
  };
  if (base === undefined) return { spec: blank };
  const found = await resolveBase(base);
  if (found) return { spec: forCalculator(sameTheory(subject, found, base), calculation) };
  const { parameters, vary, data, ...preset } = findPreset(subject, base);
  const named = preset.calculation === undefined ? {} : { calculation: preset.calculation };
  return { spec: { ...blank, ...named, parameters, ...(vary ? { vary } : {}) }, set: data };
}

/** A spec of something else gives a calculator its parameters; what only that asked for is left out. */
function forCalculator(spec: Spec, calculation: string | undefined): Spec {
  if (calculation === undefined || spec.calculation === calculation) return spec;
  const { format, theory, parameters, seed, quality, tolerance, data } = spec;
  const kept = { ...(tolerance === undefined ? {} : { tolerance }), ...(data ? { data } : {}) };
  return { format, theory, calculation, parameters, seed, quality, ...kept };
}

function sameTheory(theory: Theory, spec: Spec, base: string): Spec {
  if (spec.theory === theory.id) return spec;
  throw new InputError({
    code: 'THEORY_MISMATCH',
    path: base,
    expected: `a spec of ${theory.id}`,
    received: `one of ${spec.theory}`,
    next: `curvecast run ${spec.theory} ${base}`,
  });
}

function varied(theory: Theory, assignments: string[]): Record<string, Plain[]> {
  return Object.fromEntries(assignments.map((text) => parseVary(theory, text)));
}

function whole(value: unknown, flag: string, least: number): number {
  if (Number.isSafeInteger(value) && (value as number) >= least) return value as number;
  throw new InputError({
    code: 'FLAG_INVALID',
    path: flag,
    expected: `an integer >= ${least}`,
    received: String(value),
    next: `For example ${flag} 10`,
  });
}

/** Comma-separated numbers of a flag. @throws InputError `FLAG_INVALID`. */
export function listOf(value: unknown, flag: string): number[] | undefined {
  if (value === undefined) return undefined;
  const numbers = String(value)
    .split(',')
    .map((item) => (item.trim() === '' ? Number.NaN : Number(item)));
  if (numbers.every(Number.isFinite)) return numbers;
  throw new InputError({
    code: 'FLAG_INVALID',
    path: flag,
    expected: 'numbers separated by commas',
    received: `'${value}'`,
    next: `For example ${flag} 100,1000,10000`,
  });
}
