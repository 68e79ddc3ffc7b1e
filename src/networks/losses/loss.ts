/** A loss summed over inputs; outputs and labels are stored one row of `outputs` numbers per input. */
export interface Loss {
  name: string;
  value(f: Float64Array, y: Float64Array, outputs: number): number;
  /** ∂loss/∂f, shaped like f. */
  slope(f: Float64Array, y: Float64Array, outputs: number): Float64Array;
}
