import { describe, expect, test } from 'vitest';
import { parseParameters, type UserData } from '../../../../src/contract/index.js';
import { fillNormals, randomStream } from '../../../../src/numerics/random/index.js';
import { fromData } from '../../../../src/theories/dln-dmft/data/from-data.js';
import { prepare } from '../../../../src/theories/dln-dmft/data/whiten.js';
import { parameters } from '../../../../src/theories/dln-dmft/parameters.js';

const normals = (length: number, ...address: number[]) =>
  fillNormals(new Float64Array(length), randomStream(7, ...address));

/** Rows with `columns` correlated features and labels from a sparse teacher. */
function made(rows: number, columns: number, noise: number): { data: UserData; share: number; square: number } {
  const [z, epsilon] = [normals(rows * columns, 1), normals(rows, 2)];
  const inputs = z.map((x, at) => 3 + (at % columns) * 0.1 * x);
  const share = 0.2;
  // The first column never varies; on principal axes the others are themselves, of variance 1.
  const teacher = normals(columns, 3).map((w, j) => (j % 5 === 1 ? w : 0));
  const labels = epsilon.map((e, r) => {
    let y = noise * e;
    for (let j = 1; j < columns; j++) y += (z[r * columns + j]! * teacher[j]!) / Math.sqrt(columns - 1);
    return 10 + y;
  });
  const names = Array.from({ length: columns }, (_, j) => `c${j}`);
  const square = teacher.reduce((sum, w) => sum + w * w, 0) / (columns - 1);
  return { data: { source: 'made', inputs, labels, rows, names, labelName: 'y' }, share, square };
}

describe('prepare', () => {
  test.each(['whitened', 'standardised'] as const)('%s: axes are uncorrelated with the variances said', (kind) => {
    const { data } = made(400, 30, 1);
    const { values, rows, columns: d, variances } = prepare(data.inputs, 30, kind);
    expect(d).toBe(29);
    let worst = 0;
    for (let i = 0; i < d; i++)
      for (let j = 0; j <= i; j++) {
        let sum = 0;
        for (let r = 0; r < rows; r++) sum += (values[r * d + i]! * values[r * d + j]! * d) / rows;
        worst = Math.max(worst, Math.abs(sum - (i === j ? variances[i]! : 0)));
      }
    expect(worst).toBeLessThan(1e-9);
    expect(variances.reduce((sum, v) => sum + v, 0) / d).toBeCloseTo(1, 9);
  });
});

describe('from data', () => {
  test('noise and strength of a known teacher are found', () => {
    const { data, square } = made(4000, 101, 0.5);
    const found = parseParameters(parameters, fromData(data));
    expect(found.sampleRatio).toBe(2);
    expect(found.inputDimension).toBe(100);
    // Standard error of a variance from 3900 degrees of freedom: 2.3 %.
    expect(Math.abs(found.labelNoiseVariance / 0.25 - 1)).toBeLessThan(0.08);
    const q = found.teacher.reduce(
      (sum, part) => sum + part.weight * (part.kind === 'gaussian' ? part.standardDeviation ** 2 : 0),
      0,
    );
    expect(Math.abs(q / square - 1)).toBeLessThan(0.1);
    expect(found.teacher[0]!.kind).toBe('atom');
  });

  test.each([
    ['too few rows', made(110, 101, 0.5).data, /rows for 100 features/],
    ['too few features', made(400, 20, 0.5).data, /at least 50/],
    [
      'values that are not finite',
      { ...made(400, 101, 0.5).data, labels: new Float64Array(400).fill(Number.NaN) },
      /finite/,
    ],
  ])('%s', (_, data, message) => {
    expect(() => fromData(data)).toThrow(message);
  });
});
