import { estimated, exact, type Series } from '../../contract/index.js';
import type { Beginning } from './beginning.js';
import { relativeDeviation, rmsDifference } from './diagnostics.js';

/** Rows of a times x total array. */
export function rowsOf(values: Float64Array, total: number): Float64Array[] {
  return Array.from({ length: values.length / total }, (_, k) => values.subarray(k * total, (k + 1) * total));
}

/** Training loss of every row. */
export function lossesOf({ setting, targets }: Beginning, outputs: Float64Array): Float64Array {
  return Float64Array.from(rowsOf(outputs, setting.total), (f) =>
    setting.loss.value(f.subarray(0, setting.count), targets, 1),
  );
}

/** Error of the loss from errors of the outputs, to first order. */
export function lossErrors({ setting, targets }: Beginning, outputs: Float64Array, errors: Float64Array): Float64Array {
  const rows = rowsOf(errors, setting.total);
  return Float64Array.from(rowsOf(outputs, setting.total), (f, k) => {
    const slope = setting.loss.slope(f.slice(0, setting.count), targets, 1);
    return slope.reduce((sum, g, a) => sum + Math.abs(g) * rows[k]![a]! + (rows[k]![a]! * rows[k]![a]!) / 2, 0);
  });
}

/** Curves that compare outputs with the linear model's: deviation, relative deviation, and on test inputs where there are any. */
export function deviationSeries(
  b: Beginning,
  dim: 't' | 'step',
  outputs: Float64Array,
  linear: Float64Array,
): Record<string, Series> {
  const { total, count } = b.setting;
  const [rows, lines] = [rowsOf(outputs, total), rowsOf(linear, total)];
  const over = (from: number, to: number) =>
    exact(
      [dim],
      Float64Array.from(rows, (f, k) => rmsDifference(f, lines[k]!, from, to)),
    );
  return {
    linearDeviation: over(0, count),
    relativeDeviation: exact(
      [dim],
      Float64Array.from(rows, (f, k) => relativeDeviation(f, lines[k]!, b.passes.output, count)),
    ),
    ...(total > count ? { testLinearDeviation: over(count, total) } : {}),
  };
}

/** The axis of inputs: training inputs first. */
export function inputAxis(total: number, dim = 'a'): Series {
  return exact(
    [dim],
    Float64Array.from({ length: total }, (_, a) => a),
  );
}

/** Outputs with an error per value. */
export function outputSeries(outputs: Float64Array, errors: Float64Array, dim: 't' | 'step' = 't'): Series {
  return estimated([dim, 'a'], outputs, errors, 'estimate');
}
