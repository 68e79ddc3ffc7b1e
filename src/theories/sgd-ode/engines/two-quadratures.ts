import {
  type ErrorCheckpoint,
  type ErrorProgress,
  type IntegrateOptions,
  type IntegrationProgress,
  integrateJob,
  type OdeProblem,
  type OdeSolution,
  type OdeSolutionWithError,
} from '../../../numerics/ode/index.js';

/** A problem with its options. */
export interface Posed {
  problem: OdeProblem;
  initial: Float64Array;
  options: IntegrateOptions;
}

/**
 * Like `integrateWithErrorJob`, with a companion that differs in tolerance (ten times tighter) and in the quadrature inside
 * the right-hand side: the difference is the error of both.
 */
export function* integrateBoth(
  first: Posed,
  second: () => Posed,
  times: Float64Array,
  resume: ErrorCheckpoint = { solution: null, run: null },
): Generator<ErrorProgress, OdeSolutionWithError, void> {
  const run = resume.run ?? undefined;
  const open = ({ problem, initial, options }: Posed, from?: typeof run) =>
    integrateJob(problem, { t: 0, y: initial }, times, options, from);
  const solution = resume.solution ?? (yield* reported(open(first, run), null));
  const companion = yield* reported(open(second(), resume.solution ? run : undefined), solution);
  const difference = (i: number) => (10 / 9) * Math.abs(solution.values[i]! - (companion.values[i] ?? Infinity));
  return {
    ...solution,
    errors: solution.values.map((_, i) => difference(i)),
    hitErrors: Float64Array.from(solution.hits, ({ t }, h) => Math.abs(t - (companion.hits[h]?.t ?? Infinity))),
    companionCounts: companion.counts,
  };
}

function* reported(
  job: Generator<IntegrationProgress, OdeSolution, void>,
  solution: OdeSolution | null,
): Generator<ErrorProgress, OdeSolution, void> {
  for (;;) {
    const next = job.next();
    if (next.done) return next.value;
    const { t, end, partial, checkpoint } = next.value;
    yield {
      phase: solution ? 'companion' : 'solution',
      t,
      end,
      partial: () => solution ?? partial(),
      checkpoint: () => ({ solution, run: checkpoint() }),
    };
  }
}
