import type { Job } from '../../../contract/index.js';
import { NumericalError } from '../../../numerics/errors.js';
import { type Arena, kernels } from '../../../numerics/kernels/index.js';
import type { Setting } from '../conversions.js';
import { type Address, drawEnsemble } from './ensemble.js';
import { decayError, extrapolated, extrapolationError, firstTime, nextRatio } from './grid.js';
import { principalDirections, type Rotation, rotated } from './rotation.js';
import { advance, type Preconditioner } from './row.js';
import { emptySweep, type Sweep, workshopBytes } from './sweep.js';
import { getVector } from './vectors.js';

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
  const arena = kernels().arena(workshopBytes(1.3 * samples, mostRows));
  try {
    return yield* planned(arena, setting, samples, target, { seed, scramble: pilotScramble });
  } finally {
    arena.release();
  }
}

function* planned(arena: Arena, setting: Setting, samples: number, target: number, address: Address): Job<Plan> {
  const ensemble = drawEnsemble(arena, setting, samples, mostRows, address);
  const pilot = emptySweep(arena, setting, ensemble, mostRows, 3);
  const preconditioner: Preconditioner = [];
  const fresh = new Float64Array(ensemble.size);
  let t = Math.min(firstTime(setting), setting.finalTime);
  let ratio = 1.1;
  for (;;) {
    const n = pilot.rows;
    yield* advance(pilot, t, getVector(ensemble.normals, n, fresh), extrapolated(pilot, t), preconditioner);
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
export function* production(setting: Setting, plan: Plan, samples: number, seed: number, scramble: number): Job<Sweep> {
  const arena = kernels().arena(workshopBytes(1.3 * samples, plan.times.length));
  try {
    return yield* produced(arena, setting, plan, samples, { seed, scramble });
  } finally {
    arena.release();
  }
}

function* produced(
  arena: Arena,
  setting: Setting,
  { times, rotation, preconditioner }: Plan,
  samples: number,
  address: Address,
): Job<Sweep> {
  const rows = times.length;
  const ensemble = drawEnsemble(arena, setting, samples, rows, address);
  const sweep = emptySweep(arena, setting, ensemble, rows, 3);
  yield { done: 0, total: rows };
  const { drive } = sweep.workshop;
  for (let n = 0; n < rows; n++) {
    const fresh = rotated(rotation, n, ensemble.normals, drive);
    for (const step of advance(sweep, times[n]!, fresh, extrapolated(sweep, times[n]!), preconditioner))
      yield { ...step, total: rows };
  }
  return sweep;
}
