import { chiSquare, fillNormals, normal } from '../../../numerics/random/index.js';
import { compressColumns } from './compress.js';
import type { Simulator, Trained } from './simulator.js';
import { learn, moveReadout, newSample, type Training } from './training.js';

/** Columns a frame of these sizes needs: teacher span, students and room for some batches before it is compressed. */
export function frameSize(
  { width, batchSize, dimension }: Pick<Training, 'width' | 'batchSize' | 'dimension'>,
  startColumns: number,
  teacherRank: number,
  buffer = Math.max(4, width),
): number {
  return Math.min(Math.max(teacherRank + width, startColumns) + Math.max(buffer, batchSize), dimension);
}

/**
 * One-pass SGD exact in law at a cost independent of d: the state is the students' coordinates in an orthonormal frame
 * that begins with the teacher span. The part of an input outside the frame is a new direction of squared length χ² with
 * d minus the frame's size degrees of freedom; it becomes the next axis, and a full frame is turned to triangular form.
 * Once the frame is all of R^d nothing is compressed any more and this is SGD itself.
 *
 * `teacherFactor`: T, row-major k x rank, with T Tᵀ = P. `stride`: columns of the state, `frameSize`.
 * @equation C ← C − (γ/(s d B)) Σ_μ e_μ (a∘σ'(C y_μ)) y_μᵀ, y ~ (N(0,1), …, √χ²_{d−n}) [section 4.2]
 */
export function exactInLaw(training: Training, teacherFactor: Float64Array, stride: number): Simulator {
  const { teacherWidth, batchSize } = training;
  const rank = teacherFactor.length / teacherWidth;
  const sample = newSample(training);
  const input = new Float64Array(stride);
  // Views of every length are made once: making one costs as much as drawing ten numbers.
  const heads = Array.from({ length: stride + 1 }, (_, n) => input.subarray(0, n));
  const batch = {
    inputs: new Float64Array(batchSize * stride),
    gradients: new Float64Array(batchSize * training.width),
  };
  const advance = (state: Trained, steps: number) => {
    for (let n = 0; n < steps; n++) {
      makeRoom(state);
      const first = state.used;
      for (let mu = 0; mu < batchSize; mu++) drawSample(state, mu, first);
      applyBatch(state);
      state.step++;
    }
  };

  function makeRoom(state: Trained): void {
    if (state.used + batchSize <= stride || stride === training.dimension) return;
    const size = { rows: training.width, stride, from: rank, to: state.used };
    state.used = compressColumns(state.coordinates, size);
  }

  /** Draws an input in the frame and computes its gradient; `known`: columns in which the students have coordinates. */
  function drawSample(state: Trained, mu: number, known: number): void {
    const { stream, coordinates } = state;
    const { dimension, noiseAmplitude, width } = training;
    const drawn = state.used;
    fillNormals(heads[drawn]!, stream);
    if (drawn < dimension) input[state.used++] = Math.sqrt(chiSquare(dimension - drawn, stream));
    const { preactivation, teacherPreactivation } = sample;
    for (let j = 0, at = 0; j < width; j++, at += stride) {
      let even = 0;
      let odd = 0;
      let c = 0;
      for (; c < known - 1; c += 2) {
        even += coordinates[at + c]! * input[c]!;
        odd += coordinates[at + c + 1]! * input[c + 1]!;
      }
      preactivation[j] = even + odd + (c < known ? coordinates[at + c]! * input[c]! : 0);
    }
    for (let r = 0; r < teacherWidth; r++) {
      let sum = 0;
      for (let c = 0; c < rank; c++) sum += teacherFactor[r * rank + c]! * input[c]!;
      teacherPreactivation[r] = sum;
    }
    learn(training, sample, state.readout, noiseAmplitude > 0 ? noiseAmplitude * normal(stream) : 0);
    if (batchSize === 1) return;
    const row = mu * stride;
    for (let c = 0; c < stride; c++) batch.inputs[row + c] = c < state.used ? input[c]! : 0;
    batch.gradients.set(sample.gradient, mu * width);
  }

  function applyBatch(state: Trained): void {
    const { width, studentNormalisation, dimension, weightDecay, spherical } = training;
    const { coordinates, used } = state;
    const learningRate = training.learningRate(state.step);
    const rate = learningRate / (studentNormalisation * dimension);
    const kept = 1 - rate * weightDecay;
    const inputs = batchSize === 1 ? input : batch.inputs;
    const gradients = batchSize === 1 ? sample.gradient : batch.gradients;
    for (let j = 0, at = 0; j < width; j++, at += stride) {
      if (kept !== 1) for (let c = 0; c < used; c++) coordinates[at + c] = coordinates[at + c]! * kept;
      for (let mu = 0, row = 0; mu < batchSize; mu++, row += stride) {
        const factor = (rate / batchSize) * gradients[mu * width + j]!;
        for (let c = 0; c < used; c++) coordinates[at + c] = coordinates[at + c]! - factor * inputs[row + c]!;
      }
      if (spherical) normaliseRow(coordinates, at, used);
    }
    moveReadout(training, sample, state.readout, learningRate);
  }

  return {
    advance,
    stepsPerSlice: Math.max(1, Math.floor(5e6 / (batchSize * (60 + stride * (2 * training.width + 10))))),
  };
}

/** Scales a row to length one. */
export function normaliseRow(matrix: Float64Array, from: number, length: number): void {
  let squared = 0;
  for (let c = from; c < from + length; c++) squared += matrix[c]! * matrix[c]!;
  const factor = 1 / Math.sqrt(squared);
  for (let c = from; c < from + length; c++) matrix[c] = matrix[c]! * factor;
}
