import type { Arena } from '../../../numerics/kernels/index.js';
import { randomStream } from '../../../numerics/random/index.js';
import type { Setting } from '../conversions.js';
import { givenFeatures, largestEigenvalue } from './features.js';
import { drawCoordinates, drawNoise, type Instance } from './instance.js';

/** A network on a feature matrix that is given (row by row, entries of variance 1/d), with a teacher and noise drawn for it. */
export function givenInstance(
  arena: Arena,
  setting: Setting,
  { values, rows, columns }: { values: Float64Array; rows: number; columns: number },
  { seed, replica }: { seed: number; replica: number },
): Instance {
  const coordinates = drawCoordinates(setting, columns, randomStream(seed, 'instance', replica, 'teacher'));
  const noise = drawNoise(rows, rows, randomStream(seed, 'instance', replica, 'noise'));
  const sigma = Math.sqrt(setting.labelNoiseVariance);
  const labels = arena.f64(rows);
  for (let r = 0; r < rows; r++) {
    let sum = 0;
    for (let i = 0; i < columns; i++) sum += values[r * columns + i]! * coordinates.teacher[i]!;
    labels[r] = sum + sigma * noise.seen[r]!;
  }
  const features = givenFeatures(arena, values, rows, columns);
  return {
    setting,
    dimension: columns,
    samples: rows,
    features,
    labels,
    unreachable: 0,
    edge: largestEigenvalue(features) * (columns / rows),
    ...coordinates,
  };
}
