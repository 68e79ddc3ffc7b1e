import type { Request } from '../../contract/index.js';
import {
  type Activation,
  activations,
  alignReadout,
  gaussianNetwork,
  type Loss,
  losses,
  type Network,
  portableNormals,
  type Scaling,
  streamNormals,
} from '../../networks/index.js';
import { integerBelow, randomStream } from '../../numerics/random/index.js';
import type { Parameters } from './parameters.js';

/** Parameters in the form calculations work with: training inputs first, then test inputs, row by row. */
export interface Setting {
  inputs: Float64Array;
  dimension: number;
  /** Training inputs. */
  count: number;
  /** Training and test inputs. */
  total: number;
  labels: Float64Array;
  sizes: number[];
  scaling: Scaling;
  activation: Activation;
  loss: Loss;
}

/** Reads parameters into a setting. */
export function settingOf(given: Parameters): Setting {
  const dimension = given.inputs[0]!.length;
  const hidden =
    given.hiddenWidths.length > 0 ? given.hiddenWidths : Array<number>(given.hiddenLayers).fill(given.width);
  const count = given.inputs.length;
  return {
    inputs: Float64Array.from([...given.inputs, ...given.testInputs].flat()),
    dimension,
    count,
    total: count + given.testInputs.length,
    labels:
      given.labels.length > 0
        ? Float64Array.from(given.labels)
        : Float64Array.from({ length: count }, (_, a) => (a % 2 === 0 ? 1 : -1)),
    sizes: [dimension, ...hidden, 1],
    scaling: {
      parametrisation: given.parametrisation,
      weightScale: given.weightScale,
      biasScale: given.biasScale,
      richness: given.richness,
      lazinessScale: given.lazinessScale,
      abc: given.abcExponents,
    },
    activation: activations[given.activation],
    loss: losses[given.loss],
  };
}

/** The network a replica starts from: the same for theory and simulation, because both draw it from the same address. */
export function networkOf(given: Parameters, { seed }: Pick<Request, 'seed'>, replica: number): Network {
  const { sizes, scaling, activation, inputs, dimension } = settingOf(given);
  const own = given.initialisation.seed;
  const source =
    own === undefined ? streamNormals(randomStream(seed, 'network', replica)) : portableNormals(own + replica);
  const network = gaussianNetwork(sizes, activation, scaling, source);
  alignReadout(network, given.readoutAlignment, inputs.slice(0, dimension));
  return network;
}

/** Training targets: the labels, moved by the initial output where they are to be centred. */
export function targetsOf(given: Parameters, { labels }: Setting, output: Float64Array): Float64Array {
  return given.centredTargets ? labels.map((y, a) => y + output[a]!) : labels;
}

/** The batches of a descent: as listed, drawn, or all inputs every time. */
export function batchesOf(given: Parameters, { seed }: Pick<Request, 'seed'>, replica: number): number[][] {
  if (given.batches.length > 0) return given.batches;
  const count = given.inputs.length;
  if (given.batchSize === 0) {
    const all = Array.from({ length: count }, (_, a) => a);
    return Array.from({ length: given.steps }, () => all);
  }
  const stream = randomStream(seed, 'batches', replica);
  return Array.from({ length: given.steps }, () =>
    Array.from({ length: given.batchSize }, () => integerBelow(count, stream)),
  );
}
