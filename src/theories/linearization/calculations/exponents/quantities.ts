import type { Quantity } from '../../../../contract/index.js';

/** Orders D of the correlations. */
export const orders = [1, 2, 3, 4];

/** What a study of several widths gives. */
export const quantities: Quantity[] = [
  ...orders.map(
    (D): Quantity => ({
      name: `correlation${D}Rms`,
      symbol: `rms C_${D}`,
      meaning: `root mean square over networks of C_${D} over Θ^${D}`,
      dims: ['width'],
      scale: 'log',
    }),
  ),
  ...orders.map(
    (D): Quantity => ({
      name: `correlation${D}RmsRule`,
      symbol: `C_${D} ∝ n^p`,
      meaning: `power of the rule through the root mean square of C_${D} at the largest width`,
      dims: ['width'],
      scale: 'log',
    }),
  ),
  ...orders.map(
    (D): Quantity => ({
      name: `correlation${D}Exponent`,
      symbol: `p_${D}`,
      meaning: `fitted width exponent of C_${D}, without the smallest of four or more widths where the fit over all bends; its standard error is the error bar`,
      dims: [],
      scale: 'linear',
    }),
  ),
  ...orders.map(
    (D): Quantity => ({
      name: `correlation${D}MedianExponent`,
      symbol: `p_${D},½`,
      meaning: `fitted width exponent of the median of |C_${D}|, which heavy tails do not touch; its standard error is the error bar`,
      dims: [],
      scale: 'linear',
    }),
  ),
  ...orders.map(
    (D): Quantity => ({
      name: `correlation${D}CurvatureZ`,
      symbol: `z_${D}`,
      meaning: `distance of the quadratic term from 0 in standard errors; beyond 3 the fit over all widths bends: no pure power`,
      dims: [],
      scale: 'linear',
    }),
  ),
  {
    name: 'correlationExponentTheory',
    symbol: 'p(D, s)',
    meaning: 'width exponents by rule; -Infinity where the correlation vanishes by structure',
    dims: ['order'],
    scale: 'linear',
  },
];
