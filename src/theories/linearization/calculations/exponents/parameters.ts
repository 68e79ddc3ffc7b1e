import * as z from 'zod';
import { parameter } from '../../../../contract/index.js';
import { parameters as runParameters } from '../../parameters.js';

const { activation, hiddenLayers, parametrisation, richness, lazinessScale, weightScale, biasScale, inputs } =
  runParameters.shape;

/** Networks to draw, widths to fit over, and the inputs of the correlations. */
export const parameters = z.object({
  activation,
  hiddenLayers,
  parametrisation,
  richness,
  lazinessScale,
  weightScale,
  biasScale,
  inputs,
  width: parameter(z.int().min(0).max(1048576).default(0), {
    symbol: 'n',
    meaning: 'one width of all hidden layers; 0: the widths listed',
    scale: 'log',
    group: 'network',
  }),
  widths: parameter(
    z
      .array(z.int().min(2).max(1048576))
      .refine(({ length }) => length === 0 || length >= 3)
      .default([]),
    {
      symbol: 'n_i',
      meaning: 'widths to fit exponents over, three or more; empty: 64, 256, 1024, for publication 256 to 16384',
      group: 'network',
      illegal: 'an exponent needs three widths from 2 to 2^20; sizes at one width: width',
    },
  ),
  instances: parameter(z.int().min(8).max(100000).default(48), {
    symbol: 'nets',
    meaning: 'networks per width',
    scale: 'log',
    group: 'scaling',
  }),
  baseInput: parameter(z.int().min(0).default(0), {
    symbol: 'x0',
    meaning: 'input at which the derivative is taken, counted from 0',
    group: 'data',
  }),
  contractedInputs: parameter(z.array(z.int().min(0)).min(1).max(4).default([1, 2, 0, 1]), {
    symbol: 'x_1…x_4',
    meaning: 'inputs whose gradient directions are contracted, in order',
    group: 'data',
    illegal: 'one to four inputs, counted from 0: order 5 needs sixth derivatives',
  }),
});

/** Validated parameters with every default filled in. */
export type Given = z.output<typeof parameters>;
