import { InputError, metaOf, type Theory } from '../contract/index.js';
import { type Axis, axisValues } from '../experiments/map.js';
import { parameterName, splitAssignment } from './flags.js';

const example = 'hiddenInitialScale=0.01:10:64:log';

/** Reads `NAME=FROM:TO[:COUNT][:log|linear]` or `NAME=v1,v2,...`; the scale defaults to the parameter's own. @throws InputError `RANGE_INVALID`. */
export function parseAxis(theory: Theory, flag: string, text: string, defaultCount: number): Axis {
  const [left, right] = splitAssignment(flag, text, example);
  const name = parameterName(left);
  const property = theory.parameters.shape[name];
  if (!property)
    throw rangeError(flag, `a parameter of ${theory.id}`, left, `'curvecast schema ${theory.id}' lists them`);
  const own = metaOf(property as never, name).scale ?? 'linear';
  if (right.includes(',')) return { name, values: right.split(',').map((v) => finite(flag, v)), scale: own };
  const [from, to, count, scale] = right.split(':');
  const values = [finite(flag, from), finite(flag, to)] as const;
  const points = count === undefined || count === '' ? defaultCount : finite(flag, count);
  if (!Number.isInteger(points) || points < 2)
    throw rangeError(flag, 'at least 2 points', String(count), `For example ${example}`);
  const kind = scale === 'log' || scale === 'linear' ? scale : own;
  if (kind === 'log' && !(Math.min(...values) > 0))
    throw rangeError(flag, 'positive ends on a log axis', right, 'Write :linear at the end, or positive ends');
  return { name, values: axisValues(values[0], values[1], points, kind), scale: kind };
}

function finite(flag: string, text: string | undefined): number {
  const value = Number(text);
  if (text !== undefined && text.trim() !== '' && Number.isFinite(value)) return value;
  throw rangeError(flag, 'FROM:TO[:COUNT][:log|linear] with numbers', `'${text ?? ''}'`, `For example ${example}`);
}

function rangeError(path: string, expected: string, received: string, next: string): InputError {
  return new InputError({ code: 'RANGE_INVALID', path, expected, received, next });
}
