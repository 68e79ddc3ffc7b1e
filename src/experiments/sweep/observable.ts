import type { SweepSpec } from '../../artifacts/sweep/spec.js';
import { closest, InputError, type Measure, type Quantity, type Theory } from '../../contract/index.js';
import { quantitiesOf } from '../quantities.js';

/** What a name under `observe` stands for. */
export type Observable = { name: string } & ({ measure: Measure } | { quantity: Quantity });

/** The measure or quantity of that name; measures come first. */
export function observableOf(theory: Theory, name: string): Observable | undefined {
  const measure = theory.measures.find((candidate) => candidate.name === name);
  if (measure) return { name, measure };
  const quantity = theory.engines.flatMap(({ quantities }) => quantities).find((candidate) => candidate.name === name);
  return quantity && { name, quantity };
}

/** Refuses names a theory does not have, curves without times, and names that mean two things. */
export function checkObserved(theory: Theory, { observe, refine, times, sweep }: SweepSpec): void {
  for (const name of observe) {
    const found = observableOf(theory, name);
    if (!found) throw unknown(theory, 'observe', name);
    if (name in sweep)
      throw refused(
        'observe',
        'names that are not swept',
        `'${name}'`,
        `'${name}' is a column already; remove it from observe`,
      );
    if ('quantity' in found && found.quantity.dims.includes('t') && !times)
      throw refused('times', `times at which '${name}' is recorded`, 'none', 'For example times: [1, 10, 100]');
  }
  if (refine && !theory.measures.some(({ name }) => name === refine.measure))
    throw unknown(theory, 'refine.measure', refine.measure);
}

function unknown(theory: Theory, path: string, name: string): InputError {
  const measures = theory.measures.map((measure) => measure.name);
  const near = closest(name, [...measures, ...quantitiesOf(theory).map((quantity) => quantity.name)]);
  return new InputError({
    code: 'OBSERVABLE_UNKNOWN',
    path,
    expected:
      path === 'observe'
        ? `a measure (${measures.join(', ') || 'none'}) or a quantity of its engines`
        : `a measure: ${measures.join(', ') || 'none'}`,
    received: `'${name}'`,
    ...(near.length > 0 ? { cause: `Did you mean '${near[0]}'?` } : {}),
    next: `'curvecast list ${theory.id}' describes them`,
  });
}

function refused(path: string, expected: string, received: string, next: string): InputError {
  return new InputError({ code: 'SPEC_INVALID', path, expected, received, next });
}
