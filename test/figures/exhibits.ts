import type { Dataset, Exhibit, Quantity, Series } from '../../src/contract/index.js';
import { estimated, exact } from '../../src/contract/index.js';

/** Exhibits of the kinds theories make, from closed formulas and a fixed pseudo-random sequence. */

export const quantities: Quantity[] = [
  { name: 't', symbol: 't', meaning: 'time', unit: 'steps', dims: ['t'], scale: 'linear' },
  { name: 'loss', symbol: 'L', meaning: 'training loss', dims: ['t'], scale: 'log' },
  { name: 'slope', symbol: 's', meaning: 'slope', dims: ['t'], scale: 'linear' },
  {
    name: 'kernelEigenvalue',
    symbol: 'Θ',
    meaning: 'top kernel eigenvalue',
    unit: '1/step',
    dims: ['t'],
    scale: 'linear',
  },
  { name: 'learningRate', symbol: 'η_w', meaning: 'step size', dims: ['learningRate'], scale: 'log' },
  { name: 'initialScale', symbol: 'σ_u', meaning: 'scale', dims: ['initialScale'], scale: 'log' },
  { name: 'kernelRatio', symbol: 'Θ_∞/Θ_0', meaning: 'kernel ratio', dims: [], scale: 'log' },
  { name: 'finalSlope', symbol: 's_∞', meaning: 'slope at the end', dims: [], scale: 'linear' },
];

/** A fixed sequence of numbers in (0, 1): Weyl's, good enough for pictures. */
function noise(seed: number): () => number {
  let state = seed * 0.7548776662466927;
  return () => {
    state = (state + 0.5698402909980532) % 1;
    return (state * 7919.77) % 1;
  };
}

const normal = (draw: () => number) => [1, 2, 3, 4, 5, 6].reduce((sum) => sum + draw(), -3) * 1.41;

export const times = (n: number, end: number) => Float64Array.from({ length: n }, (_, k) => (end * k) / (n - 1));
export const logTimes = (n: number, from: number, to: number) =>
  Float64Array.from({ length: n }, (_, k) => from * (to / from) ** (k / (n - 1)));

const slopeAt = (t: number, rate: number) => 1 / (1 + 19 * Math.exp(-rate * t));

export function theoryData(t: Float64Array, rate = 0.08, error = 0): Dataset {
  const slope = t.map((at) => slopeAt(at, rate));
  const series: Record<string, Series> = {
    t: exact(['t'], t),
    slope:
      error > 0
        ? estimated(
            ['t'],
            slope,
            slope.map((s) => error * (1.2 - s)),
            'bound',
          )
        : exact(['t'], slope),
    loss: exact(
      ['t'],
      slope.map((s) => 0.5 * (1 - s) * (1 - s) + 2e-5),
    ),
    kernelEigenvalue: exact(
      ['t'],
      slope.map((s) => 0.05 + 0.9 * s * s),
    ),
  };
  return { sizes: { t: t.length }, series };
}

export function simulationData(t: Float64Array, replicas: number, rate = 0.08, width = 100): Dataset {
  const draw = noise(width + replicas);
  const rows = Array.from({ length: replicas }, () => {
    const own = rate * (1 + normal(draw) / Math.sqrt(width));
    return Array.from(t, (at) => slopeAt(at, own));
  });
  const flat = (f: (slope: number) => number) => Float64Array.from(rows.flat(), f);
  return {
    sizes: { replica: replicas, t: t.length },
    series: {
      t: exact(['t'], t),
      slope: exact(
        ['replica', 't'],
        flat((s) => s),
      ),
      loss: exact(
        ['replica', 't'],
        flat((s) => 0.5 * (1 - s) * (1 - s) + 2e-5),
      ),
      kernelEigenvalue: exact(
        ['replica', 't'],
        flat((s) => 0.05 + 0.9 * s * s),
      ),
    },
  };
}

const grid = times(120, 120);

export const curve: Exhibit = {
  view: {
    id: 'training',
    title: 'Training curve of a two-layer linear network',
    mark: 'line',
    x: 't',
    y: ['loss', 'slope', 'kernelEigenvalue'],
  },
  layers: [
    { label: 'theory', role: 'theory', dataset: theoryData(grid, 0.08, 0.03) },
    { label: 'simulation, width 100', role: 'simulation', dataset: simulationData(grid, 10) },
    { label: 'loss floor', role: 'guide', dataset: { sizes: {}, series: { loss: exact([], Float64Array.of(2e-5)) } } },
  ],
  description:
    'Loss falls to its floor while slope and kernel eigenvalue rise; ten networks of width 100 follow the theory.',
};

export const logLog: Exhibit = {
  view: {
    id: 'gap',
    title: 'Gap to the limit θ̄ against width, slope −½',
    mark: 'line',
    x: 'width',
    y: ['gap'],
    xScale: 'log',
    yScale: 'log',
  },
  layers: [
    {
      label: 'N^(−1/2)',
      role: 'guide',
      dataset: {
        sizes: { width: 2 },
        series: {
          width: exact(['width'], Float64Array.of(10, 1e6)),
          gap: exact(['width'], Float64Array.of(0.3, 0.3 / Math.sqrt(1e5))),
        },
      },
    },
    {
      label: 'measured',
      role: 'simulation',
      dataset: {
        sizes: { width: 11 },
        series: {
          width: exact(['width'], logTimes(11, 10, 1e6)),
          gap: estimated(
            ['width'],
            logTimes(11, 10, 1e6).map((n, k) => (0.95 / Math.sqrt(n)) * (1 + 0.1 * Math.sin(3 * k))),
            logTimes(11, 10, 1e6).map((n) => 0.12 / Math.sqrt(n)),
            'standardError',
          ),
        },
      },
    },
  ],
  description: 'The gap falls as the inverse square root of the width.',
};

export const family: Exhibit = {
  view: { id: 'family', title: 'Slope for three widths', mark: 'line', x: 't', y: ['slope'] },
  layers: [10, 100, 1000].flatMap((width, k) => [
    { label: `theory, width = ${width}`, role: 'theory' as const, dataset: theoryData(grid, 0.05 + 0.04 * k) },
    {
      label: `simulation, width = ${width}`,
      role: 'simulation' as const,
      dataset: simulationData(grid, 5, 0.05 + 0.04 * k, 30 * width),
    },
  ]),
  description: 'Wider networks learn faster here, and scatter less.',
};

export function mapData(n: number): Dataset {
  const eta = logTimes(n, 1e-3, 10);
  const sigma = logTimes(n, 0.1, 10);
  const cells = Array.from(sigma, (s) =>
    Array.from(eta, (e) => (e * (1 + s * s) > 12 ? 'diverges' : String(((1 + e) / (0.3 + s)) ** 1.5))),
  ).flat();
  return {
    sizes: { initialScale: n, learningRate: n },
    series: {
      initialScale: exact(['initialScale'], sigma),
      learningRate: exact(['learningRate'], eta),
      kernelRatio: exact(['initialScale', 'learningRate'], cells),
    },
  };
}

export const map: Exhibit = {
  view: {
    id: 'map',
    title: 'Kernel ratio over learning rate and initial scale',
    mark: 'cell',
    x: 'learningRate',
    rows: 'initialScale',
    y: ['kernelRatio'],
    xScale: 'log',
    yScale: 'log',
    centre: 1,
    contours: [0.1, 1, 10],
  },
  layers: [{ label: 'theory', role: 'theory', dataset: mapData(64) }],
  description: 'Above the line of ratio 1 features are learned; at large rates training diverges.',
};

export const phases: Exhibit = {
  view: { id: 'phases', title: 'Phases', mark: 'cell', x: 'a', rows: 'b', y: ['phase'] },
  layers: [
    {
      label: 'theory',
      role: 'theory',
      dataset: {
        sizes: { a: 20, b: 12 },
        series: {
          a: exact(['a'], times(20, 1)),
          b: exact(['b'], times(12, 2)),
          phase: exact(
            ['a', 'b'],
            Array.from({ length: 240 }, (_, k) =>
              (k % 12) + Math.floor(k / 12) > 20
                ? 'kernel'
                : k % 12 > 5
                  ? 'feature learning, descent'
                  : 'feature learning, search',
            ),
          ),
        },
      },
    },
  ],
  description: 'Three phases in the plane of two exponents.',
};

const draws = (n: number, seed: number, shift: number) => {
  const draw = noise(seed);
  return Float64Array.from({ length: n }, () => shift + 0.3 * normal(draw));
};

export const histogram: Exhibit = {
  view: {
    id: 'slopes',
    title: 'Final slope of random networks',
    mark: 'histogram',
    x: 'finalSlope',
    y: ['finalSlope'],
  },
  layers: [
    {
      label: 'width 10',
      role: 'simulation',
      dataset: { sizes: { replica: 800 }, series: { finalSlope: exact(['replica'], draws(800, 1, 0.8)) } },
    },
    {
      label: 'width 100',
      role: 'simulation',
      dataset: { sizes: { replica: 500 }, series: { finalSlope: exact(['replica'], draws(500, 2, 1.1)) } },
    },
  ],
  description: 'The distribution of the final slope narrows with width.',
};

export const scatter: Exhibit = {
  view: { id: 'scatter', title: 'Predicted against measured', mark: 'dot', x: 'predicted', y: ['measured'] },
  layers: [
    {
      label: 'networks',
      role: 'data',
      dataset: {
        sizes: { case: 40 },
        series: {
          predicted: exact(['case'], times(40, 3)),
          measured: estimated(
            ['case'],
            times(40, 3).map((x, k) => x + 0.2 * Math.sin(5 * k)),
            new Float64Array(40).fill(0.15),
            'standardError',
          ),
        },
      },
    },
  ],
  description: 'Points lie along the diagonal.',
};

export const broken: Exhibit = {
  view: {
    id: 'broken',
    title: 'Values that cannot all be drawn',
    mark: 'line',
    x: 't',
    y: ['loss', 'absent'],
    xScale: 'log',
    yScale: 'log',
  },
  layers: [
    {
      label: 'theory',
      role: 'theory',
      dataset: {
        sizes: { t: 9 },
        series: {
          t: exact(['t'], Float64Array.of(0, 1, 2, 4, 8, 16, 32, 64, 128)),
          loss: exact(['t'], Float64Array.of(1, 0.5, Number.NaN, 0.2, 0, -0.1, 0.05, Number.POSITIVE_INFINITY, 0.01)),
        },
      },
    },
  ],
  description: 'Gaps where the values are missing.',
};

export const exhibits = { curve, logLog, family, map, phases, histogram, scatter, broken };
