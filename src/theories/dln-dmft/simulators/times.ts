import { InputError, type Request } from '../../../contract/index.js';
import { exp, log } from '../../../numerics/math/index.js';
import type { Setting } from '../conversions.js';
import { firstTime } from '../dmft/grid.js';

/** Times of a simulation in the user's units: those asked for, else a grid even in log t with the start. @throws InputError `TIME_INVALID` */
export function timesOf({ at, quality }: Pick<Request, 'at' | 'quality'>, setting: Setting): Float64Array {
  if (at?.t) {
    for (const t of at.t) if (!(t >= 0 && Number.isFinite(t))) throw timeInvalid(t);
    return Float64Array.from(new Set(at.t)).sort();
  }
  const count = quality === 'interactive' ? 60 : 150;
  const last = setting.finalTime;
  const first = Math.min(firstTime(setting), last / 10);
  const rise = log(last / first) / (count - 1);
  const times = Float64Array.from({ length: count + 1 }, (_, k) => (k === 0 ? 0 : first * exp((k - 1) * rise)));
  times[count] = last;
  return times.map((t) => t / setting.timeFactor);
}

function timeInvalid(t: number): InputError {
  return new InputError({
    code: 'TIME_INVALID',
    path: 'at.t',
    expected: 'finite times >= 0',
    received: String(t),
    next: "Ask the calculator 'fixed-points' for the limit at infinite time",
  });
}
