import type * as z from 'zod';
import type { DesignKind, SweptRange, SweptValues } from '../../artifacts/sweep/spec.js';
import {
  fileForm,
  InputError,
  jsonSchema,
  legalValues,
  metaOf,
  type Plain,
  shown,
  type Theory,
} from '../../contract/index.js';
import { exp, log } from '../../numerics/math/index.js';
import { axisValues } from '../map.js';

/** A swept name with its values in file form: a list, or a range from which any share in [0, 1] gives a value. */
export type SweptAxis = { name: string } & (
  | { values: Plain[] }
  | { range: Required<Omit<SweptRange, 'count'>>; at(share: number): number }
);

/** Reads one line of `sweep`. @throws InputError `PARAMETER_INVALID`, `SWEEP_AXIS`. */
export function axisOf(theory: Theory, name: string, swept: SweptValues, design: DesignKind | 'refine'): SweptAxis {
  if (Array.isArray(swept)) {
    for (const value of swept) check(theory, name, value);
    return { name, values: swept };
  }
  const { from, to, count } = swept;
  const scale = swept.scale ?? ownScale(theory, name);
  const path = `sweep.${name}`;
  if (scale === 'log' && !(from > 0 && to > 0))
    throw axisError(path, 'positive ends on a log axis', shown(swept), 'Add scale: linear, or give positive ends');
  const whole = takesIntegers(theory, name) ? Math.round : (value: number) => value;
  if (design === 'product' || design === 'zip') {
    if (count === undefined)
      throw axisError(path, "a 'count' beside from and to", shown(swept), 'Add count, or list the values');
    const spaced = axisValues(from, to, count, scale);
    // The ends as written, not as exponential of their logarithm.
    const ends = count === 1 ? [from] : [from, ...spaced.slice(1, -1), to];
    const values = [...new Set(ends.map(whole))];
    for (const value of values) check(theory, name, value);
    return { name, values };
  }
  if (count !== undefined)
    throw axisError(
      path,
      `from and to alone in ${design === 'refine' ? 'a refinement' : `the design ${design}`}`,
      shown(swept),
      design === 'refine'
        ? 'Remove count; refine.accuracy says how fine'
        : "Remove count; the key 'points' says how many",
    );
  for (const value of [from, to]) check(theory, name, whole(value));
  const [low, high] = scale === 'log' ? [log(from), log(to)] : [from, to];
  const between = (share: number) => (scale === 'log' ? exp(low + share * (high - low)) : low + share * (high - low));
  return {
    name,
    range: { from, to, scale },
    at: (share) => whole(share === 0 ? from : share === 1 ? to : between(share)),
  };
}

function check(theory: Theory, name: string, value: Plain): void {
  const path = `sweep.${name}`;
  if (name === 'seed') {
    if (Number.isSafeInteger(value) && (value as number) >= 0) return;
    throw axisError(path, 'integers >= 0', shown(value), 'For example seed: [0, 1, 2]');
  }
  const property = theory.parameters.shape[name] as z.ZodType;
  if (property.safeParse(fileForm(value)).success) return;
  throw new InputError({
    code: 'PARAMETER_INVALID',
    path,
    expected: legalValues(property),
    received: shown(value),
    next: `'curvecast schema ${theory.id}' shows the legal range`,
  });
}

function ownScale(theory: Theory, name: string): 'linear' | 'log' {
  return name === 'seed' ? 'linear' : (metaOf(theory.parameters.shape[name] as z.ZodType, name).scale ?? 'linear');
}

interface NumberSchema {
  type?: string;
  anyOf?: NumberSchema[];
}

function takesIntegers(theory: Theory, name: string): boolean {
  if (name === 'seed') return true;
  const { type, anyOf } = jsonSchema(theory.parameters.shape[name] as z.ZodType) as NumberSchema;
  const types = [type, ...(anyOf ?? []).map((choice) => choice.type)];
  return types.includes('integer') && !types.includes('number');
}

/** A line of `sweep` that cannot be used. */
export function axisError(path: string, expected: string, received: string, next: string): InputError {
  return new InputError({ code: 'SWEEP_AXIS', path, expected, received, next });
}
