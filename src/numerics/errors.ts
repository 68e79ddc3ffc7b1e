/** Where and why a numerical method gave up; shown to the user, so every part is meant to be read. */
export interface NumericalFailure {
  /** Stable code, listed in docs/errors.md, e.g. `ODE_STEP_UNDERFLOW`. */
  code: string;
  /** What failed, e.g. `gradient flow: step size fell below the resolution of time`. */
  what: string;
  /** Time of the integration (native unit) at which it failed. */
  time?: number;
  /** Index of the step or iteration at which it failed. */
  step?: number;
  /** Likely cause, one clause. */
  cause: string;
  /** What to try next, one clause. */
  remedy: string;
}

/** A numerical method could not deliver: carries time, step, cause and remedy instead of a silent NaN. */
export class NumericalError extends Error {
  override readonly name = 'NumericalError';
  readonly code: string;
  readonly failure: NumericalFailure;

  constructor(failure: NumericalFailure) {
    super(describe(failure));
    this.code = failure.code;
    this.failure = failure;
  }
}

function describe({ what, time, step, cause, remedy }: NumericalFailure): string {
  const where = [time === undefined ? '' : `t = ${time}`, step === undefined ? '' : `step ${step}`].filter(Boolean);
  return `${what}${where.length > 0 ? ` at ${where.join(', ')}` : ''}. Likely cause: ${cause}. Next: ${remedy}.`;
}
