import type { Spec } from '../artifacts/spec.js';
import {
  type Calculation,
  defineTheory,
  type Entry,
  type Measure,
  type Quantity,
  type Theory,
} from '../contract/index.js';
import { findCalculator, findTheory } from './find.js';

/**
 * What a spec computes, told in the terms of a theory: the theory itself, or the calculator the spec names.
 * Flags, runs, figures, files and report follow from it.
 * @throws InputError `THEORY_UNKNOWN`, `CALCULATION_UNKNOWN`.
 */
export async function subjectOf(registry: Entry[], spec: Pick<Spec, 'theory' | 'calculation'>): Promise<Theory> {
  const theory = await findTheory(registry, spec.theory);
  return spec.calculation === undefined ? theory : asTheory(theory, findCalculator(theory, spec.calculation));
}

/** A calculator as a theory of its own: the only engine, with its parameters, pictures and presets; its constants are measures. */
export function asTheory(theory: Theory, calculator: Calculation): Theory {
  const { title, method, parameters, quantities, presets = [], views = [] } = calculator;
  return defineTheory({
    id: theory.id,
    title,
    summary: method,
    citation: theory.citation,
    parameters,
    engines: [{ ...calculator, role: 'theory' }],
    presets,
    measures: quantities.filter(({ dims }) => dims.length === 0).map(measureOf),
    views,
    headline: [],
    ...sharedWithRuns(theory, calculator),
  });
}

/** A calculator that takes every parameter of a run counts loss and time as a run does, and trains on the same data. */
function sharedWithRuns(
  { parameters: ofRun, conventions, fromData, preparation }: Theory,
  { parameters }: Calculation,
): Partial<Pick<Theory, 'conventions' | 'fromData' | 'preparation'>> {
  const whole = Object.keys(ofRun.shape).every((name) => name in parameters.shape);
  return whole ? { conventions, ...(fromData ? { fromData } : {}), ...(preparation ? { preparation } : {}) } : {};
}

function measureOf({ name, symbol, meaning, scale }: Quantity): Measure {
  return {
    name,
    symbol,
    meaning,
    needs: [name],
    scale,
    of({ series }) {
      const { values, error } = series[name]!;
      return { value: values[0]!, ...(error ? { error: error[0]! } : {}) };
    },
  };
}
