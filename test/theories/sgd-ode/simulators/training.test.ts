import { expect, test } from 'vitest';
import { parseParameters } from '../../../../src/contract/index.js';
import { fillNormals, normal, randomStream } from '../../../../src/numerics/random/index.js';
import { momentsOf, standardError, variance } from '../../../../src/numerics/statistics/index.js';
import { coordinatesOf, drawStart } from '../../../../src/theories/sgd-ode/initial/index.js';
import { parameters } from '../../../../src/theories/sgd-ode/parameters.js';
import { settingOf } from '../../../../src/theories/sgd-ode/setting.js';
import { direct } from '../../../../src/theories/sgd-ode/simulators/direct.js';
import { exactInLaw } from '../../../../src/theories/sgd-ode/simulators/exact-in-law.js';
import { riskOf } from '../../../../src/theories/sgd-ode/simulators/observer.js';
import { addRow, emptySums, spreadAt } from '../../../../src/theories/sgd-ode/simulators/power-sums.js';
import { beginTraining } from '../../../../src/theories/sgd-ode/simulators/simulator.js';
import { singleSamples } from '../../../../src/theories/sgd-ode/simulators/single-samples.js';
import { learn, moveReadout, newSample, type Training } from '../../../../src/theories/sgd-ode/simulators/training.js';

function prepared(raw: Record<string, unknown>) {
  const values = parseParameters(parameters, raw);
  const start = drawStart(values, 5, 0);
  const coordinates = coordinatesOf(start);
  const training: Training = {
    ...settingOf(values),
    dimension: values.inputDimension,
    teacherReadout: start.teacherReadoutWeights,
    teacherFactor: coordinates.teacher,
    teacherRank: coordinates.teacherRank,
  };
  return { training, start, coordinates };
}

const raw = { width: 3, teacherWidth: 2, inputDimension: 7, labelNoiseVariance: 0.2, readoutWeights: [1, 0.5, -2] };

test('the gradient of a sample is that of its loss', () => {
  for (const activation of ['erf-sqrt2', 'tanh', 'square', 'he3']) {
    const { training, start } = prepared({ ...raw, activation, readoutRateRatio: 1 });
    const lambda = [0.3, -1.1, 0.7];
    const sampleAt = (moved: number[], readout = start.readoutWeights) => {
      const sample = newSample(training);
      sample.preactivation.set(moved);
      sample.teacherPreactivation.set([0.4, -0.2]);
      learn(training, sample, readout, 0.1);
      return sample;
    };
    const lossOf = (moved: number[], readout = start.readoutWeights) => {
      const { activation: s, teacherActivation: t, studentNormalisation, teacherNormalisation } = training;
      const output = moved.reduce((sum, u, j) => sum + readout[j]! * s.value(u), 0) / studentNormalisation;
      const error = output - (t.value(0.4) + t.value(-0.2)) / teacherNormalisation - 0.1;
      return (error * error) / 2;
    };
    const { gradient, readoutGradient } = sampleAt(lambda);
    const h = 1e-5;
    for (let j = 0; j < 3; j++) {
      const [up, down] = [h, -h].map((shift) => lambda.map((u, i) => u + (i === j ? shift : 0)));
      const slope = (training.studentNormalisation * (lossOf(up!) - lossOf(down!))) / (2 * h);
      expect(gradient[j]).toBeCloseTo(slope, 7);
      const [more, less] = [h, -h].map((shift) => start.readoutWeights.map((a, i) => a + (i === j ? shift : 0)));
      const slopeOfReadout = (training.studentNormalisation * (lossOf(lambda, more) - lossOf(lambda, less))) / (2 * h);
      expect(readoutGradient[j]).toBeCloseTo(slopeOfReadout, 7);
    }
    const sample = sampleAt(lambda);
    const readout = start.readoutWeights.slice();
    moveReadout(training, sample, readout, 0.05);
    readout.forEach((a, j) => {
      expect(a).toBeCloseTo(start.readoutWeights[j]! - 0.05 * readoutGradient[j]!, 12);
    });
    expect([...sample.readoutGradient]).toEqual([0, 0, 0]);
  }
});

/** SGD by its definition: one sample after the other, every weight. */
function plainSgd({ training, start, coordinates }: ReturnType<typeof prepared>, steps: number) {
  const { dimension: d, students: p, teachers: k, teacherRank, teacherFactor, hiddenWeightDecay } = training;
  const stream = randomStream(11);
  const { coordinates: w } = beginTraining(coordinates, start.readoutWeights, { stride: d, full: true }, stream);
  const unit = training.learningRate / (training.studentNormalisation * d);
  const sample = newSample(training);
  for (let n = 0; n < steps; n++) {
    const x = fillNormals(new Float64Array(d), stream);
    for (let j = 0; j < p; j++) sample.preactivation[j] = x.reduce((sum, value, c) => sum + value * w[j * d + c]!, 0);
    for (let r = 0; r < k; r++) {
      let sum = 0;
      for (let c = 0; c < teacherRank; c++) sum += teacherFactor[r * teacherRank + c]! * x[c]!;
      sample.teacherPreactivation[r] = sum;
    }
    learn(training, sample, start.readoutWeights, Math.sqrt(training.labelNoiseVariance) * normal(stream));
    for (let j = 0; j < p; j++)
      for (let c = 0; c < d; c++)
        w[j * d + c] = (1 - unit * hiddenWeightDecay) * w[j * d + c]! - unit * sample.gradient[j]! * x[c]!;
  }
  return w;
}

test.each([{ hiddenWeightDecay: 0 }, { hiddenWeightDecay: 0.7 }])(
  '%j: blocks of samples, and a frame that is all of space, are SGD by its definition',
  (decay) => {
    const task = prepared({ ...raw, ...decay, learningRate: 2 });
    const expected = plainSgd(task, 43);
    const advances = [
      singleSamples(task.training),
      direct(task.training).advance,
      exactInLaw({ ...task.training, teacherRank: task.training.teacherRank }, 7).advance,
    ];
    for (const [n, advance] of advances.entries()) {
      const state = beginTraining(
        task.coordinates,
        task.start.readoutWeights,
        { stride: 7, full: n < 2 },
        randomStream(11),
      );
      // The frame fills up with its first samples; until then it draws other numbers.
      if (n === 2) state.used = 7;
      advance(state, 30);
      advance(state, 13);
      state.coordinates.forEach((w, i) => {
        expect(w).toBeCloseTo(expected[i]!, 12);
      });
    }
  },
);

test('the risk of simulated overlaps is half the mean squared error over fresh inputs', () => {
  const { training, start } = prepared({
    ...raw,
    activation: 'tanh',
    teacherActivation: 'relu',
    labelNoiseVariance: 0,
  });
  const risk = riskOf(
    settingOf(parseParameters(parameters, { ...raw, activation: 'tanh', teacherActivation: 'relu' })),
  );
  const value = risk({ ...start, readout: start.readoutWeights }, start.teacherReadoutWeights);
  const { parallel, orthogonal, teacherRank, orthogonalRank } = coordinatesOf(start);
  const stream = randomStream(3);
  const sample = newSample(training);
  const losses = Array.from({ length: 40_000 }, () => {
    const x = fillNormals(new Float64Array(teacherRank + orthogonalRank), stream);
    const along = (m: Float64Array, row: number, length: number, from: number) => {
      let sum = 0;
      for (let c = 0; c < length; c++) sum += m[row * length + c]! * x[from + c]!;
      return sum;
    };
    for (let j = 0; j < 3; j++)
      sample.preactivation[j] = along(parallel, j, teacherRank, 0) + along(orthogonal, j, orthogonalRank, teacherRank);
    for (let r = 0; r < 2; r++) sample.teacherPreactivation[r] = along(training.teacherFactor, r, teacherRank, 0);
    const ones = Float64Array.of(1, 0.5, -2);
    learn(training, sample, ones, 0);
    const error = sample.gradient[0]! / (ones[0]! * training.activation.derivative(sample.preactivation[0]!));
    return (error * error) / 2;
  });
  const moments = momentsOf(losses);
  expect(Math.abs(moments.mean - value)).toBeLessThan(4 * standardError(moments));
});

test('means and spreads with their errors are those of the sample', () => {
  const stream = randomStream(4);
  const values = Array.from({ length: 500 }, () => 7 + 0.01 * normal(stream));
  const sums = emptySums(1);
  for (const value of values) addRow(sums, Float64Array.of(value));
  const spread = spreadAt(sums, 0);
  const moments = momentsOf(values);
  expect(spread.mean).toBeCloseTo(moments.mean, 12);
  expect(spread.deviation / Math.sqrt(variance(moments))).toBeCloseTo(1, 9);
  expect(spread.meanError / standardError(moments)).toBeCloseTo(1, 9);
  // For normal numbers the error of a standard deviation is sd/√(2n).
  expect((spread.deviationError / spread.deviation) * Math.sqrt(1000)).toBeCloseTo(1, 0);
});
