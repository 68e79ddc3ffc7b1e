import type { Job } from '../../../contract/index.js';
import { append, remember, type Sweep } from './sweep.js';
import type { Trial } from './trial.js';
import { combine, dots, setVector } from './vectors.js';

/**
 * A new direction below this share of (D, σ), whose part in the residual is below that share of it, takes no part, nor does
 * its normal. A direction is known to the solver's tolerance over its share: smaller ones would be mostly rounding, and make
 * the samples of equal problems differ.
 */
const negligible = { direction: 1e-4, residual: 1e-2 };

/** Writes a finished row: weights, its direction e_n by Gram-Schmidt (twice), F and A, and what later normals must avoid. */
export function* storeRow(sweep: Sweep, { n, y, w, b, normal }: Trial, t: number): Job<void> {
  const { ensemble, setting, workshop, noiseParts, overlaps, residuals, capacity } = sweep;
  const { directions, normals, error } = workshop;
  const { size, p, teacher, feature } = ensemble;
  sweep.y.set(y, n * size);
  sweep.w.set(w, n * size);
  const deviation = w.map((v, i) => feature[i]! * (v - teacher[i]!));
  const { rest, restNoise, along } = yield* split(sweep, n, deviation);
  let square = restNoise * restNoise;
  let total = setting.labelNoiseVariance;
  for (let i = 0; i < size; i++) {
    square += p[i]! * rest[i]! * rest[i]!;
    total += error[i]! * deviation[i]!;
  }
  const response = new Float64Array(n);
  dots(normals, n, error, response);
  const root = 1 / Math.sqrt(setting.sampleRatio);
  let level = 0;
  for (let k = 0; k < n; k++) {
    const residual = along[k]! + response[k]! * root;
    overlaps[n * capacity + k] = along[k]!;
    residuals[n * capacity + k] = residual;
    level += residual * residual;
  }
  const kappa = sweep.kappa[n]!;
  const matters =
    square > negligible.direction * negligible.direction * total ||
    kappa * kappa * square > negligible.residual * negligible.residual * level;
  const own = matters ? Math.sqrt(square) : 0;
  overlaps[n * capacity + n] = own;
  residuals[n * capacity + n] = own * kappa;
  if (own > 0) {
    for (let i = 0; i < size; i++) rest[i]! /= own;
    setVector(directions, n, rest);
    noiseParts[n] = restNoise / own;
    setVector(normals, n, normal);
    append(workshop, normal);
  }
  workshop.vector.set(deviation);
  yield* remember(sweep, workshop.vector);
  sweep.derivative[n] = b;
  sweep.times[n] = t;
  sweep.rows++;
}

interface Split {
  rest: Float64Array;
  restNoise: number;
  along: Float64Array;
}

/** Parts of (√s D, σ) along the earlier directions and the rest. */
function* split({ ensemble, setting, workshop, noiseParts }: Sweep, n: number, deviation: Float64Array): Job<Split> {
  const { size, p } = ensemble;
  const { directions, weighted, vector: rest } = workshop;
  rest.set(deviation);
  let restNoise = Math.sqrt(setting.labelNoiseVariance);
  const along = new Float64Array(n);
  for (let pass = 0; pass < 2; pass++) {
    const c = new Float64Array(n);
    for (let i = 0; i < size; i++) weighted[i] = rest[i]! * p[i]!;
    dots(directions, n, weighted, c);
    for (let k = 0; k < n; k++) {
      c[k]! += restNoise * noiseParts[k]!;
      along[k]! += c[k]!;
    }
    for (let k = 0; k < n; k++) {
      restNoise -= c[k]! * noiseParts[k]!;
      c[k] = -c[k]!;
    }
    yield { done: n };
    combine(directions, n, c, rest);
    yield { done: n };
  }
  return { rest, restNoise, along };
}
