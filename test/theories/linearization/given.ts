import { type Dataset, finish, parseParameters, type Request } from '../../../src/contract/index.js';
import { type Beginning, beginningOf } from '../../../src/theories/linearization/beginning.js';
import { type Parameters, parameters } from '../../../src/theories/linearization/parameters.js';

/** Parameters of a run with some of them given. */
export function given(some: Record<string, unknown> = {}): Parameters {
  return parseParameters(parameters, some);
}

/** The start of the first replica. */
export function begin(some: Record<string, unknown> = {}, seed = 1): Beginning {
  return beginningOf(given(some), { seed }, 0);
}

/** Runs a calculation of the theory. */
export function compute(
  calculation: { run(p: Parameters, request: Request): Generator<unknown, Dataset, void> },
  some: Record<string, unknown>,
  request: Partial<Request> = {},
): Dataset {
  return finish(calculation.run(given(some), { quality: 'interactive', seed: 1, ...request }) as never);
}

/** Runs a generator to its end. */
export function result<T>(job: Generator<unknown, T, void>): T {
  for (let step = job.next(); ; step = job.next()) if (step.done) return step.value;
}

/** Largest |a − b|. */
export function difference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let worst = a.length === b.length ? 0 : Number.NaN;
  for (let i = 0; i < b.length; i++) worst = Math.max(worst, Math.abs(a[i]! - b[i]!));
  return worst;
}
