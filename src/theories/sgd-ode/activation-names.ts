/** Activations by name; `hermite` is the polynomial whose coefficients are given beside it. */
export const activationNames = [
  'erf-sqrt2',
  'erf',
  'square',
  'relu',
  'tanh',
  'gelu',
  'linear',
  'he3',
  'hermite',
] as const;

/** Name of an activation. */
export type ActivationName = (typeof activationNames)[number];
