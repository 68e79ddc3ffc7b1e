import { type Spec, specFormat } from '../artifacts/spec.js';
import { InputError, type Plain, type Theory } from '../contract/index.js';
import { findPreset } from '../experiments/presets.js';
import { findTheory } from '../experiments/task.js';
import { withArrayFiles } from './array-file.js';
import { resolveBase } from './base.js';
import { dataOf } from './data-of.js';
import { givenParameters, parameterName, parseVary } from './flags.js';
import type { World } from './main.js';

/** The spec of a run: BASE (preset, file, result, link) overridden by flags. @throws InputError when either cannot be used. */
export async function specOf(
  id: string,
  base: string | undefined,
  options: Record<string, unknown>,
  { registry }: World,
): Promise<Spec> {
  const theory = await findTheory(registry, id);
  const ground = await groundOf(theory, base);
  const flags = await withArrayFiles(givenParameters(theory, options));
  const data = await dataOf(theory, options);
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
    ...(options.simulator ? { simulator: options.simulator as string } : {}),
    ...(options.quantities ? { quantities: String(options.quantities).split(',').map(parameterName) } : {}),
    ...(numbers ? { times: numbers } : {}),
    ...(sizes ? { sizes } : {}),
    ...(options.vary ? { vary: varied(theory, options.vary as string[]) } : {}),
  };
}

async function groundOf(theory: Theory, base: string | undefined): Promise<Spec> {
  const blank: Spec = { format: specFormat, theory: theory.id, parameters: {}, seed: 0, quality: 'publication' };
  if (base === undefined) return blank;
  const found = await resolveBase(base);
  if (found) return sameTheory(theory, found, base);
  const preset = findPreset(theory, base);
  return { ...blank, parameters: preset.parameters, ...(preset.vary ? { vary: preset.vary } : {}) };
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
