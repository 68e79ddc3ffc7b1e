import { type Dataset, type Measure, numbers, scalar, seriesOf } from '../../contract/index.js';
import { quantityRows } from './quantities.js';

const constants = [
  'learningTime',
  'ntkDriftRate',
  'ntkDriftOpenLoop',
  'ntkDriftShadow',
  'nonlinearityTimeHierarchy',
  'nonlinearityTimeShadow',
  'hessianNorm',
];

/** The regime, and the numbers behind it. */
export const measures: Measure[] = [
  ...constants.map((name): Measure => {
    const { symbol, meaning, scale } = quantityRows[name]!;
    return { name, symbol, meaning, needs: [name], scale, of: (data) => ({ value: scalar(data, name) }) };
  }),
  {
    name: 'regime',
    meaning: quantityRows.regime!.meaning,
    needs: ['regime'],
    scale: 'label',
    of: (data) => ({ value: String(seriesOf(data, 'regime').values[0]) }),
  },
  {
    name: 'nonlinearityTime',
    symbol: 't_x/τ',
    meaning: 'time to the nonlinearity threshold in learning times: the smaller of the two predictions',
    needs: ['nonlinearityTimeHierarchy', 'nonlinearityTimeShadow'],
    scale: 'log',
    of: (data) => ({
      value: Math.min(scalar(data, 'nonlinearityTimeHierarchy'), scalar(data, 'nonlinearityTimeShadow')),
    }),
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
  {
    name: 'finalDrift',
    symbol: 'ΔΘ/Θ',
    meaning: 'relative change of the tangent kernel at the end',
    needs: ['ntkDrift'],
    scale: 'log',
    of: (data) => ({ value: numbers(data, 'ntkDrift').at(-1)! }),
  },
];

function largest(name: string, from: string, meaning: string): Measure {
  return {
    name,
    meaning,
    needs: [from],
    scale: 'log',
    of: (data: Dataset) => ({ value: numbers(data, from).reduce((top, v) => Math.max(top, v), 0) }),
  };
}
