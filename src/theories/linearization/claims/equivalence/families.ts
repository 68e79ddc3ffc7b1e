import { correlationExponent, richnessOf } from '../../asymptotics/exponent-rule.js';
import { given } from '../measured.js';

/** Networks that differ in one size only, and the exponents their correlations should have in it. */
export interface Family {
  label: string;
  /** Parameters at a value of what is varied. */
  at(size: number): Record<string, unknown>;
  /** What is varied: the width, or the external scale at fixed width. */
  over: 'width' | 'lazinessScale';
  /** Exponents of C_2 and C_3. */
  expected: [second: number, third: number];
  /** Exponent of the odd part of the deviation where it is not that of C_3. */
  odd?: number;
}

/** Parametrisations of one activation, from the laziest to the richest. */
export const families: Family[] = [
  ofWidth('standard, one layer', { parametrisation: 'standard' }, -2),
  ofWidth('standard, two layers', { parametrisation: 'standard', hiddenLayers: 2 }),
  ofWidth('ntk', { parametrisation: 'ntk' }),
  ofWidth('power, s = 1/4', { parametrisation: 'power', richness: 0.25 }),
  ofWidth('mup', { parametrisation: 'mup' }),
  {
    label: 'external scale α',
    at: (lazinessScale) => ({ width: 256, lazinessScale }),
    over: 'lazinessScale',
    expected: [-1, -2],
  },
];

/** `odd`: with one readout layer that alone moves, C_3 is smaller than the pairing ⟨u, u⟩ of C^{1,1}, which decides. */
function ofWidth(label: string, parameters: Record<string, unknown>, odd?: number): Family {
  const full = given(parameters);
  const family = { ...full, richness: richnessOf(full.parametrisation, full.richness) };
  return {
    label,
    at: (width) => ({ ...parameters, width }),
    over: 'width',
    expected: [correlationExponent(family, 2), correlationExponent(family, 3)],
    ...(odd === undefined ? {} : { odd }),
  };
}
