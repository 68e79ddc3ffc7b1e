import type { Job } from '../../../contract/index.js';
import { integrateJob, type OdeProblem } from '../../../numerics/ode/index.js';
import type { Setting } from '../setting.js';
import type { Weights } from '../start-state.js';

/** A network with all its weights and the raw data it is trained on: what the closed solution is held against. */
export interface Experiment {
  /** u, one per hidden unit. */
  readout: Float64Array;
  /** W, row-major units × dimension. */
  hidden: Float64Array;
  dimension: number;
  /** x, row-major points × dimension. */
  inputs: Float64Array;
  labels: Float64Array;
  outputScale: number;
  readoutRate: number;
  hiddenRate: number;
}

/** What a network looks like at one time, by the definitions. */
export interface Snapshot {
  t: number;
  readout: Float64Array;
  /** Projected on the data line. */
  hidden: Float64Array;
  slope: number;
  kernelEigenvalue: number;
  cosAngle: number;
  /** |u||w|. */
  norms: number;
  /** ∫η̄γ mean((y − f)a) dt, integrated along. */
  stretchedTime: number;
}

/** The experiment of a setting and its start, on a data line of dimension one. */
export function experimentOf({ readoutWeights, hiddenWeights }: Weights, setting: Setting): Experiment {
  const { inputs, labels, outputScale, readoutRate, hiddenRate } = setting;
  return {
    readout: readoutWeights,
    hidden: hiddenWeights,
    dimension: 1,
    inputs,
    labels,
    outputScale,
    readoutRate,
    hiddenRate,
  };
}

/**
 * Gradient flow of every weight on the raw data, integrated by Dormand-Prince 5(4) at relative tolerance 1e-13, seen at ascending times.
 * Knows nothing of modes, moments or stretched time but integrates the latter along for comparison.
 */
export function* trainFlow(experiment: Experiment, line: Float64Array, times: Float64Array): Job<Snapshot[]> {
  const { readout, hidden } = experiment;
  const y = Float64Array.of(...readout, ...hidden, 0);
  const scale = Math.sqrt(y.reduce((sum, x) => sum + x * x, 0) / y.length) || 1;
  const job = integrateJob(problemOf(experiment, line), { t: 0, y }, times, {
    method: 'dormand-prince',
    rtol: 1e-13,
    atol: 1e-15 * scale,
  });
  for (let count = 0; ; count++) {
    const { done, value } = job.next();
    if (done)
      return Array.from(times, (t, k) =>
        snapshot(experiment, line, t, value.values.subarray(k * y.length, (k + 1) * y.length)),
      );
    if (count % 16 === 0) yield { done: value.t, total: value.end };
  }
}

function problemOf(experiment: Experiment, line: Float64Array): OdeProblem {
  const { readout, dimension, inputs, labels, outputScale, readoutRate, hiddenRate } = experiment;
  const units = readout.length;
  const force = new Float64Array(dimension);
  const meanRate = Math.sqrt(readoutRate * hiddenRate);
  return {
    name: 'gradient flow of the full network',
    rhs(_t, y, dy) {
      // force = γ mean (y − f) x, the only thing the data say to the weights.
      force.fill(0);
      for (let m = 0; m < labels.length; m++) {
        let output = 0;
        for (let i = 0; i < units; i++)
          for (let j = 0; j < dimension; j++)
            output += y[i]! * y[units + i * dimension + j]! * inputs[m * dimension + j]!;
        const residual = labels[m]! - outputScale * output;
        for (let j = 0; j < dimension; j++)
          force[j]! += (outputScale * residual * inputs[m * dimension + j]!) / labels.length;
      }
      let drive = 0;
      for (let j = 0; j < dimension; j++) drive += force[j]! * line[j]!;
      for (let i = 0; i < units; i++) {
        let pull = 0;
        for (let j = 0; j < dimension; j++) {
          const at = units + i * dimension + j;
          pull += force[j]! * y[at]!;
          dy[at] = hiddenRate * y[i]! * force[j]!;
        }
        dy[i] = readoutRate * pull;
      }
      dy[y.length - 1] = meanRate * drive;
    },
  };
}

function snapshot(experiment: Experiment, line: Float64Array, t: number, y: Float64Array): Snapshot {
  const { dimension, inputs, labels, outputScale, readoutRate, hiddenRate } = experiment;
  const units = experiment.readout.length;
  const readout = y.slice(0, units);
  const hidden = new Float64Array(units);
  let [uu, ww, uw, trace] = [0, 0, 0, 0];
  for (let i = 0; i < units; i++) {
    for (let j = 0; j < dimension; j++) hidden[i]! += y[units + i * dimension + j]! * line[j]!;
    uu += readout[i]! * readout[i]!;
    ww += hidden[i]! * hidden[i]!;
    uw += readout[i]! * hidden[i]!;
  }
  for (const x of inputs) trace += x * x;
  const norms = Math.sqrt(uu) * Math.sqrt(ww);
  return {
    t,
    readout,
    hidden,
    slope: outputScale * uw,
    kernelEigenvalue: (outputScale * outputScale * trace * (readoutRate * ww + hiddenRate * uu)) / labels.length,
    cosAngle: norms === 0 ? 0 : uw / norms,
    norms,
    stretchedTime: y[y.length - 1]!,
  };
}
