import { displaced, forward, type Network, type Passes } from '../../networks/index.js';

/** What kinks do on the way of the linear model: how many pre-activations change sign, out of how many. */
export interface KinkCount {
  flips: number;
  units: number;
}

/**
 * Pre-activations that change sign between the start and θ_0 − Σ_c q_c v_c; in networks of width n about n^{½+s} per input.
 * Kinks add a coherent remainder of order n^{−½+s} to the output [linearization 3.8].
 */
export function signChanges(network: Network, passes: Passes, q: Float64Array): KinkCount {
  const coefficients = new Float64Array(passes.count);
  for (let c = 0; c < q.length; c++) coefficients[c] = -q[c]!;
  const start = forward(network, passes.inputs[0]!, passes.count);
  const end = forward(displaced(network, passes, coefficients), passes.inputs[0]!, passes.count);
  let flips = 0;
  let units = 0;
  for (let l = 0; l + 1 < network.layers.length; l++) {
    const [before, after] = [start.preactivations[l]!, end.preactivations[l]!];
    units += before.length;
    for (let i = 0; i < before.length; i++) if (before[i]! > 0 !== after[i]! > 0) flips++;
  }
  return { flips, units };
}
