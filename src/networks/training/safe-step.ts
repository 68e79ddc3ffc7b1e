import { kernelRatioForecast } from '../indicators/forecast.js';
import { meanLayerKernels } from '../indicators/kernel-indicators.js';
import { probe } from '../indicators/probe.js';
import { sumOf } from '../kernels/layer-kernels.js';
import type { Network } from '../network.js';
import type { Batch } from './descent.js';

/** A quarter of the step at which a quadratic loss would diverge. */
const share = 0.5;
const products = 30;

/**
 * Step of gradient descent on the mean loss that the tangent kernel of a probe batch allows, with room for the growth that is
 * forecast (networks with one hidden layer; 1 for deeper ones).
 * @equation 0.5/(λ_max(K)/n · max(1, R)) [LE 6.5]
 */
export function safeStep(network: Network, batch: Batch): number {
  const seen = probe(network, batch);
  const kernel = sumOf(meanLayerKernels(seen));
  const growth = network.layers.length === 2 ? meanFinite(kernelRatioForecast(seen)) : 1;
  return share / ((largestEigenvalue(kernel, batch.count) / batch.count) * Math.max(1, growth));
}

function meanFinite(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += Number.isFinite(value) ? value : 1;
  return sum / values.length;
}

/** Power iteration: a kernel of non-negative features has one large eigenvalue that the constant vector finds at once. */
function largestEigenvalue(matrix: Float64Array, n: number): number {
  let x = new Float64Array(n).fill(1 / Math.sqrt(n));
  let value = 0;
  for (let k = 0; k < products; k++) {
    const y = new Float64Array(n);
    let square = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) y[i]! += matrix[i * n + j]! * x[j]!;
      square += y[i]! * y[i]!;
    }
    value = Math.sqrt(square);
    if (value === 0) return 0;
    x = y.map((v) => v / value);
  }
  return value;
}
