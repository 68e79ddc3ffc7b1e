import type * as z from 'zod';
import type { Dataset, Plain } from './dataset.js';
import type { Job } from './job.js';
import type { Quantity } from './quantity.js';
import type { Preset } from './theory.js';
import type { View } from './view.js';

/** Where a method or statement comes from; `cite` prints these as BibTeX. */
export interface Citation {
  key: string;
  type: 'article' | 'inproceedings' | 'book' | 'misc';
  title: string;
  authors: string[];
  year: number;
  /** Journal, proceedings or publisher. */
  venue?: string;
  arxiv?: string;
  doi?: string;
}

/** What the caller wants of a calculation beyond its parameters. */
export interface Request {
  quality: 'interactive' | 'publication';
  /** Relative accuracy of the numerical method, where it has one. */
  tolerance?: number;
  /** Only these quantities; absent: all. */
  quantities?: string[];
  /** Coordinates wanted (times, steps, indices). A calculation that cannot meet them returns the nearest it can, with its own coordinate. */
  at?: Record<string, Float64Array>;
  /** Seed of every random draw; replica i uses the streams addressed by (seed, i). */
  seed: number;
  /** Replicas from (included) to (excluded): results get the leading dim `replica`. Absent: replica 0 without that dim. */
  replicas?: { from: number; to: number };
  /** Initial state both theory and simulation begin from; absent: drawn by the calculation from (seed, replica). */
  start?: Plain;
  /** Checkpoint of an interrupted run of the same calculation. */
  resume?: Plain;
  /** Bytes the calculation may use; it refuses beyond. */
  memoryLimit?: number;
}

/** Whether a calculation applies to parameters, why, and what it would cost: automatic choice, dry run, the page's message. */
export interface Suitability {
  applies: boolean;
  reason: string;
  /** Rough cost of one replica on one core. */
  seconds: number;
  bytes: number;
}

/** One computable thing: an engine (theory or simulation) of a run, or a calculator with parameters of its own. */
export interface Calculation<S extends z.ZodObject = z.ZodObject> {
  id: string;
  title: string;
  role: 'theory' | 'simulation' | 'calculator';
  /** Methods it rests on, besides the theory's own citation. */
  citations: Citation[];
  /** One sentence for a paper's methods section. */
  method: string;
  parameters: S;
  quantities: Quantity[];
  /** Pictures of what a calculator returns; an engine is drawn by the views of its theory. */
  views?: View[];
  /** Named starting points of a calculator, in its own parameters. */
  presets?: Preset[];
  /** What legends call its curves; absent: its role. */
  curve?: string;
  /** Whether it draws noise while training, beyond the start. */
  stochastic?: boolean;
  /** Replicas computed together, 64 unless said: fixed, so that the number of workers never changes a bit. */
  block?: number;
  suits(parameters: z.output<S>): Suitability;
  run(parameters: z.output<S>, request: Request): Job<Dataset>;
}
