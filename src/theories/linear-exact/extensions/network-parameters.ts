import { fileForm, parseParameters } from '../../../contract/index.js';
import { type Parameters, parameters } from '../parameters.js';

const names = [
  'width',
  'outputScale',
  'readoutLearningRate',
  'hiddenLearningRate',
  'readoutInitialScale',
  'hiddenInitialScale',
  'initialisation',
  'readoutWeights',
  'hiddenWeights',
] as const;

type Name = (typeof names)[number];

/** The parameters of the network that every extension shares with the linear theory. */
export const networkShape = Object.fromEntries(names.map((name) => [name, parameters.shape[name]])) as Pick<
  typeof parameters.shape,
  Name
>;

/** Complete parameters of the linear theory for an extension's network and data; rules between parameters are checked. */
export function linearParameters(given: Pick<Parameters, Name> & { inputs: number[]; labels: number[] }): Parameters {
  const network = Object.fromEntries(names.map((name) => [name, fileForm(given[name])]));
  return parseParameters(parameters, { ...network, inputs: given.inputs, labels: given.labels });
}
