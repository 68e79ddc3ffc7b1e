import { NumericalError } from '../errors.js';

/** Throws NumericalError STATISTICS_INPUT with the given sentence unless `holds`. */
export function requireInput(holds: boolean, what: string, remedy: string): void {
  if (holds) return;
  throw new NumericalError({
    code: 'STATISTICS_INPUT',
    what,
    cause: 'too few samples, or an argument outside the range of the method',
    remedy,
  });
}

/** Throws NumericalError STATISTICS_NOT_FINITE when an entry is NaN or infinite: a mean or an order of them means nothing. */
export function requireFinite(what: string, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i]!)) continue;
    throw new NumericalError({
      code: 'STATISTICS_NOT_FINITE',
      what: `${what}: entry ${i} is ${values[i]}`,
      cause: 'a run diverged',
      remedy: 'leave diverged runs out and report how many there were, or lower the step size or learning rate',
    });
  }
}
