import { InputError, type Request } from '../../contract/index.js';
import { exp, log } from '../../numerics/math/index.js';

/** The times asked for, ascending and distinct, else an automatic grid. @throws InputError `TIME_INVALID`. */
export function timesOf({ at, quality }: Request, finalTime: number): Float64Array {
  const asked = at?.t;
  if (!asked || asked.length === 0) return timeGrid(finalTime, quality === 'interactive' ? 160 : 400);
  for (const t of asked)
    if (!(t >= 0 && Number.isFinite(t)))
      throw new InputError({
        code: 'TIME_INVALID',
        path: 'at.t',
        expected: 'finite times >= 0',
        received: String(t),
        next: 'The theory starts at t = 0; late limits are read from a long run',
      });
  return Float64Array.from(new Set(asked)).sort();
}

/** 0, and `count` times from finalTime/1e4 on: geometric, with every third replaced by a linear grid that resolves late plateaus. */
export function timeGrid(finalTime: number, count: number): Float64Array {
  const times = new Set([0]);
  const geometric = Math.round((2 * count) / 3);
  const first = finalTime * 1e-4;
  const step = log(1e4) / (geometric - 1);
  for (let i = 0; i < geometric; i++) times.add(i === geometric - 1 ? finalTime : first * exp(i * step));
  const linear = count - geometric;
  for (let i = 1; i < linear; i++) times.add((finalTime * i) / linear);
  return Float64Array.from(times).sort();
}
