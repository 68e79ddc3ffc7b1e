import { type Dataset, type Job, type Plain, parseParameters } from '../../../contract/index.js';
import { drawStart } from '../initial/index.js';
import { parameters } from '../parameters.js';
import { ensemble } from '../simulators/index.js';

/** A configuration on which the two simulators are compared, with the steps at which they are looked at. */
export interface LawCase {
  name: string;
  /** File form. */
  parameters: Record<string, Plain>;
  steps: number[];
}

/** z-scores between two ensembles of independent runs: of all means and of all standard deviations. */
export interface LawComparison {
  name: string;
  meanRms: number;
  spreadRms: number;
  /** Largest |z| among them, and how many there are. */
  largest: number;
  count: number;
}

const overlaps = ['risk', 'studentOverlap', 'crossOverlap'];

/** Configurations in which a wrong law would show: small dimensions, full frames, rank-deficient starts, batches, every constraint. */
export const lawCases: LawCase[] = [
  {
    name: 'erf, p=4, k=2, d=100',
    parameters: { width: 4, teacherWidth: 2, inputDimension: 100, labelNoiseVariance: 0.05 },
    steps: [20, 80, 320],
  },
  {
    name: 'relu, p=5, k=3, d=50, batches of 4',
    parameters: { width: 5, teacherWidth: 3, inputDimension: 50, activation: 'relu', batchSize: 4 },
    steps: [10, 40, 120],
  },
  {
    name: 'p+k>d: erf, p=6, k=2, d=5',
    parameters: { width: 6, teacherWidth: 2, inputDimension: 5, labelNoiseVariance: 0.05 },
    steps: [4, 16, 48],
  },
  {
    name: 'collinear students (rank one), d=8',
    parameters: {
      inputDimension: 8,
      labelNoiseVariance: 0.2,
      studentOverlap: [
        [0.5, 0.5, 0.5],
        [0.5, 0.5, 0.5],
        [0.5, 0.5, 0.5],
      ],
      crossOverlap: [[0.3], [0.3], [0.3]],
      readoutWeights: [1, 0.5, -1],
    },
    steps: [5, 20, 60],
  },
  {
    name: 'start at the teacher, d=7',
    parameters: {
      inputDimension: 7,
      labelNoiseVariance: 0.3,
      studentOverlap: [
        [1, 0.2],
        [0.2, 1],
      ],
      crossOverlap: [
        [1, 0.2],
        [0.2, 1],
      ],
      teacherOverlap: [
        [1, 0.2],
        [0.2, 1],
      ],
    },
    steps: [5, 20, 60],
  },
  {
    name: 'both layers trained, falling rate, decay, d=30',
    parameters: {
      width: 3,
      teacherWidth: 2,
      inputDimension: 30,
      readoutRateRatio: 1,
      hiddenWeightDecay: 0.2,
      learningRateSchedule: { kind: 'power', onset: 1 },
      labelNoiseVariance: 0.1,
      activation: 'tanh',
    },
    steps: [10, 40, 120],
  },
  {
    name: 'square on the sphere, dependent teachers, d=12',
    parameters: {
      width: 2,
      inputDimension: 12,
      activation: 'square',
      constraint: 'spherical',
      learningRate: 0.2,
      teacherOverlap: [
        [1, 1],
        [1, 1],
      ],
    },
    steps: [5, 20, 60],
  },
];

/** Compares the laws of the exact-in-law and the direct simulator from the same start over `instances` runs of each. */
export function* compareLaws(
  { name, parameters: raw, steps }: LawCase,
  instances: number,
  seed: number,
): Job<LawComparison> {
  const start = drawStart(parseParameters(parameters, raw), seed, 0) as unknown as Plain;
  const at = { step: Float64Array.from(steps) };
  const trained = 'readoutRateRatio' in raw ? ['readoutWeights'] : [];
  const quantities = [...overlaps, ...trained].flatMap((q) => [`${q}Mean`, `${q}StandardDeviation`]);
  const sample = (simulator: string, own: number) =>
    ensemble.run(parseParameters(ensemble.parameters, { ...raw, instances, simulator }), {
      quality: 'publication',
      seed: own,
      start,
      at,
      quantities,
    });
  const reduced = yield* sample('exact-in-law', 2 * seed);
  const direct = yield* sample('direct', 2 * seed + 1);
  const scores = (suffix: string) =>
    quantities.filter((q) => q.endsWith(suffix)).flatMap((q) => zScores(reduced, direct, q));
  const means = scores('Mean');
  const spreads = scores('StandardDeviation');
  const all = [...means, ...spreads];
  const largest = all.reduce((a, z) => Math.max(a, Math.abs(z)), 0);
  return { name, meanRms: rms(means), spreadRms: rms(spreads), largest, count: all.length };
}

/** z-scores of a quantity between two ensembles, entry by entry. */
export function zScores(a: Dataset, b: Dataset, name: string): number[] {
  const [x, y] = [a.series[name]!, b.series[name]!];
  return Array.from(x.values as Float64Array).flatMap((value, i) => {
    const error = Math.sqrt(x.error![i]! * x.error![i]! + y.error![i]! * y.error![i]!);
    // Numbers that cannot fluctuate (norms on the sphere) say nothing.
    return error > 1e-10 ? [(value - (y.values[i] as number)) / error] : [];
  });
}

/** Root mean square. */
export function rms(values: number[]): number {
  return Math.sqrt(values.reduce((sum, z) => sum + z * z, 0) / values.length);
}
