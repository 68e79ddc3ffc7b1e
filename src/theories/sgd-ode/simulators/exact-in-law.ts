import { chiSquare, fillNormals, normal } from '../../../numerics/random/index.js';
import { compressColumns } from './compress.js';
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

/** Columns a frame needs: teacher span, students, and room for some batches before it is compressed; at most d. */
export function frameSize(
  { students, batchSize, dimension, teacherRank }: Training,
  startColumns: number,
  buffer = Math.max(4, students),
): number {
  return Math.min(Math.max(teacherRank + students, startColumns) + Math.max(buffer, batchSize), dimension);
}

/**
 * One-pass SGD exact in law at a cost independent of d: the state is the students' coordinates in an orthonormal frame
 * that begins with the teacher span. The part of an input outside the frame is a new direction of squared length χ² with
 * d minus the frame's size degrees of freedom; it becomes the next axis, and a full frame is turned to triangular form.
 * Once the frame is all of R^d nothing is compressed any more and this is SGD itself. `stride`: `frameSize`.
 * @equation C ← C − (γ/(s d B)) Σ_μ e_μ (a∘σ'(C y_μ)) y_μᵀ, y ~ (N(0,1), …, √χ²_{d−n}) [sgd-ode 4.2]
 */
export function exactInLaw(training: Training, stride: number): Simulator {
  const { students, teacherRank, batchSize, dimension } = training;
  const sample = newSample(training);
  const input = new Float64Array(stride);
  // Views of every length are made once: making one costs as much as drawing ten numbers.
  const heads = Array.from({ length: stride + 1 }, (_, n) => input.subarray(0, n));
  const inputs = batchSize === 1 ? input : new Float64Array(batchSize * stride);
  const gradients = batchSize === 1 ? sample.gradient : new Float64Array(batchSize * students);

  function advance(state: Trained, steps: number): void {
    for (let n = 0; n < steps; n++) {
      if (state.used + batchSize > stride && stride < dimension)
        state.used = compressColumns(state.coordinates, { rows: students, stride, from: teacherRank, to: state.used });
      const known = state.used;
      for (let mu = 0; mu < batchSize; mu++) {
        drawSample(state, known);
        if (batchSize > 1) keepSample(mu, state.used);
      }
      const length = stepLength(training, state.time);
      moveStudents(state, length);
      moveReadout(training, sample, state.readout, length);
      state.time += length;
      state.step++;
    }
  }

  /** Draws an input in the frame and computes its gradient; `known`: columns in which students have coordinates. */
  function drawSample(state: Trained, known: number): void {
    const { stream, coordinates, used } = state;
    fillNormals(heads[used]!, stream);
    if (used < dimension) {
      input[used] = Math.sqrt(chiSquare(dimension - used, stream));
      state.used = used + 1;
    }
    const { preactivation, noiseAmplitude } = sample;
    const paired = known & ~1;
    for (let j = 0, at = 0; j < students; j++, at += stride) {
      let even = paired < known ? coordinates[at + paired]! * input[paired]! : 0;
      let odd = 0;
      for (let c = 0; c < paired; c += 2) {
        even += coordinates[at + c]! * input[c]!;
        odd += coordinates[at + c + 1]! * input[c + 1]!;
      }
      preactivation[j] = even + odd;
    }
    projectOnTeacher(training, input, sample);
    learn(training, sample, state.readout, noiseAmplitude > 0 ? noiseAmplitude * normal(stream) : 0);
  }

  /** A sample has no part along the axes that later samples of its batch add. */
  function keepSample(mu: number, used: number): void {
    inputs.set(heads[used]!, mu * stride);
    inputs.fill(0, mu * stride + used, (mu + 1) * stride);
    gradients.set(sample.gradient, mu * students);
  }

  function moveStudents({ coordinates, used }: Trained, length: number): void {
    const kept = 1 - length * training.hiddenWeightDecay;
    for (let j = 0, at = 0; j < students; j++, at += stride) {
      if (kept !== 1) for (let c = 0; c < used; c++) coordinates[at + c] = coordinates[at + c]! * kept;
      for (let mu = 0, row = 0; mu < batchSize; mu++, row += stride) {
        const factor = (length / batchSize) * gradients[mu * students + j]!;
        for (let c = 0; c < used; c++) coordinates[at + c] = coordinates[at + c]! - factor * inputs[row + c]!;
      }
      if (training.spherical) normaliseRow(coordinates, at, used);
    }
  }

  return { stride, full: false, advance, stepsPerSlice: Math.max(1, Math.floor(1e7 / stepCost(training, stride))) };
}

/** Rough time of a step in nanoseconds. */
export function stepCost({ students, teachers, batchSize }: Training, stride: number): number {
  return batchSize * (150 + 40 * (students + teachers) + stride * (8 + 2.5 * students));
}
