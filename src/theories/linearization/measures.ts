import { type Dataset, type Measure, numbers, scalar, seriesOf } from '../../contract/index.js';
import { quantityRows } from './quantities.js';

/** Numbers of the diagnostic as they are: what they rest on. */
const foundations = [
  'ntkDriftOpenLoop',
  'ntkDriftShadow',
  'ntkDriftRate',
  'nonlinearityTimeHierarchy',
  'nonlinearityTimeShadow',
  'hessianNorm',
];

/** The regime and how long training stays linear first, then the numbers behind them. */
export const measures: Measure[] = [
  {
    name: 'regime',
    meaning: quantityRows.regime!.meaning,
    needs: ['regime'],
    scale: 'label',
    of: (data) => ({ value: String(seriesOf(data, 'regime').values[0]) }),
  },
  constant('learningTime'),
  {
    name: 'nonlinearityTime',
    symbol: 't_x/τ',
    meaning: 'time to the nonlinearity threshold in learning times: the smaller of what hierarchy and shadow predict',
    needs: ['nonlinearityTimeShadow'],
    scale: 'log',
    of: (data) => {
      const shadow = scalar(data, 'nonlinearityTimeShadow');
      const { nonlinearityTimeHierarchy: hierarchy } = data.series;
      return { value: hierarchy ? Math.min(shadow, hierarchy.values[0] as number) : shadow };
    },
  },
  ...[2, 3, 4].map(
    (order): Measure => ({
      name: `nonlinearityRatio${order}`,
      symbol: `ρ_${order}`,
      meaning: `size of the nonlinear order ${order} of the first learning time`,
      needs: ['nonlinearityRatios'],
      scale: 'log',
      of: (data) => ({ value: numbers(data, 'nonlinearityRatios')[order - 2]! }),
    }),
  ),
  largest('largestDeviation', 'linearDeviation', 'largest root mean square deviation from the linear model'),
  largest('largestRelativeDeviation', 'relativeDeviation', 'largest relative deviation from the linear model'),
  last('finalBound', 'linearDeviationBound', 'B', 'bound of the deviation at the end: an envelope, not an estimate'),
  last('finalDrift', 'ntkDrift', 'ΔΘ/Θ', 'relative change of the tangent kernel at the end'),
  ...foundations.map(constant),
];

function constant(name: string): Measure {
  const { symbol, meaning, scale } = quantityRows[name]!;
  return { name, symbol, meaning, needs: [name], scale, of: (data) => ({ value: scalar(data, name) }) };
}

function last(name: string, from: string, symbol: string, meaning: string): Measure {
  return { name, symbol, meaning, needs: [from], scale: 'log', of: (data) => ({ value: numbers(data, from).at(-1)! }) };
}

function largest(name: string, from: string, meaning: string): Measure {
  return {
    name,
    meaning,
    needs: [from],
    scale: 'log',
    // At the start nothing has moved yet: deviations are rounding, their ratio means nothing.
    of: (data: Dataset) => ({ value: numbers(data, from).reduce((top, v, k) => (k > 0 ? Math.max(top, v) : top), 0) }),
  };
}
