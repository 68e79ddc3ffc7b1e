import type { Suitability } from '../../../contract/index.js';
import { fillNormals, randomStream } from '../../../numerics/random/index.js';
import type { Parameters } from '../parameters.js';
import { resolve, type Setting } from '../setting.js';
import { widestDrawn } from '../start.js';
import type { Weights } from '../start-state.js';
import { requireWeights, simulationOf } from './calculation.js';
import { type Measured, pointOf } from './curves.js';
import { typicalHorizon } from './horizon.js';
import {
  descendNetwork,
  type Forward,
  forward,
  forwardBuffers,
  type NetworkProblem,
  networkStateLength,
} from './network-step.js';
import { simulatedQuantities } from './quantities.js';
import { fromWeights } from './reduced.js';
import type { Simulator } from './simulator.js';

const secondsPerMultiplication = 2e-9;
/** Longer runs are left to the projected weights or the exact map. */
const patience = 10;

/** Gradient descent of the full network on the raw data: every weight of both layers, inputs in their full dimension. */
export const network = simulationOf({
  id: 'network',
  title: 'Full network trained on the raw data',
  method:
    'The full network (all weights of both layers, raw inputs) was trained by full-batch gradient descent in double precision.',
  quantities: simulatedQuantities,
  suits(parameters): Suitability {
    const setting = resolve(parameters);
    const { width, inputs, direction } = setting;
    const multiplications = width * direction.length * (inputs.length + 1);
    if (parameters.readoutWeights.length === 0 && !(width <= widestDrawn))
      return refusal(`a network wider than ${widestDrawn} is drawn as overlaps, not weight by weight`);
    if (multiplications > 1e7) return refusal('one step would take longer than a job may run between yields');
    const seconds = typicalHorizon(parameters) * (multiplications * secondsPerMultiplication + 1e-7);
    const cost = { seconds, bytes: 16 * width * (direction.length + 1) + 8 * inputs.length * width };
    if (seconds > patience)
      return { applies: false, reason: `about ${seconds.toPrecision(2)} s of steps on the raw data`, ...cost };
    return { applies: true, reason: 'the honest experiment: every weight is trained on the raw data', ...cost };
  },
  simulatorOf: (setting, start, { parameters, seed, replica }) =>
    networkSimulator(setting, requireWeights(start, 'network'), { parameters, seed, replica }),
});

function refusal(reason: string): Suitability {
  return { applies: false, reason, seconds: 0, bytes: 0 };
}

interface Draw {
  parameters: Parameters;
  seed: number;
  replica: number;
}

function networkSimulator(setting: Setting, start: Weights, draw: Draw): Simulator {
  const problem = problemOf(setting);
  const buffers = forwardBuffers(problem);
  const { width } = problem;
  const weights = (state: Float64Array): Weights => ({
    readoutWeights: state.subarray(0, width),
    hiddenWeights: projection(state, setting.direction, width),
  });
  return {
    begin() {
      const state = new Float64Array(networkStateLength(problem));
      state.set(start.readoutWeights);
      state.set(firstLayer(setting, start, draw), width);
      return state;
    },
    advance: (state, steps) => descendNetwork(state, problem, buffers, steps),
    measure(state, before) {
      const { readoutWeights, hiddenWeights } = weights(state);
      const measured = measureOnData(state, problem, buffers);
      return pointOf(fromWeights(readoutWeights, hiddenWeights, setting), setting, before, measured);
    },
    weights,
    stepsPerSlice: Math.max(1, Math.floor(5e6 / (width * problem.inputDimension * (problem.labels.length + 1)))),
  };
}

function problemOf(setting: Setting): NetworkProblem {
  const { inputs, direction } = setting;
  const dimension = direction.length;
  const raw = Float64Array.from({ length: inputs.length * dimension }, (_, at) => {
    return inputs[Math.floor(at / dimension)]! * direction[at % dimension]!;
  });
  return { ...setting, inputDimension: dimension, inputs: raw };
}

/**
 * The first layer W (row-major) with W·n = w: the matrix given, else w nᵀ plus normal weights across the data line,
 * so that a normal start has independent normal entries.
 */
function firstLayer({ direction, hiddenInitialScale }: Setting, { hiddenWeights }: Weights, draw: Draw): Float64Array {
  const { hiddenWeightMatrix } = draw.parameters;
  if (hiddenWeightMatrix.length > 0) return Float64Array.from(hiddenWeightMatrix.flat());
  const dimension = direction.length;
  const rows = new Float64Array(hiddenWeights.length * dimension);
  if (dimension > 1) fillNormals(rows, randomStream(draw.seed, 'start', draw.replica, 'across'));
  for (let i = 0; i < hiddenWeights.length; i++) {
    const row = rows.subarray(i * dimension, (i + 1) * dimension);
    let along = 0;
    for (let j = 0; j < dimension; j++) along += (row[j]! *= hiddenInitialScale) * direction[j]!;
    for (let j = 0; j < dimension; j++) row[j]! += (hiddenWeights[i]! - along) * direction[j]!;
  }
  return rows;
}

function projection(state: Float64Array, direction: Float64Array, width: number): Float64Array {
  const w = new Float64Array(width);
  for (let i = 0; i < width; i++) {
    let sum = 0;
    for (let j = 0; j < direction.length; j++) sum += state[width + i * direction.length + j]! * direction[j]!;
    w[i] = sum;
  }
  return w;
}

/**
 * Loss on the labels, and the kernel eigenvalue as the trace of K/N, K_μν = γ²(η_u Wx_μ·Wx_ν + η_w|u|² x_μ·x_ν),
 * which has rank one on a line.
 */
function measureOnData(state: Float64Array, problem: NetworkProblem, buffers: Forward): Measured {
  const { width, labels, inputs, outputScale, readoutRate, hiddenRate } = problem;
  forward(state, problem, buffers);
  const count = labels.length;
  const mean = (values: Float64Array, shift?: Float64Array) =>
    values.reduce((sum, value, m) => sum + (value - (shift ? shift[m]! : 0)) * (value - (shift ? shift[m]! : 0)), 0) /
    count;
  const readoutSquared = state.subarray(0, width).reduce((sum, u) => sum + u * u, 0);
  return {
    loss: 0.5 * mean(buffers.outputs, labels),
    kernelEigenvalue:
      outputScale * outputScale * (readoutRate * mean(buffers.hidden) + hiddenRate * readoutSquared * mean(inputs)),
  };
}
