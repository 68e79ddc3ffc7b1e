import { type Dataset, type Measure, scalar, seriesOf } from '../../contract/index.js';
import { constants, regimeQuantity, stabilityQuantities } from './quantities.js';

const measured = new Set([
  'kernelRatio',
  'featureNumber',
  'lazySlopeScale',
  'normRatio',
  'initialSlope',
  'finalSlope',
  'targetSlope',
  'initialCosAngle',
  'finalCosAngle',
  'rotationContribution',
  'rescalingContribution',
  'halfLife',
  'timeToTenPercent',
  'timeToPerMille',
  'asymptoticRate',
  'initialKernelEigenvalue',
  'finalKernelEigenvalue',
  'labelDrive',
  'stabilityNumber',
  'flowStepLimit',
  'flowMinimumStepLimit',
  'anyMinimumStepLimit',
  'divergenceStepLimit',
]);

const labels = new Set(['regime', 'boundedness', 'stableMinimum', 'stabilityRegion']);

/** Derived numbers and labels of a run, by the names of the constants they are read from. */
export const measures: Measure[] = [...constants, ...stabilityQuantities, regimeQuantity]
  .filter(({ name }) => measured.has(name) || labels.has(name))
  .map(({ name, symbol, meaning, scale }) => ({
    name,
    symbol,
    meaning,
    needs: [name],
    scale: labels.has(name) ? 'label' : scale,
    of: (data: Dataset) => ({ value: labels.has(name) ? label(data, name) : scalar(data, name) }),
  }));

function label(data: Dataset, name: string): string {
  return String(seriesOf(data, name).values[0]);
}
