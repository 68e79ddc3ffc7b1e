import type { Quantity } from '../../contract/index.js';

type Row = [name: string, symbol: string, dims: string[], meaning: string, scale?: 'log'];

const rows: Row[] = [
  ['t', 't', ['t'], 'steps of the optimiser'],
  ['trainLoss', 'ℓ', ['t'], 'mean loss over the training rows', 'log'],
  ['testLoss', 'ℓ_test', ['t'], 'mean loss over the test rows', 'log'],
  ['trainAccuracy', 'acc', ['t'], 'share of training rows whose class is hit'],
  ['testAccuracy', 'acc_test', ['t'], 'share of test rows whose class is hit'],
  ['kernelRatio', 'R', ['t'], 'tangent kernel along the target over its start, mean over outputs', 'log'],
  ['kernelTraceRatio', 'tr K_t/tr K_0', ['t'], 'trace of the tangent kernel over its start', 'log'],
  ['kernelCosine', 'cos(K_t, K_0)', ['t'], 'how much the tangent kernel kept its shape'],
  ['layer', 'l', ['layer'], 'layer, from 1; the last one is the readout'],
  ['hidden', 'l', ['hidden'], 'hidden layer, from 1'],
  [
    'layerKernelRatio',
    'tr K_l,t/tr K_l,0',
    ['t', 'layer'],
    "trace of each layer's part of the kernel over its start",
    'log',
  ],
  ['normGrowth', '‖W_l‖/‖W_l,0‖', ['t', 'layer'], 'norm of each weight matrix over its start', 'log'],
  ['featureChange', '‖ΔH_l‖/‖H_l‖', ['t', 'hidden'], 'change of the features of each hidden layer over their start'],
  [
    'forwardBackwardCosine',
    'cos_l',
    ['t', 'hidden'],
    'cosine between mean of y h and mean of ∂f/∂h at each hidden layer',
  ],
  [
    'frobeniusAlignment',
    'A_F',
    ['t', 'hidden'],
    'norm of the product of the matrices below and above, about 1 when random',
  ],
  ['mechanism', 'mechanism', ['hidden'], 'kernel, alignment, disalignment or rescaling, read at the end'],
  ['kernelRatioForecast', 'R_0', [], 'forecast of kernelRatio from the start alone, for one hidden layer'],
  ['learningRate', 'η', [], 'step on the mean loss of a batch'],
  ['outputScaleRatio', 'rms f_0/rms y', [], 'size of the initial output over that of the targets'],
];

/** Everything a training run returns. */
export const quantities = rows.map(
  ([name, symbol, dims, meaning, scale]): Quantity => ({ name, symbol, dims, meaning, scale: scale ?? 'linear' }),
);
