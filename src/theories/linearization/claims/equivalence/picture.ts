import type { Dataset, Exhibit, Series } from '../../../../contract/index.js';
import type { Exponent } from '../judge.js';

/** Exponent of a correlation and of the part of the deviation that goes with it. */
export interface Point {
  label: string;
  correlation: Exponent;
  deviation: Exponent;
}

/** Points on the line deviation = correlation, even and odd parts apart. */
export function picture(points: Point[]): Exhibit {
  const labels = [...new Set(points.map(({ label }) => label))];
  return {
    view: {
      id: 'equivalence',
      title: 'Exponent of the deviation against that of the correlation',
      mark: 'dot',
      x: 'correlationExponent',
      y: ['deviationExponent'],
    },
    layers: [
      { label: 'equal', role: 'theory', dataset: line(-3, 0) },
      ...labels.map((label) => ({
        label,
        role: 'simulation' as const,
        dataset: scatter(points.filter((point) => point.label === label)),
      })),
    ],
    description:
      'One point per family and part of the deviation, on the line of equal exponents; only the frozen input layer of the standard parametrisation lies above it.',
  };
}

/** The line of equal exponents, dotted. */
function line(from: number, to: number): Dataset {
  const dots = 61;
  const values = Float64Array.from({ length: dots }, (_, i) => from + ((to - from) * i) / (dots - 1));
  const series: Series = { dims: ['family'], values, errorIs: 'exact' };
  return { sizes: { family: dots }, series: { correlationExponent: series, deviationExponent: series } };
}

function scatter(points: Point[]): Dataset {
  const series = (of: (point: Point) => Exponent): Series => ({
    dims: ['family'],
    values: Float64Array.from(points, (point) => of(point).estimate),
    error: Float64Array.from(points, (point) => of(point).standardError),
    errorIs: 'standardError',
  });
  return {
    sizes: { family: points.length },
    series: {
      correlationExponent: series(({ correlation }) => correlation),
      deviationExponent: series(({ deviation }) => deviation),
    },
  };
}
