import { fillNormals, normal } from '../../../numerics/random/index.js';
import { stepAndProject } from './fused-rows.js';
import type { Simulator, Trained } from './simulator.js';
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

/** Single samples: a step waits until the pass that projects the next input, so that weights are read once a step. */
function singleSamples(training: Training): Simulator['advance'] {
  const { students, dimension, hiddenWeightDecay } = training;
  const sample = newSample(training);
  const { preactivation, gradient, noiseAmplitude } = sample;
  const factors = new Float64Array(students);
  let fresh = new Float64Array(dimension);
  let spent = new Float64Array(dimension);
  return (state: Trained, steps: number) => {
    const weights = state.coordinates;
    let kept = 1;
    factors.fill(0);
    for (let n = 0; n < steps; n++) {
      fillNormals(fresh, state.stream);
      // A decayed weight is rounded before the step is taken off it, in this pass or at the end of a slice.
      if (kept !== 1) for (let i = 0; i < weights.length; i++) weights[i] = kept * weights[i]!;
      stepAndProject({ weights, dimension, factors, spent, fresh }, preactivation);
      projectOnTeacher(training, fresh, sample);
      learn(training, sample, state.readout, noiseAmplitude > 0 ? noiseAmplitude * normal(state.stream) : 0);
      const length = stepLength(training, state.time);
      for (let j = 0; j < students; j++) factors[j] = length * gradient[j]!;
      kept = 1 - length * hiddenWeightDecay;
      moveReadout(training, sample, state.readout, length);
      [fresh, spent] = [spent, fresh];
      state.time += length;
      state.step++;
    }
    subtractRows({ weights, kept, factors, input: spent });
  };
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
        subtractRows({ weights: descent, kept: 1, factors: gradient, input });
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

/** w_j ← kept·w_j − factors_j·input for every row. */
function subtractRows({
  weights,
  kept,
  factors,
  input,
}: {
  weights: Float64Array;
  kept: number;
  factors: Float64Array;
  input: Float64Array;
}): void {
  const dimension = input.length;
  for (let j = 0, at = 0; j < factors.length; j++, at += dimension) {
    const factor = factors[j]!;
    for (let c = 0; c < dimension; c++) weights[at + c] = kept * weights[at + c]! - factor * input[c]!;
  }
}
