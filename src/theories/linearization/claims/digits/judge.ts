import type { Check, Exhibit } from '../../../../contract/index.js';
import { type PowerLawFit, powerLawFit } from '../../../../numerics/statistics/index.js';

/** Passes when an exponent lies below a limit with its whole interval, and is undecided when only the fit itself does. */
export function steeperThan(what: string, { exponent }: PowerLawFit, limit: number): Check {
  const { estimate, high } = exponent;
  const verdict = high <= limit ? 'pass' : estimate <= limit ? 'undecided' : 'fail';
  return {
    what,
    measured: estimate,
    expected: `below ${limit}`,
    verdict,
    note: `95 % interval up to ${high.toFixed(2)}`,
  };
}

/** Passes when every number is below the limit; shows the largest. */
export function allBelow(what: string, values: number[], limit: number): Check {
  const measured = Math.max(...values);
  return { what, measured, expected: `below ${limit}`, verdict: values.every((v) => v < limit) ? 'pass' : 'fail' };
}

/** Power law in the width through the values of all seeds: their scatter is part of the interval. */
export function widthLaw(widths: number[], perWidth: number[][]): PowerLawFit {
  const x = perWidth.flatMap((values, w) => values.map(() => widths[w]!));
  return powerLawFit(x, perWidth.flat());
}

/** Arithmetic mean. */
export function mean(values: number[]): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}

/** Curves over width on logarithmic axes. */
export function widthExhibit(
  { title, y, description }: { title: string; y: string; description: string },
  curves: { label: string; widths: number[]; values: number[] }[],
): Exhibit {
  return {
    view: { id: `${y}-over-width`, title, mark: 'line', x: 'width', y: [y], xScale: 'log', yScale: 'log' },
    layers: curves.map(({ label, widths, values }) => ({
      label,
      role: 'simulation',
      dataset: {
        sizes: { width: widths.length },
        series: {
          width: { dims: ['width'], values: Float64Array.from(widths), errorIs: 'exact' },
          [y]: { dims: ['width'], values: Float64Array.from(values), errorIs: 'exact' },
        },
      },
    })),
    description,
  };
}
