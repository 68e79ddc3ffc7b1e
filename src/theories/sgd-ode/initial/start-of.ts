import { InputError, type Plain, type Request, shown } from '../../../contract/index.js';
import type { Parameters } from '../parameters.js';
import type { Overlaps } from '../state.js';
import { checkOverlaps } from './check-overlaps.js';
import { drawStart } from './draw-start.js';

/**
 * The start of one replica: the one the request brings, else drawn from (seed, replica).
 * @throws InputError `START_INVALID`, `OVERLAPS_INVALID`, `DIMENSION_TOO_SMALL`
 */
export function startOf(
  parameters: Parameters,
  { start, seed }: Pick<Request, 'start' | 'seed'>,
  replica: number,
): Overlaps {
  return start === undefined ? drawStart(parameters, seed, replica) : readStart(start);
}

const names = ['studentOverlap', 'crossOverlap', 'teacherOverlap', 'readoutWeights', 'teacherReadoutWeights'] as const;

/** A start given as plain data. @throws InputError `START_INVALID`, `OVERLAPS_INVALID` */
export function readStart(plain: Plain): Overlaps {
  const given = plain as Record<string, Plain>;
  const [Q, M, P, a, b] = names.map((name) => flat(given?.[name]));
  const p = a?.length ?? 0;
  const k = b?.length ?? 0;
  const fits = Q?.length === p * p && M?.length === p * k && P?.length === k * k && p > 0 && k > 0;
  if (!(Q && M && P && a && b && fits))
    throw new InputError({
      code: 'START_INVALID',
      path: 'start',
      expected: `${names.join(', ')}: finite numbers of fitting sizes`,
      received: shown(plain),
      next: 'Give all five, matrices row by row',
    });
  const overlaps = {
    studentOverlap: Q,
    crossOverlap: M,
    teacherOverlap: P,
    readoutWeights: a,
    teacherReadoutWeights: b,
  };
  checkOverlaps(overlaps);
  return overlaps;
}

function flat(plain: Plain | undefined): Float64Array | undefined {
  if (plain instanceof Float64Array) return plain.every(Number.isFinite) ? plain : undefined;
  if (!Array.isArray(plain)) return undefined;
  const values = (plain as Plain[]).flat() as number[];
  return values.every(Number.isFinite) ? Float64Array.from(values) : undefined;
}
