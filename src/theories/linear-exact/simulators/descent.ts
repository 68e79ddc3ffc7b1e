import type { Suitability } from '../../../contract/index.js';
import type { Modes } from '../modes.js';
import { resolve, type Setting } from '../setting.js';
import { hasWeights, type Start, type Weights } from '../start-state.js';
import { simulationOf } from './calculation.js';
import { pointOf } from './curves.js';
import { typicalHorizon } from './horizon.js';
import { simulatedQuantities } from './quantities.js';
import { type ReducedMap, reducedMap } from './reduced-map.js';
import type { Simulator } from './simulator.js';

/** A step of the map and of those with half and quarter steps beside it, in seconds. */
const secondsPerStep = 6e-8;

/**
 * Gradient descent through its exact map of the two modes: the numbers of the full network at a cost independent of width,
 * with heavy-ball momentum and weight decay.
 */
export const descent = simulationOf({
  id: 'descent',
  title: 'Gradient descent, exact map of the two modes',
  method:
    'Every step of full-batch gradient descent was iterated exactly on the two modes of the network, which all hidden units share (double precision, any width).',
  quantities: simulatedQuantities,
  suits(parameters): Suitability {
    if (!Number.isFinite(resolve(parameters).width))
      return {
        applies: false,
        reason: 'an infinite network has no finite initial weights to step from',
        seconds: 0,
        bytes: 0,
      };
    return {
      applies: true,
      reason: 'exact for gradient descent at any width: all units share two modes, so a step costs nanoseconds',
      seconds: typicalHorizon(parameters) * secondsPerStep,
      bytes: 1e5,
    };
  },
  simulatorOf: (setting, start, { modes }) => modeSimulator(setting, start, modes),
});

function modeSimulator(setting: Setting, start: Start, modes: Modes): Simulator {
  const map = reducedMap(modes, setting);
  return {
    begin: map.begin,
    advance: map.advance,
    measure: (state, before) => pointOf(map.reduced(state), setting, before),
    ...(hasWeights(start) ? { weights: (state: Float64Array) => transferred(map, state, start, setting) } : {}),
    stepsPerSlice: 200_000,
  };
}

/** All weights from the shared transfer: u = √η_u(p + q)/√2, w = √η_w(p − q)/√2. */
function transferred(
  map: ReducedMap,
  state: Float64Array,
  start: Weights,
  { readoutRate, hiddenRate }: Setting,
): Weights {
  const [pp, pq, qp, qq] = map.transfer(state);
  const [readoutUnit, hiddenUnit] = [Math.sqrt(readoutRate), Math.sqrt(hiddenRate)];
  const readoutWeights = start.readoutWeights.slice();
  const hiddenWeights = start.hiddenWeights.slice();
  for (let i = 0; i < readoutWeights.length; i++) {
    const U = readoutWeights[i]! / readoutUnit;
    const V = hiddenWeights[i]! / hiddenUnit;
    const growing = 0.5 * (pp * (U + V) + pq * (U - V));
    const decaying = 0.5 * (qp * (U + V) + qq * (U - V));
    readoutWeights[i] = readoutUnit * (growing + decaying);
    hiddenWeights[i] = hiddenUnit * (growing - decaying);
  }
  return { readoutWeights, hiddenWeights };
}
