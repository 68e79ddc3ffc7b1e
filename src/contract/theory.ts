import type * as z from 'zod';
import type { Calculation, Citation } from './calculation.js';
import type { Claim } from './claim.js';
import type { Plain } from './dataset.js';
import type { Job } from './job.js';
import type { Measure } from './quantity.js';
import type { View } from './view.js';

/** A named starting point: parameters in file form, and what it shows. */
export interface Preset {
  id: string;
  title: string;
  parameters: Record<string, Plain>;
  /** Vendored data set it trains on, as `--data` would take it. */
  data?: string;
  /** Claim it belongs to. */
  claim?: string;
  /** Curves worth varying, as `--vary` would take them. */
  vary?: Record<string, Plain[]>;
}

/** How numbers of a theory are to be read: carried by every result. */
export interface Conventions {
  lossNormalisation: string;
  timeUnit: string;
  /** Optimiser steps per unit of theory time; 0 for pure gradient flow. */
  stepsPerTime: number;
  /** Fresh samples per unit of time, or the words `full batch`. */
  samplesPerTime: number | string;
}

/** The phase a configuration lies in, and why. */
export interface Regime {
  label: string;
  /** One sentence with the numbers that decide. */
  reason: string;
  /** One sentence: what would change it. */
  change?: string;
  /** Warnings that concern the configuration (step too large, saddle, ...). */
  warnings: string[];
}

/** One piece of advice; `parameters` are the changes that carry it out. */
export interface Advice {
  topic: string;
  text: string;
  parameters?: Record<string, Plain>;
}

/** A table of numbers the user brought, column-major. */
export interface UserData {
  source: string;
  /** Inputs, row-major, `rows` x `names.length`. */
  inputs: Float64Array;
  labels: Float64Array;
  rows: number;
  names: string[];
  labelName: string;
}

/**
 * A theory: one folder that fulfils this contract. Flags, help, JSON Schema, lab controls, docs, presets, maps, fuzzing,
 * determinism tests and the proof table are derived from it.
 */
export interface Theory<S extends z.ZodObject = z.ZodObject> {
  id: string;
  title: string;
  /** Two or three sentences: what it describes and where it holds. */
  summary: string;
  citation: Citation;
  /** Parameters of a run: each property carries `ParameterMeta`. */
  parameters: S;
  presets: Preset[];
  /** Theory engines and simulators of a run, preferred first within each role; all accept `parameters`. */
  engines: Calculation<S>[];
  /** Computable things with parameters of their own. */
  calculators: Calculation[];
  measures: Measure[];
  /** A label that is empty where a configuration is sound and says what is wrong elsewhere (`diverges`): maps hatch those cells. */
  caution?: Measure;
  claims: Claim[];
  views: View[];
  /** Curves judged for agreement, most telling first. */
  headline: string[];
  /** `start`: theory and simulation are compared run by run from the same start. `mean`: theory against the mean over replicas. */
  compares: 'start' | 'mean';
  /** The parameter that makes the network finite (at Infinity the theory gives the limit), and the gap to allow for at a finite size, relative to a curve's range. */
  finiteSize?: { parameter: string; allowance?(parameters: z.output<S>): number };
  conventions(parameters: z.output<S>): Conventions;
  regime?(parameters: z.output<S>, seed: number): Job<Regime>;
  /** Advice towards a goal, e.g. `{ kernelRatio: 2 }`; with an empty goal general advice. */
  advise?(parameters: z.output<S>, goal: Record<string, number>, seed: number): Job<Advice[]>;
  /**
   * Parameters (file form) that make the run train on the user's data.
   * @param rows how many were asked for, at most those of `data`; absent: as many as the theory thinks fit.
   * @throws InputError when the data do not fit the theory.
   */
  fromData?(data: UserData, rows?: number): Record<string, Plain>;
  /** What `fromData` does to the data, in sentences that results keep. */
  preparation?(data: UserData, rows?: number): string[];
}

/** A line of the registry: the theory is loaded when asked for. */
export interface Entry {
  id: string;
  title: string;
  load(): Promise<Theory>;
}
