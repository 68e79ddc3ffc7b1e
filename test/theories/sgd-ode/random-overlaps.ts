import { parseParameters } from '../../../src/contract/index.js';
import { drawStart } from '../../../src/theories/sgd-ode/initial/index.js';
import { type Parameters, parameters } from '../../../src/theories/sgd-ode/parameters.js';
import type { Overlaps } from '../../../src/theories/sgd-ode/state.js';

/** Parsed parameters. */
export function parsed(raw: Record<string, unknown> = {}): Parameters {
  return parseParameters(parameters, raw);
}

/** Overlaps of random students and a random teacher in few dimensions: far from orthogonal, full rank. */
export function randomStart(p: number, k: number, seed: number, dimension = 2 * (p + k)): Overlaps {
  const given = parsed({ width: p, teacherWidth: k, teacher: 'random', simulationDimension: dimension });
  return drawStart({ ...given, width: p, teacherWidth: k }, seed, 0);
}

/** Ω of a start, n × n row-major. */
export function covarianceOf({
  studentOverlap,
  crossOverlap,
  teacherOverlap,
  readoutWeights,
  teacherReadoutWeights,
}: Overlaps) {
  const [p, k] = [readoutWeights.length, teacherReadoutWeights.length];
  const n = p + k;
  const omega = new Float64Array(n * n);
  for (let a = 0; a < n; a++)
    for (let b = 0; b < n; b++)
      omega[a * n + b] =
        a < p && b < p
          ? studentOverlap[a * p + b]!
          : a < p
            ? crossOverlap[a * k + b - p]!
            : b < p
              ? crossOverlap[b * k + a - p]!
              : teacherOverlap[(a - p) * k + b - p]!;
  return omega;
}
