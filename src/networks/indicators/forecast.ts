import { targetRayleighs } from './kernel-indicators.js';
import type { Probe } from './probe.js';

/**
 * Forecast of the ratio of the tangent kernel along each target between end and start of training, for two-layer networks,
 * from the initial network alone. Sign and order of magnitude; not valid for more layers.
 * @equation R_k = √(1 + 4η_1η_2 λ_k (⟨y_k²⟩ − (f_k·y_k)²/(n|y_k|²))/q_k²), λ_k = q_k^{hidden}/(η_1|W_{2,k}|²) [LE 6.4.6]
 */
export function kernelRatioForecast(probe: Probe): Float64Array {
  const { network, count, outputs, labels } = probe;
  if (network.layers.length !== 2) throw new RangeError('the forecast is for networks with one hidden layer');
  const [hidden, readout] = network.layers as [(typeof network.layers)[0], (typeof network.layers)[0]];
  const whole = targetRayleighs(probe);
  const hiddenPart = targetRayleighs(probe, 0);
  return Float64Array.from({ length: outputs }, (_, k) => {
    let yy = 0;
    let fy = 0;
    for (let a = 0; a < count; a++) {
      const y = labels[a * outputs + k]!;
      yy += y * y;
      fy += y * probe.output[a * outputs + k]!;
    }
    let norm = 0;
    for (let i = 0; i < readout.map.columns; i++) norm += square(readout.map.entries[k * readout.map.columns + i]!);
    const lambda = hiddenPart[k]! / (hidden.metric * norm);
    const excess = yy / count - (fy * fy) / (count * yy);
    const radicand = 1 + (4 * hidden.metric * readout.metric * lambda * excess) / square(whole[k]!);
    return Math.sqrt(Math.max(radicand, 0));
  });
}

function square(x: number): number {
  return x * x;
}
