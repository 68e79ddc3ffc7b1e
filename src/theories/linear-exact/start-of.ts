import { InputError, type Plain, type Request, shown } from '../../contract/index.js';
import type { Parameters } from './parameters.js';
import { drawStart } from './start.js';
import type { Overlaps, Start } from './start-state.js';

/**
 * The start of one replica: the one the request brings, else drawn from (seed, replica).
 * @throws InputError `START_INVALID` when the request's start is neither weights nor overlaps.
 */
export function startOf(parameters: Parameters, { start, seed }: Request, replica: number): Start {
  return start === undefined ? drawStart(parameters, seed, replica) : readStart(start);
}

const overlapNames = ['readoutSquaredNorm', 'hiddenSquaredNorm', 'layerProduct', 'layerArea'] as const;

/** A start given as plain data. @throws InputError `START_INVALID`. */
export function readStart(plain: Plain): Start {
  const given = plain as Record<string, Plain>;
  const readoutWeights = vector(given?.readoutWeights);
  const hiddenWeights = vector(given?.hiddenWeights);
  if (readoutWeights && hiddenWeights && readoutWeights.length === hiddenWeights.length)
    return { readoutWeights, hiddenWeights };
  const overlaps = overlapNames.map((name) => [name, given?.[name]] as const);
  if (overlaps.every(([, value]) => typeof value === 'number' && Number.isFinite(value)))
    return Object.fromEntries(overlaps) as unknown as Overlaps;
  throw new InputError({
    code: 'START_INVALID',
    path: 'start',
    expected: `readoutWeights and hiddenWeights of one length, or ${overlapNames.join(', ')}`,
    received: shown(plain),
    next: 'Give all weights or all four overlaps, finite numbers',
  });
}

function vector(plain: Plain | undefined): Float64Array | undefined {
  const values =
    plain instanceof Float64Array ? plain : Array.isArray(plain) ? Float64Array.from(plain as number[]) : undefined;
  return values && values.length > 0 && values.every(Number.isFinite) ? values : undefined;
}
