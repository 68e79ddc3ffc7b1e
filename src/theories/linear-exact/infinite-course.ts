import { exp, log } from '../../numerics/math/index.js';
import { normal, randomStream } from '../../numerics/random/index.js';
import { type Constants, constantsOf } from './constants.js';
import type { Limit } from './infinite-width.js';
import { solve } from './solution.js';
import { emptyState, type State, stateAt } from './state.js';
import { timeGrid } from './time-grid.js';
import { timeToResidual } from './time-to-residual.js';

/** One training run in the limit of infinite width. */
export interface Course {
  /** What has a limit; norms of single layers have none. */
  curves: readonly (keyof State)[];
  constants: Partial<Constants>;
  stateAt(t: number): State;
  timeToResidual(ratio: number): number;
  grid(count: number): Float64Array;
}

const kernelCurves = ['slope', 'loss', 'residualRatio', 'excessLoss', 'kernelEigenvalue', 'kernelGrowth'] as const;

const criticalCurves = [
  ...kernelCurves,
  'stretchedTime',
  'kernelVelocity',
  'hiddenNormGrowth',
  'cosAngle',
  'normGrowth',
  'discretisationNumber',
  'drive',
] as const;

/** Constants that depend on the scale of single layers. */
const finiteOnly = [
  'initialGrowingModeEnergy',
  'initialDecayingModeEnergy',
  'initialModeImbalance',
  'initialLayerArea',
  'rotationContribution',
  'rescalingContribution',
  'kernelCoefficient',
] as const;

/** Critical line: the closed solution from the limit's deterministic start. */
export function criticalCourse({ setting, start }: Limit & { kind: 'critical' }): Course {
  const solution = solve(start, setting);
  const constants: Partial<Constants> = constantsOf(solution);
  for (const name of finiteOnly) delete constants[name];
  const state = emptyState();
  return {
    curves: criticalCurves,
    constants,
    stateAt: (t) => {
      stateAt(solution, t, state);
      return state;
    },
    timeToResidual: (ratio) => timeToResidual(solution, ratio),
    grid: (count) => timeGrid(solution, count),
  };
}

/**
 * Kernel phase, with s0 drawn from its normal limit law, from the stream (seed, replica).
 * @equation s = s* + (s0 − s*)e^{−Θ0 t}
 */
export function kernelCourse(limit: Limit & { kind: 'kernel' }, seed: number, replica: number): Course {
  const { setting, kernelEigenvalue: rate, initialSlopeDeviation } = limit;
  const initialSlope = initialSlopeDeviation * normal(randomStream(seed, 'infinite-width', replica));
  const gap = setting.targetSlope - initialSlope;
  const state: State = { ...emptyState(), kernelEigenvalue: rate };
  const fade = (ratio: number) => -log(ratio) / rate;
  return {
    curves: kernelCurves,
    constants: kernelConstants(limit, initialSlope, fade),
    stateAt: (t) => {
      state.residualRatio = exp(-rate * t);
      const residual = gap * state.residualRatio;
      state.slope = setting.targetSlope - residual;
      state.excessLoss = 0.5 * setting.inputMoment * residual * residual;
      state.loss = setting.lossFloor + state.excessLoss;
      return state;
    },
    timeToResidual: fade,
    grid: (count) => Float64Array.from({ length: count }, (_, k) => (k * fade(1e-6)) / (count - 1)),
  };
}

function kernelConstants(
  { setting, kernelEigenvalue }: Limit & { kind: 'kernel' },
  initialSlope: number,
  fade: (ratio: number) => number,
): Partial<Constants> {
  return {
    halfRate: kernelEigenvalue / 2,
    asymptoticRate: kernelEigenvalue,
    initialSlope,
    targetSlope: setting.targetSlope,
    finalSlope: setting.targetSlope,
    lazySlopeScale: Number.POSITIVE_INFINITY,
    kernelSlopeScale: Number.POSITIVE_INFINITY,
    featureNumber: 0,
    kernelRatio: 1,
    lossFloor: setting.lossFloor,
    initialKernelEigenvalue: kernelEigenvalue,
    finalKernelEigenvalue: kernelEigenvalue,
    halfLife: fade(0.5),
    timeToTenPercent: fade(0.1),
    timeToPerMille: fade(0.001),
  };
}
