import type { Exhibit } from '../../../../contract/index.js';

/** What the picture shows of a network. */
export interface Shown {
  correlation: number;
  curvature: number;
  relative: number;
}

/** Curvature and deviation against the correlation, one point per network and alignment. */
export function picture(activation: string, rows: Shown[]): Exhibit {
  const column = (of: (row: Shown) => number) => ({
    dims: ['net'],
    values: Float64Array.from(rows, of),
    errorIs: 'exact' as const,
  });
  const correlation = column((row) => row.correlation);
  const layer = (label: string, of: (row: Shown) => number) => ({
    label,
    role: 'simulation' as const,
    dataset: { sizes: { net: rows.length }, series: { correlation, size: column(of) } },
  });
  return {
    view: {
      id: 'not-curvature',
      title: `Same kernel, same curvature, other signs of the readout: ${activation}`,
      mark: 'dot',
      x: 'correlation',
      y: ['size'],
      xScale: 'log',
      yScale: 'log',
    },
    layers: [
      layer('curvature ‖∇²f‖ at the start', ({ curvature }) => curvature),
      layer('relative deviation from linear(θ₀)', ({ relative }) => relative),
    ],
    description: 'The deviation rises with the correlation ρ_2 while the curvature stays level.',
  };
}
