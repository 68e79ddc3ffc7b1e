import { expect, test } from 'vitest';
import { mechanismOf } from '../../../src/networks/indicators/mechanism.js';

// The rows of the digits table of the theory: kernel ratio, kernel cosine, cosine before and after, reading.
const rows: [number, number, number, number, string][] = [
  [4.08, 0.928, -0.05, 0.97, 'alignment'],
  [1.71, 0.973, -0.05, 0.82, 'alignment'],
  [15.4, 0.918, 1, 0.99, 'rescaling'],
  [0.261, 0.907, 1, 0.86, 'disalignment'],
  [0.119, 0.815, 1, 0.37, 'disalignment'],
  [0.997, 1, -0.05, 0.21, 'kernel'],
  [1, 1, -0.05, 0.65, 'kernel, one layer rotates'],
  [11.4, 0.953, 1, 0.71, 'rescaling'],
  [0.44, 0.995, 0, 0.19, 'rescaling'],
];

test.each(rows)(
  'kernel × %f, cosine %f, %f to %f: %s',
  (kernelRatio, kernelCosine, cosineBefore, cosineAfter, reading) => {
    expect(mechanismOf({ kernelRatio, kernelCosine, cosineBefore, cosineAfter })).toBe(reading);
  },
);
