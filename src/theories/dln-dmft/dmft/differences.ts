/** Weights of the derivative at the last of several times: the slope there of the polynomial through all of them. */
export function derivativeWeights(times: ArrayLike<number>): Float64Array {
  const n = times.length - 1;
  const at = times[n]!;
  const weights = new Float64Array(n + 1);
  for (let j = 0; j < n; j++) {
    let w = 1 / (times[j]! - at);
    for (let k = 0; k < n; k++) if (k !== j) w *= (at - times[k]!) / (times[j]! - times[k]!);
    weights[j] = w;
    weights[n]! -= w;
  }
  return weights;
}

/** Lagrange weights of the polynomial through `nodes` at x. */
export function lagrangeWeights(nodes: ArrayLike<number>, x: number): Float64Array {
  const weights = new Float64Array(nodes.length);
  for (let j = 0; j < nodes.length; j++) {
    let w = 1;
    for (let k = 0; k < nodes.length; k++) if (k !== j) w *= (x - nodes[k]!) / (nodes[j]! - nodes[k]!);
    weights[j] = w;
  }
  return weights;
}
