/** A pass over all weights: the last step is applied and the next input projected in one go. */
export interface FusedPass {
  /** p × dimension, row-major. */
  weights: Float64Array;
  dimension: number;
  /** Factors of the spent input, one per row. */
  factors: Float64Array;
  spent: Float64Array;
  fresh: Float64Array;
}

/** w_j ← w_j − factors_j·spent and projections_j = w_j·fresh for every row, two rows at a time. */
export function stepAndProject(pass: FusedPass, projections: Float64Array): void {
  const { weights, dimension, factors, spent, fresh } = pass;
  const rows = projections.length;
  for (let j = 0; j + 1 < rows; j += 2) {
    const first = j * dimension;
    const second = first + dimension;
    const f = factors[j]!;
    const g = factors[j + 1]!;
    let u = 0;
    let v = 0;
    for (let c = 0; c < dimension; c++) {
      const x = spent[c]!;
      const y = fresh[c]!;
      const w = weights[first + c]! - f * x;
      weights[first + c] = w;
      u += w * y;
      const z = weights[second + c]! - g * x;
      weights[second + c] = z;
      v += z * y;
    }
    projections[j] = u;
    projections[j + 1] = v;
  }
  if (rows % 2 === 1) lastRow(pass, projections, rows - 1);
}

function lastRow({ weights, dimension, factors, spent, fresh }: FusedPass, projections: Float64Array, j: number): void {
  const at = j * dimension;
  const f = factors[j]!;
  let sum = 0;
  for (let c = 0; c < dimension; c++) {
    const w = weights[at + c]! - f * spent[c]!;
    weights[at + c] = w;
    sum += w * fresh[c]!;
  }
  projections[j] = sum;
}
