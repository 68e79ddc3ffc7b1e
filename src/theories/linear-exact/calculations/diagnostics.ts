import * as z from 'zod';
import {
  type Calculation,
  type Dataset,
  exact,
  immediate,
  parameter,
  type Quantity,
  refuse,
} from '../../../contract/index.js';
import {
  activationNames,
  activations,
  denseMap,
  forwardBackwardCosines,
  frobeniusAlignments,
  kernelRatioForecast,
  meanLayerKernels,
  type Network,
  probe,
  singularAlignments,
  sumOf,
  targetRayleighs,
  trace,
} from '../../../networks/index.js';

const matrix = z.array(z.array(z.number()).min(1)).min(1);

const parameters = z
  .object({
    activation: parameter(z.enum(activationNames).default('tanh'), {
      symbol: 'φ',
      meaning: 'activation of the hidden layers',
      group: 'network',
    }),
    outputScale: parameter(z.number().default(1), {
      symbol: 'γ',
      meaning: 'output multiplier, not 0',
      group: 'network',
    }),
    layerLearningRates: parameter(z.array(z.number().positive()).min(2).default([0.1, 0.1]), {
      symbol: 'η_l',
      meaning: 'learning rates of the layers, first to last',
      group: 'training',
    }),
    layerWeights: parameter(
      z
        .array(matrix)
        .min(2)
        .default([[[0.5], [-0.3]], [[0.8, 0.4]]]),
      {
        symbol: 'W_l',
        meaning: 'weight matrices, each out × in, first to last; no biases; output γ W_L h',
        group: 'initialisation',
      },
    ),
    inputs: parameter(matrix.default([[1], [-0.5]]), {
      symbol: 'X',
      meaning: 'probe inputs, one per row',
      group: 'data',
    }),
    labels: parameter(matrix.default([[1], [-1]]), {
      symbol: 'Y',
      meaning: 'targets, one row per input, one column per output',
      group: 'data',
    }),
  })
  .check((context) => {
    const { layerWeights, layerLearningRates, inputs, labels, outputScale } = context.value;
    const next = 'Give matrices out × in that fit together, one learning rate per matrix, one row of labels per input';
    const wrong = (name: string, expected: string, received: unknown) =>
      refuse(context, { path: [name], expected, received, next });
    if (outputScale === 0) wrong('outputScale', 'a number other than 0', outputScale);
    if (layerLearningRates.length !== layerWeights.length)
      wrong('layerLearningRates', `${layerWeights.length} rates`, layerLearningRates);
    let columns = inputs[0]!.length;
    if (inputs.some((row) => row.length !== columns)) wrong('inputs', 'rows of equal length', inputs);
    for (const weights of layerWeights) {
      if (weights.some((row) => row.length !== columns))
        wrong('layerWeights', `rows of length ${columns}`, weights[0]!.length);
      columns = weights.length;
    }
    if (labels.length !== inputs.length || labels.some((row) => row.length !== columns))
      wrong('labels', `${inputs.length} rows of ${columns} numbers`, labels);
  });

type Diagnosed = (typeof parameters)['_output'];

const rows: [name: string, symbol: string, dims: string[], meaning: string][] = [
  ['output', 'f', ['a', 'k'], 'output of the network'],
  ['ntk', 'K', ['a', 'b'], 'tangent kernel, mean over outputs, learning rates contained'],
  ['ntkLayerTraces', 'tr K_l', ['l'], "trace of each layer's part of the kernel"],
  ['ntkTargetRayleigh', 'q_k', ['k'], 'kernel along the target of each output, divided by the number of inputs'],
  [
    'forwardBackwardCosine',
    'cos',
    ['l'],
    'cosine between mean of y h and mean of ∂f/∂h at the hidden layer each matrix feeds; 0 for the output',
  ],
  [
    'frobeniusAlignment',
    'A_F',
    ['l'],
    'norm of the product of a matrix and the next one, 1 when random; 0 for the output',
  ],
  [
    'singularAlignment',
    '|v·u|',
    ['l'],
    'overlap of leading singular vectors of a matrix and the next one; 0 for the output',
  ],
  [
    'ntkRatioForecast',
    'R_k',
    ['k'],
    'forecast of the kernel ratio along each target; networks with one hidden layer only',
  ],
];

const quantities = rows.map(
  ([name, symbol, dims, meaning]): Quantity => ({ name, symbol, dims, meaning, scale: 'linear' }),
);

function networkOf({ activation, outputScale, layerWeights, layerLearningRates }: Diagnosed): Network {
  return {
    activation: activations[activation],
    layers: layerWeights.map((weights, l) => {
      const scale = l === layerWeights.length - 1 ? outputScale : 1;
      const entries = Float64Array.from(weights.flat(), (w) => scale * w);
      const metric = layerLearningRates[l]! * scale * scale;
      const map = denseMap(entries, weights.length, weights[0]!.length);
      return { map, biases: new Float64Array(weights.length), metric, biasMetric: 0 };
    }),
  };
}

function diagnose(given: Diagnosed): Dataset {
  const network = networkOf(given);
  const count = given.inputs.length;
  const flat = (m: number[][]) => Float64Array.from(m.flat());
  const seen = probe(network, { inputs: flat(given.inputs), labels: flat(given.labels), count });
  const kernels = meanLayerKernels(seen);
  const layers = network.layers.length;
  const values: Record<string, Float64Array> = {
    output: seen.output,
    ntk: sumOf(kernels),
    ntkLayerTraces: Float64Array.from(kernels, (kernel) => trace(kernel, count)),
    ntkTargetRayleigh: targetRayleighs(seen),
    forwardBackwardCosine: forwardBackwardCosines(seen),
    frobeniusAlignment: frobeniusAlignments(network),
    singularAlignment: singularAlignments(network),
    ...(layers === 2 ? { ntkRatioForecast: kernelRatioForecast(seen) } : {}),
  };
  const sizes = { a: count, b: count, k: seen.outputs, l: layers };
  const series = Object.fromEntries(
    quantities
      .filter(({ name }) => values[name])
      .map(({ name, dims }) => [name, exact(dims, padded(values[name]!, dims[0] === 'l' ? layers : 0))]),
  );
  return { sizes, series };
}

/** A quantity at the hidden layers gets a 0 for the output, so that all layer quantities share one axis. */
function padded(values: Float64Array, length: number): Float64Array {
  if (values.length >= length) return values;
  const all = new Float64Array(length);
  all.set(values);
  return all;
}

/** Indicators of a real network with given weights on a probe batch. */
export const diagnostics: Calculation<typeof parameters> = {
  id: 'diagnostics',
  title: 'Indicators of a network with given weights',
  role: 'calculator',
  citations: [],
  method:
    'Tangent kernels were computed layer by layer from Gram matrices of features and of back-propagated derivatives; alignments from features, derivatives and singular vectors.',
  parameters,
  quantities,
  suits: () => ({ applies: true, reason: 'any dense network without biases', seconds: 0.01, bytes: 1e6 }),
  run: (given) => immediate(() => diagnose(given)),
};
