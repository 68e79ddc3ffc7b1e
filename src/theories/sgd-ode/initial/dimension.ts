import type { Parameters } from '../parameters.js';

/** Dimension of a finite network with these parameters: inputDimension, else the length of explicit rows, else simulationDimension. */
export function finiteDimension({
  inputDimension,
  simulationDimension,
  hiddenWeightMatrix,
  teacherWeightMatrix,
}: Pick<Parameters, 'inputDimension' | 'simulationDimension' | 'hiddenWeightMatrix' | 'teacherWeightMatrix'>): number {
  if (inputDimension !== Number.POSITIVE_INFINITY) return inputDimension;
  return hiddenWeightMatrix[0]?.length ?? teacherWeightMatrix[0]?.length ?? simulationDimension;
}
