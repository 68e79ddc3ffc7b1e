import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Scaling, scalingLaws } from '../../../src/theories/linear-exact/exponents.js';
import { type Parametrisation, parametrisations } from '../../../src/theories/linear-exact/parametrisation.js';

function scalingOf(name: Parametrisation, cosAngleExponent = -0.5): Scaling {
  const p = parametrisations[name];
  return {
    widthExponent: 1,
    outputScaleExponent: p.outputScale,
    readoutInitialScaleExponent: p.readoutInitialScale,
    hiddenInitialScaleExponent: p.hiddenInitialScale,
    readoutLearningRateExponent: p.readoutLearningRate,
    hiddenLearningRateExponent: p.hiddenLearningRate,
    cosAngleExponent,
  };
}

/** Published table of standard parametrisations: exponent of S0, phase, exponent of the kernel ratio, angle. */
const table: [Parametrisation, number, string, number, string][] = [
  ['ntk', 0.5, 'kernel', -1, 'none'],
  ['standard', 1, 'kernel', -2, 'none'],
  ['kaiming', 1, 'kernel', -2, 'none'],
  ['lecun', 1, 'kernel', -2, 'none'],
  ['xavier', 0, 'feature:critical', 0, 'partial'],
  ['mean-field', 0, 'feature:critical', 0, 'partial'],
  ['mup', 0, 'feature:critical', 0, 'partial'],
  ['mup-rates', 0, 'feature:critical', 0, 'partial'],
  ['kaiming-mixed', 0.5, 'kernel', -1, 'none'],
  ['tiny-readout', 1, 'kernel', -2, 'full'],
  ['small', -1, 'feature:rich', 1, 'full'],
];

describe.each(table)('%s', (name, lazySlopeScaleExponent, phase, kernelRatioExponent, alignment) => {
  test('has the phase of the table', () => {
    const law = scalingLaws(scalingOf(name));
    expect(law).toMatchObject({ lazySlopeScaleExponent, phase, kernelRatioExponent, alignment });
    expect(law.speed).toBe('stable');
    expect(law.initialOutput).toBe('bounded');
  });
});

test('pre-aligned balanced layers with S0 growing lose alignment', () => {
  expect(scalingLaws(scalingOf('ntk', 0))).toMatchObject({ phase: 'feature:disalignment', initialOutput: 'divergent' });
});

const exponent = fc.integer({ min: -8, max: 8 }).map((k) => k / 4);

test('a constant added to both rates changes neither phase nor alignment, and some constant makes any row stable', () => {
  const scalings = fc.record({
    widthExponent: fc.constant(1),
    outputScaleExponent: exponent,
    readoutInitialScaleExponent: exponent,
    hiddenInitialScaleExponent: exponent,
    readoutLearningRateExponent: exponent,
    hiddenLearningRateExponent: exponent,
    cosAngleExponent: fc.constantFrom(-0.5, 0),
  });
  fc.assert(
    fc.property(scalings, exponent, (scaling, shift) => {
      const law = scalingLaws(scaling);
      const moved = (by: number) =>
        scalingLaws({
          ...scaling,
          readoutLearningRateExponent: scaling.readoutLearningRateExponent + by,
          hiddenLearningRateExponent: scaling.hiddenLearningRateExponent + by,
        });
      expect(moved(shift)).toMatchObject({ phase: law.phase, alignment: law.alignment });
      expect(moved(-law.finalKernelExponent).speed).toBe('stable');
    }),
  );
});

test('exponents closer than 1e-12 count as equal', () => {
  const { lazySlopeScaleExponent, phase } = scalingLaws({ ...scalingOf('mup'), outputScaleExponent: 1e-13 });
  expect(lazySlopeScaleExponent).toBeGreaterThan(0);
  expect(phase).toBe('feature:critical');
});
