import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError, parseParameters } from '../../../../src/contract/index.js';
import { symmetricEigenvalues } from '../../../../src/numerics/linalg/index.js';
import { momentsOf, standardError, variance } from '../../../../src/numerics/statistics/index.js';
import { coordinatesOf, drawStart, readStart, sizesOf } from '../../../../src/theories/sgd-ode/initial/index.js';
import { parameters } from '../../../../src/theories/sgd-ode/parameters.js';
import type { Overlaps } from '../../../../src/theories/sgd-ode/state.js';

const parsed = (raw: Record<string, unknown>) => parseParameters(parameters, raw);

/** Q, M, P as one matrix. */
function joint(overlaps: Overlaps): Float64Array {
  const { p, k } = sizesOf(overlaps);
  const n = p + k;
  return Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    if (i < p && j < p) return overlaps.studentOverlap[i * p + j]!;
    if (i >= p && j >= p) return overlaps.teacherOverlap[(i - p) * k + j - p]!;
    return i < p ? overlaps.crossOverlap[i * k + j - p]! : overlaps.crossOverlap[j * k + i - p]!;
  });
}

const kinds: Record<string, unknown>[] = [
  { initialisation: { kind: 'random', scale: 0.7 } },
  { initialisation: { kind: 'random', scale: 0.7 }, constraint: 'spherical' },
  { initialisation: { kind: 'spherical', scale: 2 } },
  { initialisation: { kind: 'informed' } },
  { initialisation: { kind: 'symmetric', overlap: 0.1 } },
  { teacher: 'random' },
];

describe.each(kinds)('start %j', (kind) => {
  test('is a Gram matrix of vectors of that dimension, the same for the same address', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 3 }), (seed, width, k) => {
        const given = parsed({ ...kind, width, teacherWidth: k, inputDimension: 10 });
        const start = drawStart(given, seed, 3);
        expect(drawStart(given, seed, 3)).toEqual(start);
        const values = symmetricEigenvalues(joint(start), width + k);
        expect(values[0]!).toBeGreaterThan(-1e-12 * values.at(-1)!);
        expect(values.filter((v) => v > 1e-11 * values.at(-1)!).length).toBeLessThanOrEqual(10);
        const { parallel, teacher, teacherRank, orthogonal, orthogonalRank } = coordinatesOf(start);
        const again = start.studentOverlap.map((_, at) => {
          const [i, j] = [Math.floor(at / width), at % width];
          let sum = 0;
          for (let c = 0; c < teacherRank; c++) sum += parallel[i * teacherRank + c]! * parallel[j * teacherRank + c]!;
          for (let c = 0; c < orthogonalRank; c++)
            sum += orthogonal[i * orthogonalRank + c]! * orthogonal[j * orthogonalRank + c]!;
          return sum;
        });
        for (const [at, q] of start.studentOverlap.entries()) expect(again[at]).toBeCloseTo(q, 10);
        expect(teacher.length).toBe(k * teacherRank);
      }),
      { numRuns: 30 },
    );
  });
});

test('random overlaps have the moments of d normal weights, p + k > d among them', () => {
  const [d, scale] = [4, 1.3];
  const given = parsed({ width: 5, teacherWidth: 2, inputDimension: d, initialisation: { kind: 'random', scale } });
  const draws = Array.from({ length: 4000 }, (_, r) => drawStart(given, 5, r));
  const expected: [string, (s: Overlaps) => number, number, number][] = [
    ['Q_00', (s) => s.studentOverlap[0]!, scale * scale, (2 * scale ** 4) / d],
    ['Q_44', (s) => s.studentOverlap[24]!, scale * scale, (2 * scale ** 4) / d],
    ['Q_43', (s) => s.studentOverlap[23]!, 0, scale ** 4 / d],
    ['M_21', (s) => s.crossOverlap[5]!, 0, scale ** 2 / d],
  ];
  for (const [name, of, mean, spread] of expected) {
    const moments = momentsOf(draws.map(of));
    expect(Math.abs(moments.mean - mean), name).toBeLessThan(4 * standardError(moments));
    expect(variance(moments) / spread, name).toBeGreaterThan(0.85);
    expect(variance(moments) / spread, name).toBeLessThan(1.2);
  }
});

test('explicit weights give their Gram matrices', () => {
  const start = drawStart(
    parsed({
      hiddenWeightMatrix: [
        [2, 0, 0],
        [1, 1, 0],
      ],
      teacherWeightMatrix: [[0, 3, 0]],
    }),
    1,
    0,
  );
  expect([...start.studentOverlap].map((q) => 3 * q)).toEqual([4, 2, 2, 2].map((q) => expect.closeTo(q, 14)));
  expect([...start.crossOverlap].map((m) => 3 * m)).toEqual([0, 3].map((m) => expect.closeTo(m, 14)));
  expect(3 * start.teacherOverlap[0]!).toBeCloseTo(9, 14);
});

const refused: [string, Record<string, unknown>, RegExp][] = [
  [
    'no weights',
    {
      studentOverlap: [
        [1, 2],
        [2, 1],
      ],
      crossOverlap: [[0], [0]],
    },
    /studentOverlap.*nearest valid studentOverlap is \[\[1\.5,1\.5\],\[1\.5,1\.5\]\]/,
  ],
  [
    'teacher part too long',
    { studentOverlap: [[1]], crossOverlap: [[2]], teacherOverlap: [[1]] },
    /nearest valid studentOverlap is \[\[4\]\]/,
  ],
  [
    'asymmetric',
    {
      studentOverlap: [
        [1, 0.2],
        [0.1, 1],
      ],
      crossOverlap: [[0], [0]],
    },
    /symmetric/,
  ],
  [
    'teacher not positive',
    {
      teacherOverlap: [
        [1, 2],
        [2, 1],
      ],
    },
    /teacherOverlap.*nearest valid/,
  ],
  [
    'teacher with a zero row',
    {
      teacherOverlap: [
        [1, 0],
        [0, 0],
      ],
    },
    /positive diagonal/,
  ],
  [
    'outside a dependent teacher',
    {
      studentOverlap: [[1]],
      crossOverlap: [[0.5, -0.5]],
      teacherOverlap: [
        [1, 1],
        [1, 1],
      ],
    },
    /nearest valid crossOverlap is \[\[0,0\]\]/,
  ],
  [
    'too few dimensions',
    { width: 4, teacherWidth: 2, inputDimension: 5, initialisation: { kind: 'symmetric' } },
    /at least 6/,
  ],
];

test.each(refused)('%s: refused with the nearest valid start', (_name, raw, message) => {
  expect(() => drawStart(parsed(raw), 1, 0)).toThrow(InputError);
  expect(() => drawStart(parsed(raw), 1, 0)).toThrow(message);
});

test('a start survives being plain data, a broken one is refused', () => {
  const start = drawStart(parsed({}), 2, 1);
  expect(readStart(structuredClone(start) as never)).toEqual(start);
  expect(() => readStart({ studentOverlap: [1] })).toThrow(/START_INVALID|readoutWeights/);
});
