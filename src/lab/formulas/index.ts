import type { Plain } from '../../contract/index.js';

/** What decides whether a term counts: every parameter with its default filled in, and the engine that computed the curves. */
export interface Known {
  parameters: Record<string, Plain>;
  engine: string;
}

/** Why something is not used for these curves; undefined where it is. */
export type Absent = (known: Known) => string | undefined;

/**
 * A formula with what it says; `\htmlClass{term-NAME}{…}` marks the terms that the parameter NAME changes,
 * `\htmlClass{drop-NAME}{…}` those that some regimes leave out.
 */
export interface Formula {
  says: string;
  tex: string;
  /** By the NAME of `drop`: when the term is left out. */
  drops?: Record<string, Absent>;
  /** When the whole formula is not what was computed. */
  unused?: Absent;
}

/** LaTeX of terms marked with the parameters they belong to: `term('width', 'd')`. */
export function term(parameters: string, tex: string): string {
  const classes = parameters.split(' ').map((name) => `term-${name}`);
  return `\\htmlClass{${classes.join(' ')}}{${tex}}`;
}

/** LaTeX of a term that some regimes leave out. */
export function drop(name: string, tex: string): string {
  return `\\htmlClass{drop-${name}}{${tex}}`;
}

/** The formulas of each theory. */
export const formulas: Record<string, () => Promise<Formula[]>> = {
  'linear-exact': () => import('./linear-exact.js').then(({ formulas }) => formulas),
  'sgd-ode': () => import('./sgd-ode.js').then(({ formulas }) => formulas),
  'dln-dmft': () => import('./dln-dmft.js').then(({ formulas }) => formulas),
  linearization: () => import('./linearization.js').then(({ formulas }) => formulas),
};
