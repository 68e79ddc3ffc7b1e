import { type Check, type Exhibit, statistical } from '../../../contract/index.js';
import { estimateExponent, type WidthSample } from '../asymptotics/estimator.js';

/** A fitted width exponent with its standard error. */
export interface Exponent {
  estimate: number;
  standardError: number;
}

/** Exponent of the root mean square over samples, by width. */
export function exponentOf(samples: WidthSample[]): Exponent {
  const { estimate, standardError } = estimateExponent(samples).fit.exponent;
  return { estimate, standardError };
}

/** An exponent against its theory: within three standard errors, which must be a fifth of the effect at most. */
export function exponentCheck(what: string, measured: Exponent, expected: number, effect = 1): Check {
  return statistical(what, {
    measured: measured.estimate,
    standardError: measured.standardError,
    expected,
    effect,
  });
}

/**
 * The same with four standard errors, for tables of many exponents, where three would be passed by chance.
 * @param resolution largest standard error that decides.
 */
export function tableCheck(
  what: string,
  { estimate, standardError }: Exponent,
  expected: number,
  resolution = Math.max(1, Math.abs(expected)) / 5,
): Check {
  const decided = standardError <= resolution;
  const inside = Math.abs(estimate - expected) <= 4 * standardError;
  return {
    what,
    measured: estimate,
    expected,
    tolerance: 4 * standardError,
    standardError,
    verdict: decided ? (inside ? 'pass' : 'fail') : 'undecided',
  };
}

/** An exponent that has not reached its limit at these widths: passes when it lies in the interval the literature gives, three standard errors allowed. */
export function exponentBetween(what: string, { estimate, standardError }: Exponent, low: number, high: number): Check {
  const margin = 3 * standardError;
  const inside = estimate >= low - margin && estimate <= high + margin;
  return {
    what,
    measured: estimate,
    expected: `${low} to ${high}`,
    standardError,
    verdict: standardError > 0.2 ? 'undecided' : inside ? 'pass' : 'fail',
  };
}

/** Passes when measured is at least a limit. */
export function atLeast(what: string, measured: number, limit: number): Check {
  return { what, measured, expected: `at least ${limit}`, verdict: measured >= limit ? 'pass' : 'fail' };
}

/** Root mean squares over width on logarithmic axes, one curve per label. */
export function widthPicture(
  title: string,
  quantity: string,
  curves: { label: string; samples: WidthSample[] }[],
  description: string,
): Exhibit {
  return {
    view: {
      id: `${quantity}-over-width`,
      title,
      mark: 'line',
      x: 'width',
      y: [quantity],
      xScale: 'log',
      yScale: 'log',
    },
    layers: curves.map(({ label, samples }) => ({
      label,
      role: 'simulation',
      dataset: {
        sizes: { width: samples.length },
        series: {
          width: { dims: ['width'], values: Float64Array.from(samples, ({ width }) => width), errorIs: 'exact' },
          [quantity]: {
            dims: ['width'],
            values: Float64Array.from(samples, ({ values }) =>
              Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length),
            ),
            errorIs: 'exact',
          },
        },
      },
    })),
    description,
  };
}
