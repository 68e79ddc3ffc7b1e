import * as z from 'zod';
import { InputError, parameter, type Request } from '../../../contract/index.js';
import { exp, log } from '../../../numerics/math/index.js';

/** End of the times a calculator chooses itself. */
export const finalTime = parameter(z.number().positive().max(1e9).default(100), {
  symbol: 't_max',
  meaning: 'end of the times',
  scale: 'log',
  range: [1, 1000],
  group: 'training',
});

/** The times asked for, or 200 in geometric progression up to the end. @throws InputError `TIME_INVALID`. */
export function calculatorTimes({ at }: Request, end: number): Float64Array {
  for (const t of at?.t ?? [])
    if (!(t >= 0 && Number.isFinite(t)))
      throw new InputError({
        code: 'TIME_INVALID',
        path: 'at.t',
        expected: 'finite times >= 0',
        received: String(t),
        cause: 'time must be ≥ 0',
        next: "Limits at infinite time come from the calculator 'fixed-points'",
      });
  return at?.t ?? Float64Array.from({ length: 200 }, (_, k) => end * exp((log(1e4) * (k - 199)) / 199));
}
