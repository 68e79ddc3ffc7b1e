import { type Dataset, type Measure, scalar, seriesOf } from '../../contract/index.js';
import { constants, regimeQuantity, stabilityQuantities } from './quantities.js';

/** Names of the constants that are measures, most telling first: the order in which a run prints them. */
const order = [
  'kernelRatio',
  'featureNumber',
  'finalCosAngle',
  'normRatio',
  'finalSlope',
  'halfLife',
  'timeToTenPercent',
  'timeToPerMille',
  'asymptoticRate',
  'divergenceStepLimit',
  'regime',
  'lazySlopeScale',
  'initialSlope',
  'targetSlope',
  'initialCosAngle',
  'rotationContribution',
  'rescalingContribution',
  'initialKernelEigenvalue',
  'finalKernelEigenvalue',
  'labelDrive',
  'stabilityNumber',
  'stabilityRegion',
  'boundedness',
  'stableMinimum',
  'flowStepLimit',
  'flowMinimumStepLimit',
  'anyMinimumStepLimit',
];

const labels = new Set(['regime', 'boundedness', 'stableMinimum', 'stabilityRegion']);

/** The kernel phase is the neutral colour of a map; its border is where the kernel changes by a tenth. */
const onMaps: Record<string, Partial<Measure>> = { kernelRatio: { centre: 1, contours: [0.9, 1.1] } };

const known = new Map(
  [...constants, ...stabilityQuantities, regimeQuantity].map((quantity) => [quantity.name, quantity]),
);

/** Derived numbers and labels of a run, by the names of the constants they are read from. */
export const measures: Measure[] = order.map((name) => {
  const { symbol, meaning, scale } = known.get(name)!;
  const isLabel = labels.has(name);
  return {
    name,
    symbol,
    meaning,
    needs: [name],
    scale: isLabel ? 'label' : scale,
    ...onMaps[name],
    of: (data: Dataset) => ({ value: isLabel ? label(data, name) : scalar(data, name) }),
  };
});

/** What gradient descent with these rates would do, where that is not converging. */
export const caution: Measure = {
  name: 'caution',
  meaning: 'what gradient descent with these rates does where it does not converge',
  needs: ['stabilityRegion'],
  scale: 'label',
  of: (data) => ({ value: cautions[label(data, 'stabilityRegion')] ?? '' }),
};

const cautions: Record<string, string> = {
  'never-settles': 'never settles',
  diverges: 'diverges',
  overdriven: 'diverges',
};

function label(data: Dataset, name: string): string {
  return String(seriesOf(data, name).values[0]);
}
