import type { Modes } from '../modes.js';
import type { Setting } from '../setting.js';
import { descend, descendWithMomentum, modeState } from './mode-map.js';
import { fromModes, type Reduced } from './reduced.js';
import {
  descendTransfer,
  type Transfer,
  type TransferProblem,
  transferredEnergies,
  transferState,
} from './transfer-map.js';

/** Gradient descent reduced to what all units share; its cost does not depend on the width. */
export interface ReducedMap {
  begin(): Float64Array;
  advance(state: Float64Array, steps: number): void;
  reduced(state: Float64Array): Reduced;
  transfer(state: Float64Array): Transfer;
}

/**
 * The exact map of gradient descent from a start: two factors, or a 2×2 matrix when weight decay differs between the layers.
 * @param stepFraction length of a step in units of the layer rates; ½ takes two steps per unit of time
 */
export function reducedMap(modes: Modes, setting: Setting, stepFraction = 1): ReducedMap {
  const readoutShrinkage = stepFraction * setting.readoutRate * setting.readoutWeightDecay;
  const hiddenShrinkage = stepFraction * setting.hiddenRate * setting.hiddenWeightDecay;
  return readoutShrinkage === hiddenShrinkage
    ? factorMap(modes, setting, stepFraction, readoutShrinkage)
    : matrixMap(modes, setting, { stepFraction, readoutShrinkage, hiddenShrinkage });
}

function factorMap(modes: Modes, setting: Setting, stepFraction: number, shrinkage: number): ReducedMap {
  const { kernelCoefficient, momentum } = setting;
  const labelDrive = setting.labelDrive * stepFraction;
  const start = modeState(kernelCoefficient, modes.growingModeEnergy, modes.decayingModeEnergy, stepFraction);
  const factors = (state: Float64Array) => [factor(state[0]!, start[0]!), factor(state[1]!, start[1]!)] as const;
  return {
    begin: () => start.slice(),
    advance: (state, steps) =>
      momentum === 0
        ? descend(state, labelDrive, steps, shrinkage)
        : descendWithMomentum(state, labelDrive, steps, { momentum, shrinkage }),
    reduced(state) {
      const [grow, fade] = factors(state);
      const [P, Q] = [grow * grow * modes.growingModeEnergy, fade * fade * modes.decayingModeEnergy];
      return fromModes(P, Q, grow * fade * modes.modeImbalance, Math.abs(grow * fade) * modes.layerArea, setting);
    },
    transfer(state) {
      const [grow, fade] = factors(state);
      return [grow, 0, 0, fade];
    },
  };
}

/** Growth of an amplitude; 1 for one that is absent, which changes nothing. */
function factor(now: number, start: number): number {
  return start === 0 ? 1 : now / start;
}

function matrixMap(
  modes: Modes,
  setting: Setting,
  { stepFraction, ...shrinkage }: { stepFraction: number; readoutShrinkage: number; hiddenShrinkage: number },
): ReducedMap {
  const problem: TransferProblem = {
    growing: modes.growingModeEnergy,
    decaying: modes.decayingModeEnergy,
    imbalance: modes.modeImbalance,
    kernelCoefficient: setting.kernelCoefficient * stepFraction,
    labelDrive: setting.labelDrive * stepFraction,
    momentum: setting.momentum,
    ...shrinkage,
  };
  const matrix = (state: Float64Array) => Array.from(state.subarray(0, 4)) as unknown as Transfer;
  return {
    begin: transferState,
    advance: (state, steps) => descendTransfer(state, problem, steps),
    reduced(state) {
      const transfer = matrix(state);
      const [pp, pq, qp, qq] = transfer;
      const [growing, decaying, imbalance] = transferredEnergies(transfer, problem);
      return fromModes(growing, decaying, imbalance, Math.abs(pp * qq - pq * qp) * modes.layerArea, setting);
    },
    transfer: matrix,
  };
}
