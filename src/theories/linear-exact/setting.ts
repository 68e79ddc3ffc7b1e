import type { Parameters } from './parameters.js';
import { parametrisations } from './parametrisation.js';

/** Physical quantities of a run after the width exponents are applied; symbols as in docs/theory. */
export interface Setting {
  /** d. */
  width: number;
  /** γ. */
  outputScale: number;
  /** η_u, η_w: the step is contained. */
  readoutRate: number;
  hiddenRate: number;
  /** η̄ = √(η_u η_w). */
  meanRate: number;
  /** ρ = √(η_u/η_w). */
  rateRatio: number;
  /** σ_u, σ_w. */
  readoutInitialScale: number;
  hiddenInitialScale: number;
  /** Positions a along the line and labels y; one equivalent point when only moments are given. */
  inputs: Float64Array;
  labels: Float64Array;
  /** m2 = mean a². */
  inputMoment: number;
  /** m1 = mean a y. */
  inputLabelMoment: number;
  /** s* = m1/m2. */
  targetSlope: number;
  /** ½(mean y² − m1²/m2): the loss at the target slope. */
  lossFloor: number;
  /** Unit vector of the data line. */
  direction: Float64Array;
  /** A = m2 γ² η̄². */
  kernelCoefficient: number;
  /** B = η̄ γ m1. */
  labelDrive: number;
  readoutWeightDecay: number;
  hiddenWeightDecay: number;
  momentum: number;
}

/** Applies the width exponents of the parametrisation and reduces the data to their moments. */
export function resolve(parameters: Parameters): Setting {
  const width = parameters.readoutWeights.length || parameters.width;
  const exponents = parametrisations[parameters.parametrisation];
  const scaled = (name: keyof typeof exponents) =>
    exponents[name] === 0 ? parameters[name] : parameters[name] * widthPower(width, exponents[name]);
  const outputScale = scaled('outputScale');
  const readoutRate = scaled('readoutLearningRate');
  const hiddenRate = scaled('hiddenLearningRate');
  const meanRate = Math.sqrt(readoutRate) * Math.sqrt(hiddenRate);
  const data = moments(parameters);
  const perUnit = outputScale * meanRate;
  return {
    width,
    outputScale,
    readoutRate,
    hiddenRate,
    meanRate,
    rateRatio: Math.sqrt(readoutRate / hiddenRate),
    readoutInitialScale: scaled('readoutInitialScale'),
    hiddenInitialScale: scaled('hiddenInitialScale'),
    ...data,
    direction: lineDirection(parameters),
    kernelCoefficient: data.inputMoment * perUnit * perUnit,
    labelDrive: perUnit * data.inputLabelMoment,
    readoutWeightDecay: parameters.readoutWeightDecay,
    hiddenWeightDecay: parameters.hiddenWeightDecay,
    momentum: parameters.momentum,
  };
}

/** width^exponent for the whole and half exponents of the parametrisations, by products and one root only. */
function widthPower(width: number, exponent: number): number {
  const halves = Math.abs(2 * exponent);
  let power = halves % 2 === 1 ? Math.sqrt(width) : 1;
  for (let i = 1; i < halves; i += 2) power *= width;
  return exponent < 0 ? 1 / power : power;
}

type Data = Pick<Setting, 'inputs' | 'labels' | 'inputMoment' | 'inputLabelMoment' | 'targetSlope' | 'lossFloor'>;

function moments(parameters: Parameters): Data {
  if (parameters.inputs.length === 0) {
    const { inputMoment, inputLabelMoment } = parameters;
    const position = Math.sqrt(inputMoment);
    return {
      inputs: Float64Array.of(position),
      labels: Float64Array.of(inputLabelMoment / position),
      inputMoment,
      inputLabelMoment,
      targetSlope: inputLabelMoment / inputMoment,
      lossFloor: 0,
    };
  }
  const inputs = Float64Array.from(parameters.inputs);
  const labels = Float64Array.from(parameters.labels);
  const inputMoment = mean(inputs, (a) => a * a);
  const inputLabelMoment = mean(inputs, (a, i) => a * labels[i]!);
  const targetSlope = inputLabelMoment / inputMoment;
  // Residuals at the target slope: no cancellation, unlike mean y² − m1²/m2.
  const lossFloor = 0.5 * mean(inputs, (a, i) => square(targetSlope * a - labels[i]!));
  return { inputs, labels, inputMoment, inputLabelMoment, targetSlope, lossFloor };
}

function mean(values: Float64Array, term: (value: number, index: number) => number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += term(values[i]!, i);
  return sum / values.length;
}

function square(x: number): number {
  return x * x;
}

function lineDirection({ direction, hiddenWeightMatrix, inputDimension }: Parameters): Float64Array {
  if (direction.length > 0) return Float64Array.from(direction);
  const dimension = hiddenWeightMatrix[0]?.length ?? inputDimension;
  return new Float64Array(dimension).fill(1 / Math.sqrt(dimension));
}
