/** Share of the neighbours' relative error that an estimate does not fall below. */
const share = 0.3;

/**
 * Error estimates without accidental zeros: the difference of two runs changes sign somewhere, which says nothing about the
 * error there. Each estimate is raised to a share of the larger relative error of the times before and after it.
 * `values` and `errors` hold one row of `width` numbers per time.
 */
export function evenedErrors(values: Float64Array, errors: Float64Array, width: number): Float64Array {
  const relative = (i: number) => {
    const size = Math.abs(values[i] ?? 0);
    return size > 0 && Number.isFinite(errors[i]!) ? errors[i]! / size : 0;
  };
  return errors.map((error, i) =>
    Math.max(error, share * Math.abs(values[i]!) * Math.max(relative(i - width), relative(i + width))),
  );
}
