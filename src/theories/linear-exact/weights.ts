import type { Solution } from './solution.js';
import type { Weights } from './start-state.js';
import { emptyState, stateAt } from './state.js';

/**
 * Weights of the listed hidden units at time t, from the growing and decaying parts p_i, q_i of the start.
 * A mode that is absent is left out: its factor may be infinite.
 * @equation u_i = √η_u(p_i e^θ + q_i e^{−θ})/√2 = u_i0 cosh θ + ρ w_i0 sinh θ, w_i = √η_w(p_i e^θ − q_i e^{−θ})/√2
 */
export function weightsAt(solution: Solution, start: Weights, t: number, units: ArrayLike<number>): Weights {
  const { setting, modes } = solution;
  const state = emptyState();
  stateAt(solution, t, state);
  const grow = amplitude(state.growingModeEnergy, modes.growingModeEnergy);
  const fade = amplitude(state.decayingModeEnergy, modes.decayingModeEnergy);
  const readoutUnit = Math.sqrt(setting.readoutRate);
  const hiddenUnit = Math.sqrt(setting.hiddenRate);
  const readoutWeights = new Float64Array(units.length);
  const hiddenWeights = new Float64Array(units.length);
  for (let i = 0; i < units.length; i++) {
    const unit = units[i]!;
    const U = start.readoutWeights[unit]! / readoutUnit;
    const V = start.hiddenWeights[unit]! / hiddenUnit;
    const growing = 0.5 * (U + V) * grow;
    const decaying = 0.5 * (U - V) * fade;
    readoutWeights[i] = readoutUnit * (growing + decaying);
    hiddenWeights[i] = hiddenUnit * (growing - decaying);
  }
  return { readoutWeights, hiddenWeights };
}

/** e^{±θ} of a mode as the root of its energy's growth. */
function amplitude(energy: number, initialEnergy: number): number {
  return initialEnergy === 0 ? 0 : Math.sqrt(energy / initialEnergy);
}
