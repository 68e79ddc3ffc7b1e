import { normalised } from '../../../numerics/linalg/index.js';
import { exp, log } from '../../../numerics/math/index.js';
import { fillNormals, integerBelow, randomStream, type Stream, uniform } from '../../../numerics/random/index.js';
import { parameters } from '../parameters.js';
import { resolve, type Setting } from '../setting.js';
import type { Weights } from '../start-state.js';
import type { Experiment } from './network-flow.js';

/** A random small network with noisy data on a random line: the raw experiment, and the same as the theory takes it. */
export interface RandomExperiment {
  experiment: Experiment;
  line: Float64Array;
  setting: Setting;
  start: Weights;
}

/** Width 1-8, input dimension 1-3, 1-6 points, either sign of output scale and labels, scales and rates over decades. */
export function randomExperiment(seed: number, index: number): RandomExperiment {
  const stream = randomStream(seed, 'random-experiment', index);
  const units = 1 + integerBelow(8, stream);
  const dimension = 1 + integerBelow(3, stream);
  const points = 1 + integerBelow(6, stream);
  const line = normalised(fillNormals(new Float64Array(dimension), stream));
  const positions = fillNormals(new Float64Array(points), stream);
  const slope = sign(stream) * logUniform(0.3, 3, stream);
  const noise = fillNormals(new Float64Array(points), stream);
  const labels = positions.map((a, m) => slope * a + 0.3 * noise[m]!);
  const readout = times(fillNormals(new Float64Array(units), stream), logUniform(0.05, 1.5, stream));
  const hidden = times(fillNormals(new Float64Array(units * dimension), stream), logUniform(0.05, 1.5, stream));
  const given = parameters.parse({
    outputScale: sign(stream) * logUniform(0.4, 2, stream),
    readoutLearningRate: logUniform(0.1, 3, stream),
    hiddenLearningRate: logUniform(0.1, 3, stream),
    inputs: [...positions],
    labels: [...labels],
    direction: [...line],
  });
  const setting = resolve(given);
  return {
    experiment: {
      readout,
      hidden,
      dimension,
      inputs: Float64Array.from(
        { length: points * dimension },
        (_, at) => positions[Math.floor(at / dimension)]! * line[at % dimension]!,
      ),
      labels,
      outputScale: setting.outputScale,
      readoutRate: setting.readoutRate,
      hiddenRate: setting.hiddenRate,
    },
    line,
    setting,
    start: { readoutWeights: readout, hiddenWeights: projection(hidden, line, units) },
  };
}

function projection(hidden: Float64Array, line: Float64Array, units: number): Float64Array {
  return Float64Array.from({ length: units }, (_, i) =>
    line.reduce((sum, n, j) => sum + n * hidden[i * line.length + j]!, 0),
  );
}

function sign(stream: Stream): number {
  return uniform(stream) < 0.5 ? -1 : 1;
}

function logUniform(low: number, high: number, stream: Stream): number {
  return exp(log(low) + uniform(stream) * log(high / low));
}

function times(values: Float64Array, factor: number): Float64Array {
  return values.map((x) => x * factor);
}
