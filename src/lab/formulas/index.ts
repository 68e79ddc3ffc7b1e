/** A formula with what it says; `\htmlClass{term-NAME}{…}` marks the terms that the parameter NAME changes. */
export interface Formula {
  says: string;
  tex: string;
}

/** LaTeX of terms marked with the parameter they belong to: `term('width', 'd')`. */
export function term(parameter: string, tex: string): string {
  return `\\htmlClass{term-${parameter}}{${tex}}`;
}

/** The formulas of each theory. */
export const formulas: Record<string, () => Promise<Formula[]>> = {
  'linear-exact': () => import('./linear-exact.js').then(({ formulas }) => formulas),
  'sgd-ode': () => import('./sgd-ode.js').then(({ formulas }) => formulas),
  'dln-dmft': () => import('./dln-dmft.js').then(({ formulas }) => formulas),
  linearization: () => import('./linearization.js').then(({ formulas }) => formulas),
};
