import { type Calculation, closest, type Entry, InputError, type Theory } from '../contract/index.js';

/** The theory of that name. @throws InputError `THEORY_UNKNOWN`. */
export async function findTheory(registry: Entry[], id: string): Promise<Theory> {
  const entry = registry.find((candidate) => candidate.id === id);
  if (entry) return entry.load();
  const near = closest(
    id,
    registry.map((candidate) => candidate.id),
  );
  throw new InputError({
    code: 'THEORY_UNKNOWN',
    path: 'theory',
    expected: `one of ${registry.map((candidate) => candidate.id).join(', ')}`,
    received: `'${id}'`,
    ...(near.length > 0 ? { cause: `Did you mean '${near[0]}'?` } : {}),
    next: "'curvecast list' shows what there is",
  });
}

/** The calculator of that id. @throws InputError `CALCULATION_UNKNOWN` with the nearest names. */
export function findCalculator({ id: theory, calculators, engines }: Theory, id: string): Calculation {
  const found = calculators.find((calculator) => calculator.id === id);
  if (found) return found;
  const names = calculators.map((calculator) => calculator.id);
  const near = closest(id, names);
  const engine = engines.find((candidate) => candidate.id === id);
  throw new InputError({
    code: 'CALCULATION_UNKNOWN',
    path: 'calculation',
    expected: `a calculator of ${theory}: ${names.join(', ') || 'it has none'}`,
    received: engine ? `'${id}', which is an engine` : `'${id}'`,
    ...(near.length > 0 ? { cause: `Did you mean '${near[0]}'?` } : {}),
    next: engine ? `curvecast run ${theory}` : `'curvecast list ${theory}' describes them`,
  });
}

/** The engine or calculator of that id. @throws InputError `CALCULATION_UNKNOWN`. */
export function findCalculation(theory: Theory, id: string) {
  const all = [...theory.engines, ...theory.calculators];
  const found = all.find((calculation) => calculation.id === id);
  if (found) return found;
  throw new InputError({
    code: 'CALCULATION_UNKNOWN',
    path: 'calculation',
    expected: `a calculation of ${theory.id}: ${all.map((calculation) => calculation.id).join(', ')}`,
    received: `'${id}'`,
    next: `'curvecast list ${theory.id}' describes them`,
  });
}
