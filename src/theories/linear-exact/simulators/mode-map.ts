/**
 * Gradient descent seen from the two modes p = (U+V)/√2 and q = (U−V)/√2 of the rescaled layers: every unit shares the same
 * pair of factors, so one step costs the same at any width and makes no error beyond rounding.
 *
 * State: `[g, d, gPrevious, dPrevious]` with g² = A|p|²/2 and d² = A|q|²/2, so that g² − d² = η̄γ·m₂·s and 2(g² + d²) = Θ.
 * A mode that is zero stays zero, whatever the other one does.
 */
export type ModeState = Float64Array;

/**
 * The state before the first step.
 * @param kernelCoefficient A = m₂γ²η̄² for the step of the rates, > 0
 * @param growing |p|² ≥ 0
 * @param decaying |q|² ≥ 0
 * @param stepFraction length of a step in units of the layer rates: ½ takes two steps per unit of time, > 0
 */
export function modeState(kernelCoefficient: number, growing: number, decaying: number, stepFraction = 1): ModeState {
  const g = Math.sqrt((kernelCoefficient / 2) * stepFraction) * Math.sqrt(growing);
  const d = Math.sqrt((kernelCoefficient / 2) * stepFraction) * Math.sqrt(decaying);
  return Float64Array.of(g, d, g, d);
}

/**
 * Plain gradient descent: x = B − ½A(P − Q), p ← (1 + x − ω)p, q ← (1 − x − ω)q, in place.
 * @param labelDrive B = η̄γm₁ of one step
 * @param shrinkage ω, the factor by which weight decay common to both layers shrinks the weights in one step, ≥ 0
 */
export function descend(state: ModeState, labelDrive: number, steps: number, shrinkage = 0): void {
  let g = state[0]!;
  let d = state[1]!;
  for (let k = 0; k < steps; k++) {
    const drive = labelDrive - g * g + d * d;
    g += (drive - shrinkage) * g;
    d -= (drive + shrinkage) * d;
  }
  state[0] = g;
  state[1] = d;
  state[2] = g;
  state[3] = d;
}

/**
 * Heavy ball (Polyak) or, with `lookAhead`, Nesterov momentum, the same for both layers, from zero velocity, in place:
 * the factors of p and q obey α_{k+1} = α_k + μ(α_k − α_{k−1}) ± x·α̃, with the drive x at the point α̃ where the gradient is taken.
 * @param momentum μ in [0, 1)
 */
export function descendWithMomentum(
  state: ModeState,
  labelDrive: number,
  steps: number,
  { momentum, lookAhead = false, shrinkage = 0 }: { momentum: number; lookAhead?: boolean; shrinkage?: number },
): void {
  let [g, d, gPrevious, dPrevious] = state as unknown as [number, number, number, number];
  for (let k = 0; k < steps; k++) {
    const gCoasting = g + momentum * (g - gPrevious);
    const dCoasting = d + momentum * (d - dPrevious);
    const gAt = lookAhead ? gCoasting : g;
    const dAt = lookAhead ? dCoasting : d;
    const drive = labelDrive - gAt * gAt + dAt * dAt;
    gPrevious = g;
    dPrevious = d;
    g = gCoasting + (drive - shrinkage) * gAt;
    d = dCoasting - (drive + shrinkage) * dAt;
  }
  state.set([g, d, gPrevious, dPrevious]);
}

/**
 * Gradient descent on changing data (minibatches, label noise): step k sees its own label drive and second moment, in place.
 * @param labelDrives B_k = η̄γ·(mean of x·y over the batch), one per step
 * @param momentRatios mean of x² over the batch divided by that over all data, one per step; absent: 1
 */
export function descendOnBatches(state: ModeState, labelDrives: Float64Array, momentRatios?: Float64Array): void {
  let g = state[0]!;
  let d = state[1]!;
  for (let k = 0; k < labelDrives.length; k++) {
    const drive = labelDrives[k]! - (momentRatios ? momentRatios[k]! : 1) * (g * g - d * d);
    g += drive * g;
    d -= drive * d;
  }
  state.set([g, d, g, d]);
}
