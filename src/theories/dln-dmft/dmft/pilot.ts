import type { Job } from '../../../contract/index.js';
import { NumericalError } from '../../../numerics/errors.js';
import type { Setting } from '../conversions.js';
import { drawEnsemble } from './ensemble.js';
import { decayError, extrapolated, extrapolationError, firstTime, nextRatio } from './grid.js';
import { principalDirections, type Rotation, rotated } from './rotation.js';
import { advance, type Preconditioner } from './row.js';
import { emptySweep, type Sweep } from './sweep.js';

/** Largest number of rows. */
export const mostRows = 300;

/** What a small first sweep finds out for the sweeps that count. */
export interface Plan {
  times: Float64Array;
  rotation: Rotation;
  preconditioner: Preconditioner;
  pilot: Sweep;
}

/** Random identity of the pilot, apart from all scrambles. */
const pilotScramble = 1_000_000;

/** A small sweep that chooses the grid, the principal directions and the derivatives. */
export function* plan(setting: Setting, samples: number, target: number, seed: number): Job<Plan> {
  const ensemble = drawEnsemble(setting, samples, mostRows, seed, pilotScramble);
  const pilot = emptySweep(setting, ensemble, mostRows, 3);
  const preconditioner: Preconditioner = [];
  const { size, normals } = ensemble;
  let t = Math.min(firstTime(setting), setting.finalTime);
  let ratio = 1.1;
  for (;;) {
    const n = pilot.rows;
    yield* advance(pilot, t, normals.slice(n * size, (n + 1) * size), extrapolated(pilot, t), preconditioner);
    if (t >= setting.finalTime) break;
    if (n + 1 === mostRows) throw tooLong(t, setting.finalTime);
    if (n >= 3) ratio = nextRatio(ratio, Math.max(extrapolationError(pilot), decayError(pilot, target)), target);
    // The last step is not much shorter than the one before.
    const remaining = setting.finalTime / (t * ratio);
    t = remaining < 1 + 0.3 * (ratio - 1) ? setting.finalTime : t * ratio;
  }
  return { times: pilot.times.slice(0, pilot.rows), rotation: principalDirections(pilot), preconditioner, pilot };
}

function tooLong(t: number, end: number): NumericalError {
  return new NumericalError({
    code: 'DMFT_GRID_TOO_LONG',
    what: `mean-field theory: the grid reached ${mostRows} rows before t = ${end}`,
    time: t,
    step: mostRows,
    cause: 'sharp transitions at a small tolerance need many short steps',
    remedy: 'ask for an earlier final time or a larger tolerance',
  });
}

/** A sweep over the planned grid with normals in principal directions. */
export function* production(
  setting: Setting,
  { times, rotation, preconditioner }: Plan,
  samples: number,
  seed: number,
  scramble: number,
): Job<Sweep> {
  const rows = times.length;
  const ensemble = drawEnsemble(setting, samples, rows, seed, scramble);
  const sweep = emptySweep(setting, ensemble, rows, 3);
  yield { done: 0, total: rows };
  for (let n = 0; n < rows; n++) {
    const fresh = rotated(rotation, n, ensemble.normals, ensemble.size);
    for (const step of advance(sweep, times[n]!, fresh, extrapolated(sweep, times[n]!), preconditioner))
      yield { ...step, total: rows };
  }
  return sweep;
}
