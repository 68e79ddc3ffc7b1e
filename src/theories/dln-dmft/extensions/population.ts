import { exp, log } from '../../../numerics/math/index.js';
import { randomStream } from '../../../numerics/random/index.js';
import { fillStratifiedNormals } from '../../../numerics/sampling/index.js';
import type { StartClass } from '../conversions.js';
import type { Teacher } from '../teacher.js';
import type { VarianceClass } from '../variances.js';

/** Coordinates as weighted samples: teacher, start and feature variance. */
export interface Population {
  size: number;
  /** Square roots of the probabilities: vectors carry them, so that scalar products are expectations. */
  share: Float64Array;
  teacher: Float64Array;
  /** √s. */
  feature: Float64Array;
  u: Float64Array;
  v: Float64Array;
}

/** Equal numbers of samples for every combination of teacher component, start and variance. */
export function drawPopulation(
  { teacher, starts, variances }: { teacher: Teacher; starts: StartClass[]; variances: VarianceClass[] },
  samples: number,
  seed: number,
  repeat: number,
): Population {
  const classes = starts.flatMap((start) =>
    variances.flatMap((one) =>
      teacher.map((part) => ({ start, part, one, weight: start.weight * one.weight * part.weight })),
    ),
  );
  const count = Math.max(16, Math.ceil(samples / classes.length));
  const size = count * classes.length;
  const out = { size } as Population;
  for (const name of ['share', 'teacher', 'feature', 'u', 'v'] as const) out[name] = new Float64Array(size);
  classes.forEach(({ start, part, one, weight }, c) => {
    const values = new Float64Array(count);
    if (part.kind === 'atom') values.fill(part.value);
    else spread(values, part.standardDeviation, seed, repeat, c);
    const logScale = log(start.scale);
    for (let k = 0; k < count; k++) {
      const i = c * count + k;
      out.share[i] = Math.sqrt(weight / count);
      out.teacher[i] = values[k]!;
      out.feature[i] = Math.sqrt(one.variance);
      out.u[i] = exp(logScale + start.asymmetry / 2);
      out.v[i] = exp(logScale - start.asymmetry / 2);
    }
  });
  return out;
}

/** Stratified normal numbers with the exact second moment. */
function spread(values: Float64Array, deviation: number, seed: number, repeat: number, index: number): void {
  fillStratifiedNormals(values, randomStream(seed, 'population', repeat, index));
  let square = 0;
  for (const x of values) square += x * x;
  const scale = deviation / Math.sqrt(square / values.length);
  for (let k = 0; k < values.length; k++) values[k]! *= scale;
}
