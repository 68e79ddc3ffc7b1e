import { describe, expect, test } from 'vitest';
import { correlations } from '../../../src/networks/correlations.js';
import { inputDirection } from '../../../src/networks/jets/index.js';
import { ntk } from '../../../src/networks/kernels/ntk.js';
import { parameterCount } from '../../../src/networks/network.js';
import { correlationNorm } from '../../../src/networks/norms/correlation-norm.js';
import { mixedGradient } from '../../../src/networks/norms/mixed-gradient.js';
import { whitenedDirection, whitenedGradient } from '../../../src/networks/norms/whitened.js';
import { basePasses } from '../../../src/networks/passes.js';
import { dot, symmetricEigenvalues } from '../../../src/numerics/linalg/index.js';
import { inputsOf, small } from '../fixtures.js';

const N = 3;
const x = inputsOf(N, 3);
const first = x.slice(0, 3);

describe.each(['erf', 'gelu', 'tanh'] as const)('%s', (activation) => {
  const network = small({ activation, sizes: [3, 4, 1] });
  const passes = basePasses(network, x, N);
  const directions = (...inputs: number[]) => inputs.map((c) => inputDirection(network, passes, c));
  const P = parameterCount(network);

  test('without free indices it is the size of the contracted correlation', () => {
    const along = [1, 2, 0, 1];
    correlations(network, passes, [0], along).forEach(([value], d) => {
      expect(correlationNorm(network, first, 0, directions(...along.slice(0, d + 1)))).toBeCloseTo(
        Math.abs(value!),
        13,
      );
    });
  });

  test('C^{1,0} is the whitened gradient, whose square is the kernel', () => {
    const size = correlationNorm(network, first, 1, []);
    expect(size * size).toBeCloseTo(ntk(network, first, 1)[0]!, 12);
  });

  test.each([[[1]], [[1, 2]], [[1, 2, 0]]])('C^{1,d} along %j, contracted once more, is C^{0,d+1}', (along) => {
    const gradient = mixedGradient(network, first, directions(...along));
    const once = passes.inputs.map((h, l) => h.slice(0, network.layers[l]!.map.columns));
    const deltas = passes.deltas.map((d, l) => d.slice(0, network.layers[l]!.map.rows));
    const own = whitenedGradient(network, { inputs: once, deltas }, [[0, 0]], 0);
    const expected = correlations(network, passes, [0], [...along, 0])[along.length]![0]!;
    expect(dot(gradient, own)).toBeCloseTo(expected, 12);
    expect(correlationNorm(network, first, 1, directions(...along))).toBeCloseTo(
      Math.sqrt(dot(gradient, gradient)),
      13,
    );
  });

  test.each([[[]], [[1]], [[1, 2]]] as number[][][])(
    'C^{2,d} along %j is the spectral norm of the whole matrix',
    (along) => {
      const matrix = new Float64Array(P * P);
      for (let i = 0; i < P; i++) {
        const unit = new Float64Array(P);
        unit[i] = 1;
        matrix.set(mixedGradient(network, first, [...directions(...along), whitenedDirection(network, unit)]), i * P);
      }
      const values = symmetricEigenvalues(matrix, P);
      const largest = Math.max(-values[0]!, values[P - 1]!);
      expect(correlationNorm(network, first, 2, directions(...along)) / largest).toBeCloseTo(1, 6);
    },
  );
});

test('combinations without an algorithm are refused', () => {
  const network = small({});
  const passes = basePasses(network, x, N);
  expect(() => correlationNorm(network, first, 3, [inputDirection(network, passes, 1)])).toThrow(RangeError);
  expect(() => correlationNorm(network, first, 4, [])).toThrow(RangeError);
});
