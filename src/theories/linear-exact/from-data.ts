import { InputError, type Plain, type UserData } from '../../contract/index.js';
import { symmetricEigen } from '../../numerics/linalg/index.js';

/** Energy off the line, relative to all of it, up to which data count as one-dimensional. */
const tolerated = 1e-8;

/**
 * Parameters that train the network on the user's data: positions along their line, labels and the direction of the line.
 * @throws InputError `DATA_NOT_ONE_DIMENSIONAL` when more than 1e-8 of the inputs' energy lies off every line through the origin,
 * `DATA_ALL_ZERO` when there is none.
 */
export function fromData(data: UserData): Record<string, Plain> {
  const columns = data.names.length;
  if (data.inputs.every((x) => x === 0)) throw allZero(data);
  if (columns === 1) return { inputs: [...data.inputs], labels: [...data.labels] };
  const { direction, offLine } = line(data, columns);
  if (!(offLine <= tolerated)) throw offTheLine(data, offLine);
  const inputs = Array.from({ length: data.rows }, (_, row) => {
    let along = 0;
    for (let j = 0; j < columns; j++) along += data.inputs[row * columns + j]! * direction[j]!;
    return along;
  });
  return { inputs, labels: [...data.labels], direction: [...direction] };
}

/** Line through the origin that holds most of the energy, and the share that lies off it. */
function line({ inputs, rows }: UserData, columns: number): { direction: Float64Array; offLine: number } {
  const moment = new Float64Array(columns * columns);
  for (let row = 0; row < rows; row++)
    for (let i = 0; i < columns; i++)
      for (let j = 0; j < columns; j++)
        moment[i * columns + j]! += inputs[row * columns + i]! * inputs[row * columns + j]!;
  const { values, vectors } = symmetricEigen(moment, columns);
  const direction = Float64Array.from({ length: columns }, (_, i) => vectors[i * columns + columns - 1]!);
  const total = values.reduce((sum, value) => sum + value, 0);
  const off = values.subarray(0, columns - 1).reduce((sum, value) => sum + Math.max(0, value), 0);
  return { direction, offLine: off / total };
}

function offTheLine(data: UserData, offLine: number): InputError {
  const percent = (100 * offLine).toPrecision(3);
  return new InputError({
    code: 'DATA_NOT_ONE_DIMENSIONAL',
    path: data.source,
    expected: 'inputs on a line through the origin',
    received: `columns ${data.names.join(', ')} with ${percent} % of their energy off the line`,
    cause: `inputs are not one-dimensional (${percent} % of variance off the line); theory does not apply; project or use the MLP lab`,
    next: 'Choose one column, or project the inputs on a direction first',
  });
}

function allZero(data: UserData): InputError {
  return new InputError({
    code: 'DATA_ALL_ZERO',
    path: data.source,
    expected: 'inputs other than 0',
    received: 'zeros only',
    cause: 'all inputs are zero: slope undefined',
    next: 'Choose another column, or check the centring and scaling',
  });
}
