import { expect, test } from 'vitest';
import { parseParameters, type UserData } from '../../../src/contract/index.js';
import { fromData } from '../../../src/theories/linear-exact/from-data.js';
import { parameters } from '../../../src/theories/linear-exact/parameters.js';

function table(rows: number[][], labels: number[]): UserData {
  return {
    source: 'table.csv',
    inputs: Float64Array.from(rows.flat()),
    labels: Float64Array.from(labels),
    rows: rows.length,
    names: rows[0]!.map((_, j) => `x${j}`),
    labelName: 'y',
  };
}

test('one column is the line itself', () => {
  expect(fromData(table([[1], [-2]], [3, 4]))).toEqual({ inputs: [1, -2], labels: [3, 4] });
});

test('columns on a line give positions along it', () => {
  const found = parseParameters(
    parameters,
    fromData(
      table(
        [
          [3, 4],
          [-6, -8],
          [0.3, 0.4],
        ],
        [1, 2, 3],
      ),
    ),
  );
  found.inputs.forEach((a, m) => {
    const row = [
      [3, 4],
      [-6, -8],
      [0.3, 0.4],
    ][m]!;
    found.direction.forEach((n, j) => {
      expect(a * n).toBeCloseTo(row[j]!, 12);
    });
  });
});

test('columns off a line are refused with the share that is off', () => {
  expect(() =>
    fromData(
      table(
        [
          [1, 0],
          [1, 0],
          [0, 1],
        ],
        [1, 2, 3],
      ),
    ),
  ).toThrow(
    /inputs are not one-dimensional \(33\.3 % of variance off the line\); theory does not apply; project or use the MLP lab/,
  );
  expect(() =>
    fromData(
      table(
        [
          [1, 1e-5],
          [1, -1e-5],
        ],
        [1, 2],
      ),
    ),
  ).not.toThrow();
  expect(() =>
    fromData(
      table(
        [
          [1, 2e-4],
          [1, -2e-4],
        ],
        [1, 2],
      ),
    ),
  ).toThrow(/not one-dimensional/);
});

test('zeros are refused', () => {
  expect(() => fromData(table([[0], [0]], [1, 2]))).toThrow(/all inputs are zero: slope undefined/);
});
