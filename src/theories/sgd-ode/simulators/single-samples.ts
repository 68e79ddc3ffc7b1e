import { kernels } from '../../../numerics/kernels/index.js';
import { fillNormals, normal } from '../../../numerics/random/index.js';
import type { Simulator, Trained } from './simulator.js';
import { learn, moveReadout, newSample, projectOnTeacher, stepLength, type Training } from './training.js';

/** Samples drawn together, and the most numbers they may hold. */
const together = 16;
const mostNumbers = 4e6;

/** One block of samples and what is known of it; matrices are row-major, one row per sample where not said otherwise. */
interface Block {
  inputs: Float64Array;
  labelNoise: Float64Array;
  /** Projections on the weights before the block, p × samples. */
  projections: Float64Array;
  /** Inner products of the inputs. */
  overlaps: Float64Array;
  /** What each sample's step takes off the weights, p × samples. */
  factors: Float64Array;
}

/**
 * Steps of single samples, exactly those of one after the other, but with the arithmetic on all p·d weights done for a block
 * of samples at once: the weights a sample sees are those before the block minus the steps of its predecessors.
 * @equation λ_jm = (W x_m)_j − Σ_{m'<m} f_jm' x_m'·x_m, then W ← W − F X [sgd-ode 4.1]
 */
export function singleSamples(training: Training): Simulator['advance'] {
  const { students, dimension } = training;
  const sample = newSample(training);
  const size = Math.max(1, Math.min(together, Math.floor(mostNumbers / dimension)));
  return (state: Trained, steps: number) => {
    const bytes = 8 * (students * (dimension + 2 * size) + size * (dimension + size + 1));
    const arena = kernels().arena(bytes);
    try {
      const weights = arena.f64(students * dimension);
      weights.set(state.coordinates);
      const whole = newBlock((length) => arena.f64(length), students, dimension, size);
      for (let left = steps; left > 0; left -= size) {
        const count = Math.min(size, left);
        const block = count === size ? whole : partOf(whole, students, dimension, count);
        draw(block, dimension, state, sample.noiseAmplitude);
        const { inputs: b, projections: c, overlaps } = block;
        kernels().gemm({ m: students, n: count, k: dimension, a: weights, b, transposeB: true, c });
        kernels().syrk({ n: count, k: dimension, a: b, c: overlaps });
        const kept = learnBlock(training, sample, state, block);
        kernels().gemm({ m: students, n: dimension, k: count, a: block.factors, b, c: weights, alpha: -1, beta: kept });
      }
      state.coordinates.set(weights);
    } finally {
      arena.release();
    }
  };
}

function newBlock(make: (length: number) => Float64Array, students: number, dimension: number, count: number): Block {
  return {
    inputs: make(count * dimension),
    labelNoise: make(count),
    projections: make(students * count),
    overlaps: make(count * count),
    factors: make(students * count),
  };
}

/** The room of a larger block for fewer samples. */
function partOf(whole: Block, students: number, dimension: number, count: number): Block {
  return {
    inputs: whole.inputs.subarray(0, count * dimension),
    labelNoise: whole.labelNoise.subarray(0, count),
    projections: whole.projections.subarray(0, students * count),
    overlaps: whole.overlaps.subarray(0, count * count),
    factors: whole.factors.subarray(0, students * count),
  };
}

function draw({ inputs, labelNoise }: Block, dimension: number, { stream }: Trained, amplitude: number): void {
  for (let m = 0; m < labelNoise.length; m++) {
    fillNormals(inputs.subarray(m * dimension, (m + 1) * dimension), stream);
    if (amplitude > 0) labelNoise[m] = amplitude * normal(stream);
  }
}

/** Learns sample after sample; returns what weight decay leaves of the weights before the block. */
function learnBlock(
  training: Training,
  sample: ReturnType<typeof newSample>,
  state: Trained,
  { inputs, labelNoise, projections, overlaps, factors }: Block,
): number {
  const { students, dimension, hiddenWeightDecay } = training;
  const count = labelNoise.length;
  let kept = 1;
  for (let m = 0; m < count; m++) {
    for (let j = 0; j < students; j++) {
      let projection = kept * projections[j * count + m]!;
      for (let n = 0; n < m; n++) projection -= factors[j * count + n]! * overlaps[n * count + m]!;
      sample.preactivation[j] = projection;
    }
    projectOnTeacher(training, inputs.subarray(m * dimension, (m + 1) * dimension), sample);
    learn(training, sample, state.readout, labelNoise[m]!);
    const length = stepLength(training, state.time);
    const shrink = 1 - length * hiddenWeightDecay;
    for (let j = 0; j < students; j++) {
      if (shrink !== 1) for (let n = 0; n < m; n++) factors[j * count + n] = shrink * factors[j * count + n]!;
      factors[j * count + m] = length * sample.gradient[j]!;
    }
    kept *= shrink;
    moveReadout(training, sample, state.readout, length);
    state.time += length;
    state.step++;
  }
  return kept;
}
