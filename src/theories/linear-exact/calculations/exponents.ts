import * as z from 'zod';
import { type Calculation, exact, immediate, parameter, type Quantity } from '../../../contract/index.js';
import { type ScalingLaws, scalingLaws } from '../exponents.js';
import { parametrisations } from '../parametrisation.js';

const exponent = z.number().min(-1e6).max(1e6);

const scaling = z
  .object({
    widthExponent: exponent.min(0).default(1),
    outputScaleExponent: exponent.default(0),
    readoutInitialScaleExponent: exponent.default(0),
    hiddenInitialScaleExponent: exponent.default(0),
    readoutLearningRateExponent: exponent.default(0),
    hiddenLearningRateExponent: exponent.default(0),
    cosAngleExponent: exponent.max(0).optional(),
  })
  .check(({ value, issues }) => {
    const c = value.cosAngleExponent;
    if (c !== undefined && c < -value.widthExponent / 2 - 1e-12)
      issues.push({
        code: 'custom',
        path: ['cosAngleExponent'],
        input: c,
        message: 'an alignment exponent of at least -widthExponent/2: independent layers are not more orthogonal',
      });
  });

const standard = (
  ['ntk', 'standard', 'xavier', 'mean-field', 'mup', 'mup-rates', 'kaiming-mixed', 'tiny-readout', 'small'] as const
).map((name) => ({
  widthExponent: 1,
  outputScaleExponent: parametrisations[name].outputScale,
  readoutInitialScaleExponent: parametrisations[name].readoutInitialScale,
  hiddenInitialScaleExponent: parametrisations[name].hiddenInitialScale,
  readoutLearningRateExponent: parametrisations[name].readoutLearningRate,
  hiddenLearningRateExponent: parametrisations[name].hiddenLearningRate,
}));

const parameters = z.object({
  scalings: parameter(z.array(scaling).min(1).default(standard), {
    symbol: 'c',
    meaning:
      'exponent sets, one per row: every scale grows as κ^exponent; cosAngleExponent is −widthExponent/2 unless given (alignment exponent must not exceed 0). Default: the standard parametrisations',
    group: 'scaling',
    illegal: 'alignment exponent must not exceed 0, width exponent must not be negative',
  }),
});

const numeric = {
  initialSlopeExponent: ['c_s0', 'exponent of the initial slope'],
  layerAreaExponent: ['c_G', 'exponent of outputScale · layerArea'],
  lazySlopeScaleExponent: ['c_S', 'exponent of the laziness scale'],
  imbalanceExponent: ['I', 'imbalance of the layers'],
  initialKernelExponent: ['c_rate0', 'exponent of the kernel eigenvalue at the start'],
  finalKernelExponent: ['c_rate∞', 'exponent of the kernel eigenvalue at the end'],
  kernelRatioExponent: ['c_R', 'exponent of |Θ∞/Θ0 − 1| in the kernel phase, of Θ∞/Θ0 in the rich phase'],
} as const satisfies Partial<Record<keyof ScalingLaws, [string, string]>>;

const labels = {
  phase: ['phase', 'kernel, feature:disalignment, feature:critical or feature:rich'],
  alignment: ['angle', 'whether the layers turn to each other: full, partial or none'],
  speed: ['speed', 'stable, frozen (nothing learned in finite time) or unstable (steps of these rates diverge)'],
  initialOutput: ['f0', 'output at the start: bounded or divergent'],
} as const satisfies Partial<Record<keyof ScalingLaws, [string, string]>>;

function quantitiesOf(rows: Record<string, readonly [string, string]>): Quantity[] {
  return Object.entries(rows).map(([name, [symbol, meaning]]) => ({
    name,
    symbol,
    meaning,
    dims: ['row'],
    scale: 'linear',
  }));
}

/** Phase diagram by exponents: one row of exponents in, derived exponents and labels out. */
export const exponents: Calculation<typeof parameters> = {
  id: 'exponents',
  title: 'Phase diagram by exponents',
  role: 'calculator',
  citations: [],
  method: 'Phases follow from power counting of the laziness scale S0 against the slope that is to be learned.',
  parameters,
  quantities: [...quantitiesOf(numeric), ...quantitiesOf(labels)],
  suits: () => ({ applies: true, reason: 'power counting applies to any exponents', seconds: 0, bytes: 0 }),
  run: ({ scalings }) =>
    immediate(() => {
      const laws = scalings.map((row) =>
        scalingLaws({ ...row, cosAngleExponent: row.cosAngleExponent ?? -row.widthExponent / 2 }),
      );
      const series = Object.fromEntries([
        ['row', exact(['row'], Float64Array.from(laws.keys()))],
        ...(Object.keys(numeric) as (keyof typeof numeric)[]).map((name) => [
          name,
          exact(
            ['row'],
            Float64Array.from(laws, (law) => law[name]),
          ),
        ]),
        ...(Object.keys(labels) as (keyof typeof labels)[]).map((name) => [
          name,
          exact(
            ['row'],
            laws.map((law) => law[name]),
          ),
        ]),
      ]);
      return { sizes: { row: laws.length }, series };
    }),
};
