import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multiply } from '../../../src/numerics/linalg/matrix.js';
import { qr, type ThinQr } from '../../../src/numerics/linalg/qr.js';
import { appendColumn, appendRow, deleteColumn, deleteRow } from '../../../src/numerics/linalg/qr-update.js';
import { distance, failureCode, matrixArbitrary, orthonormalityError, pseudoRandom } from './matrices.js';

/** Every update as: the new factorisation, and which rows of A it should reproduce. */
const updates: {
  name: string;
  fits(f: ThinQr): boolean;
  apply(f: ThinQr, rows: number[][], pick: number): [ThinQr, number[][]];
}[] = [
  {
    name: 'appendRow',
    fits: () => true,
    apply: (f, rows, pick) => {
      const row = pick % 3 === 0 ? rows[0]! : [...pseudoRandom(f.columns, pick)];
      return [appendRow(f, Float64Array.from(row)), [...rows, row]];
    },
  },
  {
    name: 'deleteRow',
    fits: (f) => f.rows > f.columns,
    apply: (f, rows, pick) => {
      const index = pick % f.rows;
      return [deleteRow(f, index), rows.filter((_, i) => i !== index)];
    },
  },
  {
    name: 'appendColumn',
    fits: (f) => f.rows > f.columns,
    apply: (f, rows, pick) => {
      const column = pick % 3 === 0 ? rows.map((row) => 2 * row[0]!) : [...pseudoRandom(f.rows, pick)];
      return [appendColumn(f, Float64Array.from(column)), rows.map((row, i) => [...row, column[i]!])];
    },
  },
  {
    name: 'deleteColumn',
    fits: (f) => f.columns > 1,
    apply: (f, rows, pick) => {
      const index = pick % f.columns;
      return [deleteColumn(f, index), rows.map((row) => row.filter((_, j) => j !== index))];
    },
  },
];

function expectFactors(f: ThinQr, rows: number[][]): void {
  const a = rows.flat();
  const size = Math.max(1, ...a.map(Math.abs));
  expect(distance(multiply(f.q, f.r, f.rows, f.columns, f.columns), a)).toBeLessThan(1e-13 * size);
  expect(orthonormalityError(f.q, f.rows, f.columns)).toBeLessThan(1e-13);
  for (let i = 0; i < f.columns; i++) {
    expect(f.r[i * f.columns + i]).toBeGreaterThanOrEqual(0);
    for (let j = 0; j < i; j++) expect(f.r[i * f.columns + j]).toBe(0);
  }
}

describe('QR updates', () => {
  for (const { name, fits, apply } of updates) {
    it(`${name} gives the factorisation of the changed matrix`, () => {
      fc.assert(
        fc.property(matrixArbitrary(10, 6, 'tall'), fc.nat(100), ({ rows, columns, a }, pick) => {
          const f = qr(a, rows, columns);
          fc.pre(fits(f));
          const table = Array.from({ length: rows }, (_, i) => [...a.subarray(i * columns, (i + 1) * columns)]);
          expectFactors(...apply(f, table, pick));
        }),
      );
    });
  }

  it('stays orthonormal through 300 mixed updates', () => {
    let f = qr(pseudoRandom(40, 9), 8, 5);
    let rows = Array.from({ length: 8 }, (_, i) => [...pseudoRandom(40, 9).subarray(i * 5, (i + 1) * 5)]);
    for (let k = 0; k < 300; k++) {
      const update = updates[(k * 7 + (k >> 2)) % updates.length]!;
      if (update.fits(f)) [f, rows] = update.apply(f, rows, k + 1);
    }
    expectFactors(f, rows);
  });

  it('removes a row that alone spans a direction', () => {
    const f = qr(Float64Array.of(1, 0, 0, 1, 0, 2), 3, 2);
    expectFactors(deleteRow(f, 0), [
      [0, 1],
      [0, 2],
    ]);
  });

  it('fails with a code', () => {
    const square = qr(Float64Array.of(1, 2, 3, 5), 2, 2);
    const wrong: (() => unknown)[] = [
      () => appendColumn(square, new Float64Array(2)),
      () => deleteRow(square, 0),
      () => deleteColumn(square, 2),
      () => appendRow(square, new Float64Array(3)),
    ];
    for (const run of wrong) expect(failureCode(run)).toBe('LINALG_SHAPE');
  });
});
