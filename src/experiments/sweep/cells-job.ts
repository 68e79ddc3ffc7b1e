import { commandLine } from '../../artifacts/command-line.js';
import { codeOf, type Failure, recordLine } from '../../artifacts/sweep/record.js';
import type { Job, Plain, Step, Theory } from '../../contract/index.js';
import { type Cell, type CellWork, keyOf } from './cell.js';
import type { Columns } from './columns.js';
import { observableOf } from './observable.js';
import { type Bench, performCell } from './perform-cell.js';

/** What a batch of cells gives back. */
export interface CellsOutcome {
  /** One line of a shard for each cell, in the order of the batch. */
  lines: string;
  failed: number;
}

/** Computes a batch of cells; one that fails is recorded with its error and the others go on. */
export function* cellsJob(theory: Theory, work: CellWork, cells: Cell[]): Job<CellsOutcome> {
  const bench = benchOf(theory, work);
  const lines: string[] = [];
  let failed = 0;
  for (const [k, cell] of cells.entries()) {
    const { of, failure } = yield* attempt(bench, cell);
    if (failure) failed++;
    lines.push(lineOf(cell, work, of, failure));
    yield { done: k + 1, total: cells.length };
  }
  return { lines: lines.join(''), failed };
}

function benchOf(theory: Theory, work: CellWork): Bench {
  const observables = work.observe.flatMap((name) => observableOf(theory, name) ?? []);
  const needs = observables.flatMap((o) => ('measure' in o ? o.measure.needs : [o.name]));
  return { theory, work, observables, needs: [...new Set([...needs, ...(theory.caution?.needs ?? [])])] };
}

function* attempt(bench: Bench, cell: Cell): Generator<Step, { of: Columns; failure?: Failure }, void> {
  try {
    return { of: yield* performCell(bench, cell) };
  } catch (error) {
    return { of: {}, failure: failureOf(bench.theory.id, bench.work, cell, error) };
  }
}

/** The line of a finished or failed cell. */
export function lineOf(cell: Cell, work: CellWork, of: Columns, failed?: Failure): string {
  const at = { ...cell.at, seed: cell.seed };
  return recordLine({ cell: cell.address, key: keyOf(cell, work), at, of, ...(failed ? { failed } : {}) });
}

/** A failure with the one command that shows it again: the cell as a sweep of its own. */
export function failureOf(theory: string, work: CellWork, { at, seed }: Cell, error: unknown): Failure {
  const { header: _, parameters, ...rest } = work;
  const spec: Record<string, Plain> = { theory, parameters: { ...parameters, ...at }, ...rest, seed };
  const message = error instanceof Error ? error.message : String(error);
  return { code: codeOf(error), message, replay: commandLine(['sweep', JSON.stringify(spec)]) };
}
