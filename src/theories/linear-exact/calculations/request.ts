import { InputError, type Request } from '../../../contract/index.js';

/** Whether a quantity is wanted. */
export function wants({ quantities }: Request, name: string): boolean {
  return !quantities || quantities.includes(name);
}

/** Indices of the replicas wanted, undefined for a single run. */
export function replicasOf({ replicas }: Request): number[] | undefined {
  return replicas && Array.from({ length: replicas.to - replicas.from }, (_, k) => replicas.from + k);
}

/** The times asked for, checked. @throws InputError `TIME_INVALID`. */
export function timesOf({ at }: Request): Float64Array | undefined {
  for (const t of at?.t ?? [])
    if (!(t >= 0 && Number.isFinite(t)))
      throw new InputError({
        code: 'TIME_INVALID',
        path: 'at.t',
        expected: 'finite times >= 0',
        received: String(t),
        cause: 'time must be ≥ 0',
        next: 'Limits at infinite time have names of their own, e.g. finalSlope',
      });
  return at?.t;
}

/** Number of times on the grid a calculation chooses itself. */
export function gridSize({ quality }: Request): number {
  return quality === 'interactive' ? 200 : 600;
}

/** Refuses a result larger than allowed. @throws InputError `MEMORY_LIMIT`. */
export function checkMemory({ memoryLimit }: Request, bytes: number): void {
  if (memoryLimit === undefined || bytes <= memoryLimit) return;
  throw new InputError({
    code: 'MEMORY_LIMIT',
    path: 'request',
    expected: `a result of at most ${memoryLimit} bytes`,
    received: `${bytes} bytes`,
    next: 'Ask for fewer times, quantities or replicas',
  });
}

/** Residual ratios whose times are given when none are asked for. */
export const defaultRatios = Float64Array.of(0.5, 0.1, 0.01, 0.001);

/** Units whose weights are given: those asked for, else the first eight. */
export function unitsOf({ at }: Request, width: number): Float64Array {
  return (at?.i ?? Float64Array.from({ length: Math.min(8, width) }, (_, i) => i)).filter((i) => i >= 0 && i < width);
}
