import type { Suitability } from '../../../contract/index.js';
import { resolve, type Setting } from '../setting.js';
import { widestDrawn } from '../start.js';
import type { Weights } from '../start-state.js';
import { requireWeights, simulationOf } from './calculation.js';
import { pointOf } from './curves.js';
import { typicalHorizon } from './horizon.js';
import { descendProjected } from './projected-step.js';
import { simulatedQuantities } from './quantities.js';
import { fromWeights } from './reduced.js';
import type { Simulator } from './simulator.js';

const secondsPerUnitStep = 3e-9;
/** Longer runs are left to the exact map. */
const patience = 30;

/** Gradient descent of every weight that the data see: the readout and the first layer projected on the data line. */
export const projected = simulationOf({
  id: 'projected',
  title: 'Gradient descent on the projected weights',
  method:
    'All weights that the data see (the readout and the first layer projected on the data line) were trained by full-batch gradient descent in double precision.',
  quantities: simulatedQuantities,
  suits(parameters): Suitability {
    const { width } = resolve(parameters);
    const explicit = parameters.readoutWeights.length > 0;
    if (!explicit && !(width <= widestDrawn))
      return refusal(`a network wider than ${widestDrawn} is drawn as overlaps, not weight by weight`);
    const seconds = typicalHorizon(parameters) * (width * secondsPerUnitStep + 1e-7);
    const cost = { seconds, bytes: 64 * width };
    if (seconds > patience)
      return {
        applies: false,
        reason: `about ${seconds.toPrecision(2)} s of steps; the exact map gives the same numbers at once`,
        ...cost,
      };
    return {
      applies: true,
      reason: 'every weight that the data see is trained; the rest of the first layer never moves',
      ...cost,
    };
  },
  simulatorOf: (setting, start) => projectedSimulator(setting, requireWeights(start, 'projected')),
});

function refusal(reason: string): Suitability {
  return { applies: false, reason, seconds: 0, bytes: 0 };
}

function projectedSimulator(setting: Setting, start: Weights): Simulator {
  const width = start.readoutWeights.length;
  const weights = (state: Float64Array) => ({
    readoutWeights: state.subarray(0, width),
    hiddenWeights: state.subarray(width, 2 * width),
  });
  return {
    begin() {
      const state = new Float64Array(4 * width);
      state.set(start.readoutWeights);
      state.set(start.hiddenWeights, width);
      return state;
    },
    advance: (state, steps) => descendProjected(state, width, setting, steps),
    measure(state, before) {
      const { readoutWeights, hiddenWeights } = weights(state);
      return pointOf(fromWeights(readoutWeights, hiddenWeights, setting), setting, before);
    },
    weights,
    stepsPerSlice: Math.max(1, Math.min(100_000, Math.floor(3e6 / width))),
  };
}
