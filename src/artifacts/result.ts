import type { Citation, Conventions, Dataset, Plain, Regime, Verdict } from '../contract/index.js';
import type { KernelsId } from '../numerics/kernels/index.js';
import type { Spec } from './spec.js';

/** One curve family of a result: what computed it, for which parameters, and its data. */
export interface Part {
  id: string;
  role: 'theory' | 'simulation';
  /** Id of the calculation. */
  calculation: string;
  /** Legend text. */
  label: string;
  /** Parameters (file form) in which this part differs from the spec. */
  differs: Record<string, Plain>;
  dataset: Dataset;
}

/** How far simulation and theory agree on one quantity, in the quantity's own unit, at the worst time. */
export interface Agreement {
  quantity: string;
  theory: string;
  simulation: string;
  verdict: Verdict;
  /** One sentence a reader can quote. */
  reason: string;
  /** Largest |mean difference|, and over the curve's range. */
  bias: number;
  relativeBias: number;
  /** Where it occurs. */
  at: number;
  /** At that place: standard error over replicas, numerical error of theory and of simulation, allowance for finite size. */
  standardError: number;
  numericalError: number;
  finiteSize: number;
  /** Number of replicas and how they were compared. */
  replicas: number;
  compares: 'start' | 'mean';
}

/** Power law in the size: of the mean over networks minus the limit theory, or of the spread between networks. */
export interface FiniteSizeFit {
  quantity: string;
  parameter: string;
  of: 'mean' | 'spread';
  sizes: number[];
  gaps: number[];
  gapErrors: number[];
  exponent: number;
  confidence: [number, number];
  curved: boolean;
  /** Largest gap extrapolated to twice the largest size. */
  extrapolated: number;
  reason: string;
}

/** Where a result was computed. */
export interface Provenance {
  /** ISO 8601. */
  date: string;
  host: string;
  /** Version of Node, or `browser`. */
  node: string;
  /** Operating system and processor, e.g. `linux x64`. */
  platform?: string;
  /** The command line that repeats it; absent in the page and the library. */
  command?: string;
  /** Wall time of each phase. */
  seconds: Record<string, number>;
}

/** Everything a run produced. The hash covers spec, version, calculations, kernels that are not portable, and every series with its errors: the numbers, not the prose. */
export interface Result {
  format: 1;
  contractVersion: 1;
  version: string;
  kind: 'run';
  title: string;
  /** Canonical spec: every default filled in. */
  spec: Spec;
  /** Matrix kernels used. `blas` is part of the hash, its last bits depend on the machine; the others give the same numbers everywhere. */
  kernels?: KernelsId;
  conventions: Conventions;
  parts: Part[];
  agreement: Agreement[];
  finiteSize?: FiniteSizeFit[];
  regime?: Regime;
  measures: Record<string, { value: number | string; error?: number }>;
  notes: string[];
  citations: Citation[];
  /** Sentences on the methods used. */
  methods: string[];
  hash: string;
  /** Who computed it, when, and how long it took: not part of the hash. */
  run: Provenance;
}
