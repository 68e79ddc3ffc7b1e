import { estimated, type Quantity, type Series } from '../../../contract/index.js';
import { operationsOf } from '../engines/cost.js';
import { layoutOf } from '../engines/order-parameters.js';
import { finiteDimension } from '../initial/index.js';
import type { Parameters } from '../parameters.js';
import { settingOf } from '../setting.js';
import type { Overlaps } from '../state.js';
import { type ClosedLandmarks, closedLandmarks } from './closed-landmarks.js';

/** A constant of a configuration. */
export type Row = [name: string, symbol: string, meaning: string, scale?: 'linear' | 'log'];

/** Its metadata. */
export const quantityOf = ([name, symbol, meaning, scale = 'log']: Row): Quantity => ({
  name,
  symbol,
  meaning,
  dims: [],
  scale,
});

const rows: Row[] = [
  ['plateauRisk', 'R_p', 'risk on the plateau where all students are alike'],
  ['escapeRate', 'λ', 'growth rate per unit t away from the plateau (square: from zero overlap)'],
  ['escapeTime', 't_esc', 'length of the plateau from a random start, ln(d)/(2λ)'],
  ['criticalLearningRate', 'γ_c', 'learning rate above which the optimum is unstable'],
  ['blowUpLearningRate', 'γ_max', 'learning rate above which the square ODE has no bounded plateau'],
  ['noiseFloorSlope', 'R_∞/γΔ', 'limit of final risk over learning rate and label noise variance at vanishing rate'],
  ['noiseFloor', 'R_∞', 'risk at which label noise stops the learning, to first order in the learning rate'],
];

/** Landmarks that follow from a configuration without a run. */
export const closedQuantities = rows.map(quantityOf);

/** Rounding of a closed form, and of a growth rate by central differences. */
const precision: Partial<Record<keyof ClosedLandmarks, number>> = { escapeRate: 1e-8, escapeTime: 1e-8 };

/** Landmarks as constants of a dataset. */
export function closedSeries(found: ClosedLandmarks): Record<string, Series> {
  return Object.fromEntries(
    (Object.entries(found) as [keyof ClosedLandmarks, number][]).map(([name, value]) => {
      const error = (precision[name] ?? 1e-12) * Math.abs(value);
      return [name, estimated([], Float64Array.of(value), Float64Array.of(error), 'estimate')];
    }),
  );
}

/** Operations of a right-hand side times order parameters up to which the landmarks take less than a yield of a job. */
const mostOperations = 1e5;

/** The landmarks a run tells beside its own measures: those asked for, without a wish all that cost next to nothing. */
export function landmarksBeside(
  given: Parameters,
  start: Overlaps,
  names: string[] | undefined,
): Record<string, Series> {
  const setting = settingOf(given);
  const { students: p, teachers: k, readoutRateRatio } = setting;
  const wanted = closedQuantities.map(({ name }) => name).filter((name) => !names || names.includes(name));
  const size = layoutOf(p, k, readoutRateRatio > 0).size;
  const cheap = size * operationsOf(setting, p, given.noiseNodes) <= mostOperations;
  if (wanted.length === 0 || (!names && !cheap)) return {};
  const all = closedSeries(closedLandmarks(setting, start, finiteDimension(given)));
  return Object.fromEntries(Object.entries(all).filter(([name]) => wanted.includes(name)));
}
