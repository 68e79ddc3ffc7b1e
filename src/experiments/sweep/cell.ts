import { strToU8 } from 'fflate';
import { canonicalJson } from '../../artifacts/canonical.js';
import type { SweepSpec } from '../../artifacts/sweep/spec.js';
import { version } from '../../artifacts/version.js';
import type { Plain } from '../../contract/index.js';
import { sha256Hex } from '../../data/sha256.js';

/** One point of a sweep: its address in the design, what it changes, its seed. */
export interface Cell {
  address: number;
  /** Swept parameters in file form. */
  at: Record<string, Plain>;
  seed: number;
}

/** What all cells of a sweep share: sent with every batch. */
export interface CellWork {
  parameters: Record<string, Plain>;
  observe: string[];
  engine: SweepSpec['engine'];
  replicas: number;
  quality: SweepSpec['quality'];
  tolerance?: number;
  times?: number[];
  /** Hash of all that is shared, theory and version of the program included. */
  header: string;
}

/** The shared part of a sweep's cells. */
export function workOf(spec: SweepSpec): CellWork {
  const { parameters, observe, engine, replicas, quality, tolerance, times, refine } = spec;
  const shared = {
    parameters,
    observe: refine && !observe.includes(refine.measure) ? [...observe, refine.measure] : observe,
    engine,
    replicas,
    quality,
    ...(tolerance === undefined ? {} : { tolerance }),
    ...(times ? { times } : {}),
  };
  return { ...shared, header: sha256Hex(strToU8(canonicalJson({ ...shared, theory: spec.theory, version }))) };
}

/** Key of a cell: 16 hexadecimal digits of the SHA-256 of everything its values depend on. */
export function keyOf({ at, seed }: Cell, { header }: CellWork): string {
  return sha256Hex(strToU8(header + canonicalJson({ at, seed }))).slice(0, 16);
}
