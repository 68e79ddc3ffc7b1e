import { fillNormals, normal } from '../../../numerics/random/index.js';
import type { Simulator, Trained } from './simulator.js';
import { singleSamples } from './single-samples.js';
import {
  learn,
  moveReadout,
  newSample,
  normaliseRow,
  projectOnTeacher,
  stepLength,
  type Training,
} from './training.js';

/**
 * One-pass SGD of all p·d weights on inputs of d normal numbers: the reference. The basis begins with the teacher span,
 * which changes no law.
 * @equation w_j ← w_j − γ e (a_j/s) σ'(λ_j) x/√d [sgd-ode 2, 4.1]
 */
export function direct(training: Training): Simulator {
  const { students, dimension, batchSize, spherical } = training;
  const advance = batchSize === 1 && !spherical ? singleSamples(training) : batches(training);
  const cost = batchSize * dimension * (10 + (spherical ? 3 : 1) * 0.6 * students);
  return { stride: dimension, full: true, advance, stepsPerSlice: Math.max(1, Math.floor(1e7 / cost)) };
}

function batches(training: Training): Simulator['advance'] {
  const { students, dimension, batchSize, hiddenWeightDecay, spherical } = training;
  const sample = newSample(training);
  const { preactivation, gradient, noiseAmplitude } = sample;
  const input = new Float64Array(dimension);
  /** −Σ_μ e_μ a_j σ'(λ_jμ) x_μ. */
  const descent = new Float64Array(students * dimension);
  return (state: Trained, steps: number) => {
    const weights = state.coordinates;
    for (let n = 0; n < steps; n++) {
      for (let mu = 0; mu < batchSize; mu++) {
        fillNormals(input, state.stream);
        project(weights, input, preactivation);
        projectOnTeacher(training, input, sample);
        learn(training, sample, state.readout, noiseAmplitude > 0 ? noiseAmplitude * normal(state.stream) : 0);
        subtractRows(descent, gradient, input);
      }
      const length = stepLength(training, state.time);
      const kept = 1 - length * hiddenWeightDecay;
      const share = length / batchSize;
      for (let i = 0; i < weights.length; i++) weights[i] = kept * weights[i]! + share * descent[i]!;
      descent.fill(0);
      if (spherical) for (let j = 0; j < students; j++) normaliseRow(weights, j * dimension, dimension);
      moveReadout(training, sample, state.readout, length);
      state.time += length;
      state.step++;
    }
  };
}

function project(weights: Float64Array, input: Float64Array, projections: Float64Array): void {
  const dimension = input.length;
  for (let j = 0, at = 0; j < projections.length; j++, at += dimension) {
    let sum = 0;
    for (let c = 0; c < dimension; c++) sum += weights[at + c]! * input[c]!;
    projections[j] = sum;
  }
}

/** descent_j ← descent_j − factors_j·input for every row. */
function subtractRows(descent: Float64Array, factors: Float64Array, input: Float64Array): void {
  const dimension = input.length;
  for (let j = 0, at = 0; j < factors.length; j++, at += dimension) {
    const factor = factors[j]!;
    for (let c = 0; c < dimension; c++) descent[at + c] = descent[at + c]! - factor * input[c]!;
  }
}
