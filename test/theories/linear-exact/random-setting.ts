import fc from 'fast-check';
import { modesOf } from '../../../src/theories/linear-exact/modes.js';
import { resolve, type Setting } from '../../../src/theories/linear-exact/setting.js';
import type { Weights } from '../../../src/theories/linear-exact/start-state.js';
import { given } from './networks.js';

/** A network to solve: its setting and its weights. */
export interface Problem {
  setting: Setting;
  start: Weights;
}

const signed = (low: number, high: number) =>
  fc
    .tuple(fc.boolean(), fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }))
    .map(([minus, x]) => (minus ? -1 : 1) * Math.exp(x));
const positive = (low: number, high: number) => signed(low, high).map(Math.abs);

/** Random problems: 1-6 units, scales over decades, either sign of everything; away from the degenerate starts, which tests list one by one. */
export const problems: fc.Arbitrary<Problem> = fc
  .record({
    outputScale: signed(0.2, 5),
    readoutLearningRate: positive(0.001, 1),
    hiddenLearningRate: positive(0.001, 1),
    inputMoment: positive(0.2, 5),
    inputLabelMoment: signed(0.1, 5),
    weights: fc.integer({ min: 1, max: 6 }).chain((n) => {
      const layer = fc.array(signed(0.01, 2), { minLength: n, maxLength: n });
      return fc.tuple(layer, layer);
    }),
  })
  .map(({ weights: [readout, hidden], ...parameters }) => ({
    setting: resolve(given(parameters)),
    start: { readoutWeights: Float64Array.from(readout), hiddenWeights: Float64Array.from(hidden) },
  }))
  .filter(({ setting, start }) => {
    const { growingModeEnergy: P, decayingModeEnergy: Q, modeInvariant } = modesOf(start, setting);
    return modeInvariant > 1e-3 * (P + Q);
  });

/** The setting with other rates, scale or data; derived quantities follow. */
export function changed(setting: Setting, changes: Record<string, unknown>): Setting {
  return resolve(
    given({
      outputScale: setting.outputScale,
      readoutLearningRate: setting.readoutRate,
      hiddenLearningRate: setting.hiddenRate,
      inputMoment: setting.inputMoment,
      inputLabelMoment: setting.inputLabelMoment,
      ...changes,
    }),
  );
}
